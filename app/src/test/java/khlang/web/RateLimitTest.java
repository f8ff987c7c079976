package khlang.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Locale;
import java.util.Map;
import khlang.Pair;
import khlang.TestServer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class RateLimitTest {
    private static final String STATUS = "/api/3/action/status_show";

    @Test
    void whoAsksTooOftenIsToldToWaitAndOthersAreNot() {
        try (TestServer server = TestServer.start(Pair.EMBEDDED, Map.of("KHLANG_RATE_LIMIT", "30"))) {
            HttpResponse<String> first = server.get(STATUS);
            assertThat(number(first, "X-RateLimit-Limit")).isEqualTo(30);
            assertThat(number(first, "X-RateLimit-Remaining")).isBetween(20L, 29L);
            assertThat(number(first, "X-RateLimit-Reset")).isBetween(1L, 60L);
            // While they are asked, one comes back every two seconds.
            HttpResponse<String> answer = first;
            for (int i = 0; i < 200 && answer.statusCode() != 429; i++) {
                answer = server.get(STATUS);
            }
            assertThat(answer.statusCode()).isEqualTo(429);
            assertThat(answer.body()).contains("Too Many Requests Error", "more than 30 times a minute");
            assertThat(number(answer, "X-RateLimit-Remaining")).isZero();
            assertThat(number(answer, "Retry-After")).isBetween(1L, 2L);
            assertThat(number(answer, "X-RateLimit-Reset")).isEqualTo(number(answer, "Retry-After"));
            assertThat(from(server, "203.0.113.9", null).statusCode()).isEqualTo(200);
        }
    }

    @Test
    void whoIsKnownIsNotCounted() {
        try (TestServer server = TestServer.start(Pair.EMBEDDED, Map.of("KHLANG_RATE_LIMIT", "30"))) {
            for (int i = 0; i < 40; i++) {
                HttpResponse<String> answer = from(server, "203.0.113.9", TestServer.ADMIN_TOKEN);
                assertThat(answer.statusCode()).isEqualTo(200);
                assertThat(answer.headers().firstValue("X-RateLimit-Limit")).isEmpty();
            }
            int refused = 0;
            for (int i = 0; i < 200 && refused == 0; i++) {
                refused += from(server, "203.0.113.9", "no-such-token").statusCode() == 429 ? 1 : 0;
            }
            assertThat(refused).isPositive();
        }
    }

    @Test
    void whoKeepsTheServerBusyIsToldToWait() {
        Map<String, String> settings = Map.of("KHLANG_RATE_LIMIT", "100000", "KHLANG_RATE_SECONDS", "1");
        try (TestServer server = TestServer.start(Pair.EMBEDDED, settings)) {
            // Each answer counts a thousandth of a second at least; a little time comes back meanwhile.
            HttpResponse<String> answer = server.post(STATUS, "{}", null);
            for (int i = 0; i < 5_000 && answer.statusCode() != 429; i++) {
                answer = i % 2 == 0 ? server.get(STATUS) : server.post(STATUS, "{}", null);
            }
            assertThat(answer.statusCode()).isEqualTo(429);
            assertThat(answer.body()).contains("1 second");
            long wait = number(answer, "Retry-After");
            assertThat(wait).isPositive();
            assertThat(answer.body())
                    .contains("in a minute", "ask again in " + wait + " second", "ใหม่ในอีก " + wait + " วินาที");
        }
    }

    @Test
    void onlyATrustedProxyIsBelieved() {
        Map<String, String> settings = Map.of("KHLANG_RATE_LIMIT", "30", "KHLANG_TRUSTED_PROXIES", "10.0.0.0/8");
        try (TestServer server = TestServer.start(Pair.EMBEDDED, settings)) {
            int refused = 0;
            for (int i = 0; i < 200 && refused == 0; i++) {
                refused += from(server, "203.0.113." + i, null).statusCode() == 429 ? 1 : 0;
            }
            assertThat(refused).isPositive();
        }
    }

    @Test
    void whatWatchesTheServerIsNeverRefused() {
        try (TestServer server = TestServer.start(Pair.EMBEDDED, Map.of("KHLANG_RATE_LIMIT", "30"))) {
            for (int i = 0; i < 100; i++) {
                HttpResponse<String> answer = server.get(i % 2 == 0 ? "/healthz" : "/readyz");
                assertThat(answer.statusCode()).isNotEqualTo(429);
                assertThat(answer.headers().firstValue("X-RateLimit-Limit")).isEmpty();
            }
            assertThat(number(server.get(STATUS), "X-RateLimit-Remaining")).isGreaterThan(20);
        }
    }

    @Test
    void allAddressesOfALineAreOneCaller() {
        try (TestServer server = TestServer.start(Pair.EMBEDDED, Map.of("KHLANG_RATE_LIMIT", "30"))) {
            int refused = 0;
            for (int i = 1; i < 200 && refused == 0; i++) {
                String address = "2001:db8:1:2:" + Integer.toHexString(i) + "::" + Integer.toHexString(i);
                refused += from(server, i % 2 == 0 ? address : "[" + address.toUpperCase(Locale.ROOT) + "]", null)
                                        .statusCode()
                                == 429
                        ? 1
                        : 0;
            }
            assertThat(refused).isPositive();
            assertThat(from(server, "2001:db8:1:3::1", null).statusCode()).isEqualTo(200);
            assertThat(from(server, "2001:db8:1:2", null).statusCode()).isEqualTo(200);
        }
    }

    private static HttpResponse<String> from(TestServer server, String address, @Nullable String token) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create(server.url() + STATUS)).header("X-Forwarded-For", address);
        if (token != null) {
            request.header("Authorization", token);
        }
        return server.send(request.GET());
    }

    private static long number(HttpResponse<String> answer, String header) {
        return Long.parseLong(answer.headers().firstValue(header).orElse("-1"));
    }
}
