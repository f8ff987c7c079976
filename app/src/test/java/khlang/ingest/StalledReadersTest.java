package khlang.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import khlang.Pair;
import khlang.TestServer;
import khlang.web.LongAnswers;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Readers who ask for whole tables and take nothing of them. */
class StalledReadersTest {
    private static final int READERS = 250;
    private static final int ROWS = 100_000;

    @ParameterizedTest
    @EnumSource(Pair.class)
    void theyKeepNobodyElseWaiting(Pair pair) throws Exception {
        try (TestServer server = TestServer.start(pair)) {
            String rows = published(server);
            List<Socket> readers = new ArrayList<>();
            try {
                for (int reader = 0; reader < READERS; reader++) {
                    // They come from several places, as a proxy tells.
                    readers.add(asked(server, rows + ".csv", "10.0.0." + reader % 10));
                }
                for (int number = 0; number < 20; number++) {
                    Instant began = Instant.now();
                    assertThat(server.get(rows + "?limit=3&offset=" + number).statusCode())
                            .isEqualTo(200);
                    assertThat(Duration.between(began, Instant.now())).isLessThan(Duration.ofSeconds(10));
                }
                List<String> answers = answers(readers);
                assertThat(answers.stream().filter("HTTP/1.1 200"::equals)).hasSize(LongAnswers.MOST);
                assertThat(Set.copyOf(answers)).isSubsetOf("HTTP/1.1 200", "HTTP/1.1 503", "HTTP/1.1 429");
                HttpResponse<String> refused = server.get(rows + ".csv");
                assertThat(refused.statusCode()).isEqualTo(503);
                assertThat(refused.headers().firstValue("Retry-After")).isPresent();
                assertThat(refused.headers().firstValue("Content-Disposition")).isEmpty();
                assertThat(refused.body()).contains("\"code\":\"web.long_answers.all\"", "\"hint_th\"");
                assertThat(server.get(rows + ".parquet").statusCode()).isEqualTo(503);
                assertThat(server.get(rows + ".csv?limit=5").statusCode()).isEqualTo(200);
            } finally {
                leave(readers);
            }
            assertThat(sooner(server, rows + ".csv").lines()).hasSize(ROWS + 1);
        }
    }

    @ParameterizedTest
    @EnumSource(Pair.class)
    void oneOfThemLeavesPlacesToTheOthers(Pair pair) throws Exception {
        try (TestServer server = TestServer.start(pair)) {
            String rows = published(server);
            List<Socket> readers = new ArrayList<>();
            try {
                for (int reader = 0; reader < LongAnswers.MOST + 8; reader++) {
                    readers.add(asked(server, rows + ".csv", "10.0.0.7"));
                }
                List<String> answers = answers(readers);
                assertThat(answers.stream().filter("HTTP/1.1 200"::equals)).hasSize(8);
                assertThat(answers.stream().filter("HTTP/1.1 429"::equals)).hasSize(LongAnswers.MOST);
                assertThat(server.get(rows + ".csv").statusCode()).isEqualTo(200);
            } finally {
                leave(readers);
            }
        }
    }

    /** How each answer begins; who reads no more than that takes nothing of the rest. */
    private static List<String> answers(List<Socket> readers) throws IOException {
        List<String> answers = new ArrayList<>();
        for (Socket reader : readers) {
            answers.add(new String(reader.getInputStream().readNBytes(12), StandardCharsets.US_ASCII));
        }
        return answers;
    }

    private static void leave(List<Socket> readers) throws IOException {
        for (Socket reader : readers) {
            reader.setSoLinger(true, 0);
            reader.close();
        }
    }

    /** What is answered once the server has seen that the readers have left. */
    private static String sooner(TestServer server, String path) throws InterruptedException {
        Instant end = Instant.now().plus(Duration.ofSeconds(60));
        HttpResponse<String> answer = server.get(path);
        while (answer.statusCode() != 200 && Instant.now().isBefore(end)) {
            Thread.sleep(50);
            answer = server.get(path);
        }
        return answer.body();
    }

    /** Publishes rows that are more than what waits on their way. */
    private static String published(TestServer server) {
        SplittableRandom random = new SplittableRandom(7);
        String table = IntStream.range(0, ROWS)
                .mapToObj(number -> random.longs(5)
                        .mapToObj(part -> Long.toString(part, 36))
                        .collect(Collectors.joining("x")))
                .collect(Collectors.joining("\n", "word\n", "\n"));
        return "/api/v1/datasets/stalled/resources/" + new Loads(server).published("stalled", "a.csv", table) + "/rows";
    }

    private static Socket asked(TestServer server, String path, String caller) throws IOException {
        URI address = URI.create(server.url());
        Socket socket = new Socket();
        socket.setReceiveBufferSize(4_096);
        socket.connect(new InetSocketAddress(address.getHost(), address.getPort()));
        socket.setSoTimeout(60_000);
        String request = "GET " + path + " HTTP/1.1\r\nHost: " + address.getAuthority() + "\r\nX-Forwarded-For: "
                + caller + "\r\nAccept-Encoding: identity\r\n\r\n";
        socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
        return socket;
    }
}
