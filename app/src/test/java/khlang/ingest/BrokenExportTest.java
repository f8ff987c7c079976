package khlang.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import khlang.Pair;
import khlang.TestServer;
import khlang.web.View;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What becomes of files that are on their way when something goes wrong. */
class BrokenExportTest {
    private static final int ROWS = 200_000;

    @ParameterizedTest
    @EnumSource(Pair.class)
    void aStagedFileGoesWithItsReaderAndWithTheNextStart(Pair pair) throws Exception {
        try (TestServer server = TestServer.start(pair)) {
            String rows = "/api/v1/datasets/left/resources/"
                    + new Loads(server).published("left", "a.csv", table("word", "", "")) + "/rows";
            Path staging = server.folder().resolve("staging");
            try (Socket socket = asked(server, rows + ".parquet")) {
                // Whoever reads the head has the file made, and leaves the rest.
                assertThat(new String(socket.getInputStream().readNBytes(12), StandardCharsets.US_ASCII))
                        .isEqualTo("HTTP/1.1 200");
                assertThat(exports(staging)).isEqualTo(1);
                socket.setSoLinger(true, 0);
            }
            Instant end = Instant.now().plus(Duration.ofSeconds(60));
            while (exports(staging) > 0 && Instant.now().isBefore(end)) {
                Thread.sleep(20);
            }
            assertThat(exports(staging)).isZero();
            assertThat(server.get(rows + "?limit=1").statusCode()).isEqualTo(200);
            Files.writeString(staging.resolve("export-killed.parquet"), "half");
            server.restart();
            assertThat(exports(staging)).isZero();
        }
    }

    @ParameterizedTest
    @EnumSource(Pair.class)
    void anAnswerThatTripsNeverLooksWhole(Pair pair) throws Exception {
        try (TestServer server = TestServer.start(pair)) {
            HttpClient client = HttpClient.newHttpClient();
            // The square of the last amount has more digits than a number may have.
            String table = table("word,amount", ",1.25", "last," + "9".repeat(30) + ".25\n");
            String rows = "/api/v1/datasets/trips/resources/" + new Loads(server).published("trips", "a.csv", table)
                    + "/rows.csv?select=" + View.encoded("word,amount,amount*amount as square");
            for (String coding : List.of("gzip", "zstd", "identity")) {
                HttpRequest request = HttpRequest.newBuilder(URI.create(server.url() + rows))
                        .header("Accept-Encoding", coding)
                        .build();
                assertThat(whole(() -> client.send(request, HttpResponse.BodyHandlers.discarding())
                                .statusCode()))
                        .as(coding)
                        .isFalse();
            }
            try (Socket socket = asked(server, rows)) {
                assertThat(whole(() -> {
                            String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
                            return Integer.valueOf(answer.split(" ", 3)[1]);
                        }))
                        .as("an answer that its connection ends")
                        .isFalse();
            }
        }
    }

    /** Whether an answer looks whole: an engine that trips early is told as a refusal, before the first byte. */
    private static boolean whole(Callable<Integer> reading) throws Exception {
        try {
            int status = reading.call();
            assertThat(status).isIn(200, 400);
            return status == 200;
        } catch (IOException e) {
            return false;
        }
    }

    /** Rows that cannot be packed well, so that most of them wait at the server. */
    private static String table(String header, String cells, String last) {
        SplittableRandom random = new SplittableRandom(7);
        return IntStream.range(0, ROWS)
                .mapToObj(number -> random.longs(5)
                                .mapToObj(part -> Long.toString(part, 36))
                                .collect(Collectors.joining())
                        + "x" + cells)
                .collect(Collectors.joining("\n", header + "\n", "\n" + last));
    }

    private static Socket asked(TestServer server, String path) throws IOException {
        URI address = URI.create(server.url());
        Socket socket = new Socket();
        // What waits on the way must be less than the answer, which else would be sent though nobody reads it.
        socket.setReceiveBufferSize(4_096);
        socket.connect(new InetSocketAddress(address.getHost(), address.getPort()));
        socket.setSoTimeout(60_000);
        String request = "GET " + path + " HTTP/1.1\r\nHost: " + address.getAuthority()
                + "\r\nConnection: close\r\nAccept-Encoding: identity\r\n\r\n";
        socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
        return socket;
    }

    private static long exports(Path staging) throws IOException {
        try (Stream<Path> files = Files.list(staging)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.startsWith("export") && name.endsWith(".parquet"))
                    .count();
        }
    }
}
