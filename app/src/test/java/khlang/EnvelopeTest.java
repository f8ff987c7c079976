package khlang;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpRequest;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class EnvelopeTest {
    @ParameterizedTest
    @EnumSource(Pair.class)
    void statusIsAnsweredInTheEnvelope(Pair pair) {
        try (TestServer server = TestServer.start(pair)) {
            var answer = server.get("/api/3/action/status_show");
            assertThat(answer.headers().firstValue("content-type")).contains("application/json;charset=utf-8");
            assertThat(server.read("status_show", "")
                            .at("/result/locale_default")
                            .asString())
                    .isEqualTo("th");
            assertThat(server.get("/api/action/nothing").statusCode()).isEqualTo(400);
            assertThat(server.get("/api/action/nothing").body()).contains("Action name not known: nothing");
            for (String unknown :
                    new String[] {"/api/v1/nothing", "/api/v1/datasets", "/api/4", "/datastore/nothing"}) {
                assertThat(server.get(unknown).statusCode()).as(unknown).isEqualTo(404);
                assertThat(server.get(unknown).body())
                        .as(unknown)
                        .contains(unknown.startsWith("/api/v1/") ? "\"code\":\"web.page.unknown\"" : "Not Found Error");
            }
            assertThat(server.send(HttpRequest.newBuilder(URI.create(server.url() + "/api/3/action/status_show"))
                                    .DELETE())
                            .statusCode())
                    .isEqualTo(405);
        }
    }
}
