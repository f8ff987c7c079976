package khlang;

import static org.assertj.core.api.Assertions.assertThat;

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
        }
    }
}
