package khlang.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpRequest;
import java.util.Map;
import khlang.Pair;
import khlang.TestServer;
import org.junit.jupiter.api.Test;

class RateLimitTest {
    @Test
    void whoAsksTooOftenIsToldToWaitAndOthersAreNot() {
        try (TestServer server = TestServer.start(Pair.EMBEDDED, Map.of("KHLANG_RATE_LIMIT", "30"))) {
            int refused = 0;
            // While they are asked, one comes back every two seconds.
            for (int i = 0; i < 200 && refused == 0; i++) {
                refused += server.get("/healthz").statusCode() == 429 ? 1 : 0;
            }
            assertThat(refused).isPositive();
            var answer = server.get("/api/3/action/status_show");
            assertThat(answer.statusCode()).isEqualTo(429);
            assertThat(answer.body()).contains("Too Many Requests Error");
            assertThat(answer.headers().firstValue("Retry-After")).isPresent();
            var other = server.send(HttpRequest.newBuilder(URI.create(server.url() + "/healthz"))
                    .header("X-Forwarded-For", "203.0.113.9")
                    .GET());
            assertThat(other.statusCode()).isEqualTo(200);
        }
    }
}
