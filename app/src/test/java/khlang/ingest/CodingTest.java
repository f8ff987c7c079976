package khlang.ingest;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.luben.zstd.ZstdInputStream;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.zip.GZIPInputStream;
import khlang.Pair;
import khlang.Servers;
import khlang.TestServer;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Answers are the same however they are packed on their way. */
class CodingTest {
    @RegisterExtension
    static final Servers SERVERS = new Servers();

    private final HttpClient client = HttpClient.newHttpClient();

    @ParameterizedTest
    @EnumSource(Pair.class)
    void anAnswerIsTheSameInEachCoding(Pair pair) throws Exception {
        TestServer server = SERVERS.of(pair);
        String rows = published(server, "codings");
        for (String address : List.of(
                rows + ".json",
                rows + ".csv",
                rows + ".ndjson",
                rows + ".xml",
                rows + "?limit=1000",
                "/dataset/codings")) {
            HttpResponse<byte[]> plain = get(server, address, "identity");
            assertThat(plain.headers().firstValue("Content-Encoding"))
                    .as(address)
                    .isEmpty();
            assertThat(plain.headers().firstValue("Vary").orElse(""))
                    .as(address)
                    .contains("Accept-Encoding");
            for (String coding : List.of("gzip", "zstd")) {
                HttpResponse<byte[]> packed = get(server, address, coding);
                assertThat(packed.headers().firstValue("Content-Encoding"))
                        .as(address)
                        .contains(coding);
                assertThat(packed.body().length).as(address).isLessThan(plain.body().length);
                Optional<String> length = packed.headers().firstValue("Content-Length");
                assertThat(length.orElse(Integer.toString(packed.body().length)))
                        .as(address)
                        .isEqualTo(Integer.toString(packed.body().length));
                assertThat(unpacked(coding, packed.body())).as(address).isEqualTo(plain.body());
            }
        }
    }

    @ParameterizedTest
    @EnumSource(Pair.class)
    void theBetterCodingIsTakenAndNoneThatIsNotAskedFor(Pair pair) throws Exception {
        TestServer server = SERVERS.of(pair);
        String rows = published(server, "choices");
        assertThat(coding(get(server, rows + ".csv", "gzip, deflate, br, zstd")))
                .contains("zstd");
        assertThat(coding(get(server, rows + ".csv", "gzip, deflate, br"))).contains("gzip");
        assertThat(coding(get(server, rows + ".csv", "br, gzip;q=0"))).isEmpty();
        for (String form : List.of(".xlsx", ".parquet")) {
            HttpResponse<byte[]> file = get(server, rows + form, "zstd, gzip");
            assertThat(coding(file)).as(form).isEmpty();
            assertThat(file.body())
                    .as(form)
                    .startsWith(form.equals(".xlsx") ? "PK".getBytes(US_ASCII) : "PAR1".getBytes(US_ASCII));
        }
        HttpResponse<byte[]> first = get(server, rows + "?limit=1000", "zstd");
        String tag = first.headers().firstValue("ETag").orElseThrow();
        HttpResponse<byte[]> again = client.send(
                request(server, rows + "?limit=1000", "zstd")
                        .header("If-None-Match", tag)
                        .build(),
                HttpResponse.BodyHandlers.ofByteArray());
        assertThat(again.statusCode()).isEqualTo(304);
        assertThat(again.body()).isEmpty();
        for (String address : List.of(rows + ".csv", rows + ".parquet", rows + "?limit=1000")) {
            HttpResponse<byte[]> head = client.send(
                    request(server, address, "zstd")
                            .method("HEAD", HttpRequest.BodyPublishers.noBody())
                            .build(),
                    HttpResponse.BodyHandlers.ofByteArray());
            assertThat(head.statusCode()).as(address).isEqualTo(200);
            assertThat(head.body()).as(address).isEmpty();
            assertThat(head.headers().firstValue("Content-Length").orElse(""))
                    .as(address)
                    .isNotEqualTo("0");
        }
    }

    @ParameterizedTest
    @EnumSource(Pair.class)
    void whatTheClientLikesBestIsTaken(Pair pair) throws Exception {
        TestServer server = SERVERS.of(pair);
        String rows = published(server, "weights");
        Map<String, String> wanted = new LinkedHashMap<>();
        wanted.put("zstd;q=0.5, gzip;q=1", "gzip");
        wanted.put("gzip;q=0.5, zstd;q=0.8", "zstd");
        wanted.put("GZIP ; Q=0.5", "gzip");
        wanted.put("gzip;q=0.5", "gzip");
        wanted.put("gzip;q=0", "");
        wanted.put("gzip;q=0, zstd;q=0.000", "");
        wanted.put("zstd;q=0, gzip", "gzip");
        wanted.put("*", "zstd");
        wanted.put("zstd;q=0, *", "gzip");
        wanted.put("*;q=0", "");
        wanted.put("gzip, *;q=0", "gzip");
        wanted.put("br, *;q=0.1", "zstd");
        wanted.put("identity, gzip;q=0.5", "");
        wanted.put("identity;q=0.5, gzip;q=0.5", "gzip");
        wanted.put("identity;q=0.2, gzip;q=0.1, zstd;q=0.3", "zstd");
        wanted.put("identity;q=0", "");
        wanted.put("gzip;q=2", "");
        wanted.put("gzip;q=x, zstd;q=0.1", "zstd");
        wanted.put(";q=1,,", "");
        byte[] plain = get(server, rows + ".csv", "identity").body();
        for (Map.Entry<String, String> one : wanted.entrySet()) {
            for (String address : List.of(rows + ".csv", rows + "?limit=1000")) {
                HttpResponse<byte[]> answer = get(server, address, one.getKey());
                assertThat(coding(answer).orElse("")).as(one.getKey()).isEqualTo(one.getValue());
                if (address.endsWith(".csv")) {
                    byte[] read = one.getValue().isEmpty() ? answer.body() : unpacked(one.getValue(), answer.body());
                    assertThat(read).as(one.getKey()).isEqualTo(plain);
                }
            }
        }
    }

    private static String published(TestServer server, String dataset) {
        String table = IntStream.range(0, 5_000)
                .mapToObj(number -> number + ",ตำบลในเมือง " + number % 7 + "," + number * 1.5)
                .collect(Collectors.joining("\n", "ลำดับ,ชื่อตำบล,งบ\n", "\n"));
        return "/api/v1/datasets/" + dataset + "/resources/" + new Loads(server).published(dataset, "a.csv", table)
                + "/rows";
    }

    private static HttpRequest.Builder request(TestServer server, String address, String codings) {
        return HttpRequest.newBuilder(URI.create(server.url() + address)).header("Accept-Encoding", codings);
    }

    private HttpResponse<byte[]> get(TestServer server, String address, String codings) throws Exception {
        HttpResponse<byte[]> answer =
                client.send(request(server, address, codings).build(), HttpResponse.BodyHandlers.ofByteArray());
        assertThat(answer.statusCode()).as(address).isEqualTo(200);
        return answer;
    }

    private static Optional<String> coding(HttpResponse<byte[]> answer) {
        return answer.headers().firstValue("Content-Encoding");
    }

    private static byte[] unpacked(String coding, byte[] packed) throws IOException {
        InputStream bytes = new ByteArrayInputStream(packed);
        try (InputStream unpacked = coding.equals("gzip") ? new GZIPInputStream(bytes) : new ZstdInputStream(bytes)) {
            return unpacked.readAllBytes();
        }
    }
}
