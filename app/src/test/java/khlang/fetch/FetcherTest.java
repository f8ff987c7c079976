package khlang.fetch;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Path;
import java.security.KeyStore;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.zip.GZIPOutputStream;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import khlang.problem.Phrase;
import khlang.problem.Problem;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FetcherTest {
    private static final String CSV = "ตำบล,จำนวน\nในเมือง,1200\n";
    private static final FetchLimits LIMITS = new FetchLimits(
            100_000, Duration.ofSeconds(2), Duration.ofMillis(700), Duration.ofSeconds(2), Duration.ofSeconds(9), 1);
    private static final Allowed THIS_SERVER = Allowed.of("127.0.0.1/32");

    private final LinkServer server = new LinkServer();

    @TempDir
    private Path folder;

    @AfterEach
    void close() {
        server.close();
    }

    private Path target() {
        return folder.resolve("fetched");
    }

    private Optional<Fetched> fetch(Allowed allowed, String address, Validators known) {
        try (Fetcher fetcher = new Fetcher(allowed, LIMITS, "Khlang/test")) {
            return fetcher.fetch(address, known, target(), (bytes, total) -> {});
        }
    }

    private Fetched fetch(String address) {
        return fetch(THIS_SERVER, address, Validators.NONE).orElseThrow();
    }

    /** The key of the problem that a fetching ends with; nothing of a file stays behind. */
    private String refusal(Allowed allowed, String address) {
        Problem problem = catchThrowableOfType(Problem.class, () -> fetch(allowed, address, Validators.NONE));
        assertThat(problem).as(address).isNotNull();
        assertThat(target()).doesNotExist();
        return problem.fields().values().stream()
                .flatMap(List::stream)
                .findFirst()
                .map(Phrase::key)
                .orElse(problem.phrase().key());
    }

    @Test
    void aFileIsFetchedWithItsNameItsHashAndWhatItsServerTellsItBy() throws IOException {
        List<String> sent = new ArrayList<>();
        server.on("/data/people.csv", exchange -> {
            sent.add(exchange.getRequestHeaders().getFirst("User-Agent"));
            exchange.getResponseHeaders().set("ETag", "\"v1\"");
            exchange.getResponseHeaders().set("Last-Modified", "Sat, 21 Nov 2026 10:00:00 GMT");
            LinkServer.send(exchange, 200, CSV);
        });
        Fetched fetched = fetch(server.url("/data/people.csv?day=1#top"));
        assertThat(fetched.fileName()).isEqualTo("people.csv");
        assertThat(fetched.size()).isEqualTo(CSV.getBytes(UTF_8).length);
        assertThat(fetched.hash()).isEqualTo("99d7b01d7a2e5f4a01db83533feb1f695caa4d07bce42f972946968d721da346");
        assertThat(fetched.validators()).isEqualTo(new Validators("\"v1\"", "Sat, 21 Nov 2026 10:00:00 GMT"));
        assertThat(target()).hasContent(CSV);
        assertThat(sent).containsExactly("Khlang/test");
        assertThat(server.asked()).containsExactly("/data/people.csv?day=1");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "127.0.0.1",
                "127.1",
                "localhost",
                "0.0.0.0",
                "10.0.0.1",
                "100.64.0.1",
                "169.254.169.254",
                "172.16.0.1",
                "172.31.255.255",
                "192.168.1.1",
                "192.0.0.8",
                "198.18.0.1",
                "224.0.0.1",
                "255.255.255.255",
                "[::]",
                "[::1]",
                "[::127.0.0.1]",
                "[::ffff:127.0.0.1]",
                "[::ffff:10.0.0.1]",
                "[64:ff9b::127.0.0.1]",
                "[64:ff9b:1::1]",
                "[2002:7f00:1::1]",
                "[2001:0:1::1]",
                "[2600::5efe:10.0.0.1]",
                "[fc00::1]",
                "[fd12:3456::1]",
                "[fe80::1]",
                "[ff02::1]"
            })
    void whatIsNotOfThePublicInternetIsRefused(String host) {
        server.file("/", "text/csv", CSV);
        String refusal = refusal(Allowed.NOTHING, "http://" + host + ":" + server.port() + "/a.csv");
        assertThat(refusal).matches("fetch\\.(private|address)");
        assertThat(server.asked()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "8.8.8.8",
                "100.63.255.255",
                "100.128.0.1",
                "172.15.0.1",
                "172.32.0.1",
                "2606:4700::1111",
                "64:ff9b::808:808"
            })
    void whatIsOfThePublicInternetIsNot(String address) throws IOException {
        assertThat(PublicAddresses.contains(InetAddress.getAllByName(address)[0]))
                .isTrue();
        InetAddress[] all = new GuardedNames(Allowed.NOTHING, InetAddress::getAllByName).resolve(address);
        assertThat(all).hasSize(1);
    }

    @Test
    void anOperatorAllowsNetworksAndHosts() {
        server.file("/", "text/csv", CSV);
        String byName = "http://localhost:" + server.port() + "/a.csv";
        assertThat(fetch(Allowed.of("10.0.0.0/8, LOCALHOST"), byName, Validators.NONE))
                .isPresent();
        assertThat(fetch(Allowed.of("127.0.0.0/8,::1"), byName, Validators.NONE))
                .isPresent();
        assertThat(refusal(Allowed.of("localhost"), server.url("/a.csv"))).isEqualTo("fetch.private");
        assertThat(refusal(Allowed.of("127.0.0.2/31"), server.url("/a.csv"))).isEqualTo("fetch.private");
    }

    @Test
    void oneForbiddenAddressAmongGoodOnesForbidsTheHost() {
        GuardedNames names = new GuardedNames(Allowed.NOTHING, host ->
                new InetAddress[] {InetAddress.getAllByName("8.8.8.8")[0], InetAddress.getAllByName("127.0.0.1")[0]});
        assertThat(catchThrowableOfType(Problem.class, () -> names.resolve("files.example")))
                .isNotNull();
    }

    @Test
    void theAddressThatWasLookedAtIsTheOneConnectedTo() throws IOException {
        server.file("/", "text/csv", CSV);
        AtomicInteger questions = new AtomicInteger();
        // The second answer of such a name would lead elsewhere.
        GuardedNames names = new GuardedNames(THIS_SERVER, host -> {
            assertThat(host).isEqualTo("files.example");
            String address = questions.getAndIncrement() == 0 ? "127.0.0.1" : "127.0.0.9";
            return new InetAddress[] {InetAddress.getAllByName(address)[0]};
        });
        try (Fetcher fetcher = new Fetcher(names, LIMITS, "Khlang/test")) {
            String address = "http://files.example:" + server.port() + "/a.csv";
            assertThat(fetcher.fetch(address, Validators.NONE, target(), (bytes, total) -> {}))
                    .isPresent();
            assertThat(questions).hasValue(1);
            // Each fetching asks anew.
            assertThat(catchThrowableOfType(
                            Problem.class,
                            () -> fetcher.fetch(address, Validators.NONE, target(), (bytes, total) -> {})))
                    .hasMessageContaining("fetch.private");
        }
        assertThat(server.asked()).hasSize(1);
    }

    @Test
    void aRedirectionIntoAPrivateNetworkIsRefused() {
        try (LinkServer inside = new LinkServer("127.0.0.2")) {
            inside.file("/", "text/csv", CSV);
            server.leads("/a.csv", inside.url("/secret.csv"));
            assertThat(refusal(THIS_SERVER, server.url("/a.csv"))).isEqualTo("fetch.private");
            assertThat(inside.asked()).isEmpty();
            assertThat(fetch(Allowed.of("127.0.0.0/30"), server.url("/a.csv"), Validators.NONE))
                    .isPresent();
        }
    }

    @Test
    void fiveRedirectionsAreFollowedAndNoMore() {
        // Not as it should be, but as many servers write it.
        String thai = new String("/ตาราง.csv".getBytes(UTF_8), ISO_8859_1);
        for (int i = 1; i <= 6; i++) {
            server.leads("/" + i, i == 6 ? thai : "/" + (i + 1));
        }
        server.file("/ตาราง.csv", "text/csv", CSV);
        assertThat(fetch(server.url("/2")).fileName()).isEqualTo("ตาราง.csv");
        assertThat(refusal(THIS_SERVER, server.url("/1"))).isEqualTo("fetch.redirections");
    }

    @Test
    void aRedirectionLeadsOnlyToAddressesThatCouldStandInALink() {
        server.leads("/file", "file:///etc/passwd");
        server.leads("/login", "http://admin:secret@127.0.0.1:" + server.port() + "/");
        server.leads("/nowhere", "http:///");
        assertThat(refusal(THIS_SERVER, server.url("/file"))).isEqualTo("fetch.scheme");
        assertThat(refusal(THIS_SERVER, server.url("/login"))).isEqualTo("fetch.credentials");
        assertThat(refusal(THIS_SERVER, server.url("/nowhere"))).isEqualTo("fetch.address");
        assertThat(refusal(THIS_SERVER, "http://a:b@127.0.0.1/")).isEqualTo("fetch.credentials");
        assertThat(refusal(THIS_SERVER, "ftp://127.0.0.1/")).isEqualTo("fetch.scheme");
    }

    @Test
    void aFileThatIsTooLargeIsRefusedWhetherItsServerSaysSoOrNot() {
        server.on("/said", exchange -> sendLong(exchange, 100_001));
        server.on("/unsaid", exchange -> sendLong(exchange, 0));
        assertThat(refusal(THIS_SERVER, server.url("/said"))).isEqualTo("fetch.too_large");
        Instant start = Instant.now();
        assertThat(refusal(THIS_SERVER, server.url("/unsaid"))).isEqualTo("fetch.too_large");
        assertThat(Duration.between(start, Instant.now())).isLessThan(Duration.ofSeconds(1));
    }

    /** Sends without end where no length is said. */
    private static void sendLong(HttpExchange exchange, long length) throws IOException {
        exchange.sendResponseHeaders(200, length);
        OutputStream out = exchange.getResponseBody();
        byte[] row = "7,7\n".repeat(250).getBytes(UTF_8);
        for (long sent = 0; length == 0 || sent < length; sent += row.length) {
            out.write(row, 0, (int) (length == 0 ? row.length : Math.min(row.length, length - sent)));
        }
    }

    @Test
    void aPackedAnswerIsMeasuredUnpacked() {
        server.on("/", exchange -> {
            exchange.getResponseHeaders().set("Content-Encoding", "gzip");
            byte[] packed =
                    packed("7\n".repeat(exchange.getRequestURI().getPath().equals("/bomb.csv") ? 60_000 : 3));
            exchange.sendResponseHeaders(200, packed.length);
            exchange.getResponseBody().write(packed);
        });
        assertThat(fetch(server.url("/a.csv")).size()).isEqualTo(6);
        assertThat(refusal(THIS_SERVER, server.url("/bomb.csv"))).isEqualTo("fetch.too_large");
    }

    private static byte[] packed(String text) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(bytes)) {
            out.write(text.getBytes(UTF_8));
        }
        return bytes.toByteArray();
    }

    @Test
    void aServerThatSaysNothingOrTooLittleAtATimeIsGivenUp() {
        server.on("/silent", exchange -> pause(5_000));
        server.on("/drop", exchange -> {
            exchange.sendResponseHeaders(200, 0);
            for (int i = 0; i < 50; i++) {
                exchange.getResponseBody().write('7');
                exchange.getResponseBody().flush();
                pause(100);
            }
        });
        for (String path : List.of("/silent", "/drop")) {
            Instant start = Instant.now();
            assertThat(refusal(THIS_SERVER, server.url(path))).as(path).isEqualTo("fetch.slow");
            assertThat(Duration.between(start, Instant.now())).isLessThan(Duration.ofSeconds(4));
        }
    }

    @Test
    void aServerThatSendsAFewBytesAtATimeIsNotWaitedFor() {
        server.on("/trickle", exchange -> {
            exchange.sendResponseHeaders(200, 0);
            for (int i = 0; i < 60; i++) {
                exchange.getResponseBody().write('a');
                exchange.getResponseBody().flush();
                pause(100);
            }
        });
        FetchLimits limits = new FetchLimits(
                100_000,
                Duration.ofSeconds(2),
                Duration.ofSeconds(2),
                Duration.ofSeconds(30),
                Duration.ofMillis(500),
                1_024);
        try (Fetcher fetcher = new Fetcher(THIS_SERVER, limits, "Khlang/test")) {
            Instant start = Instant.now();
            assertThat(catchThrowableOfType(
                            Problem.class,
                            () -> fetcher.fetch(
                                    server.url("/trickle"), Validators.NONE, target(), (bytes, total) -> {})))
                    .hasMessageContaining("fetch.trickle");
            assertThat(Duration.between(start, Instant.now())).isLessThan(Duration.ofSeconds(4));
        }
        assertThat(target()).doesNotExist();
    }

    private static void pause(long millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Test
    void aFileThatIsStillTheSameIsNotSentAgain() {
        server.on("/a.csv", exchange -> {
            boolean same = "\"v1\"".equals(exchange.getRequestHeaders().getFirst("If-None-Match"))
                    && exchange.getRequestHeaders().containsKey("If-Modified-Since");
            if (same) {
                exchange.sendResponseHeaders(304, -1);
                return;
            }
            LinkServer.send(exchange, 200, CSV);
        });
        Validators known = new Validators("\"v1\"", "Sat, 21 Nov 2026 10:00:00 GMT");
        assertThat(fetch(THIS_SERVER, server.url("/a.csv"), known)).isEmpty();
        assertThat(target()).doesNotExist();
        assertThat(fetch(THIS_SERVER, server.url("/a.csv"), new Validators("\"v0\"", null)))
                .isPresent();
    }

    @Test
    void whatIsNoFileIsToldInItsOwnWords() throws IOException {
        server.on("/gone", exchange -> LinkServer.send(exchange, 404, "no"));
        server.on("/304", exchange -> exchange.sendResponseHeaders(304, -1));
        server.file("/page.csv", "text/csv", " \n<!DOCTYPE html><html><body>เข้าสู่ระบบ</body></html>");
        server.file("/table.xls", "application/vnd.ms-excel", "<html><table><tr><td>ก</table></html>");
        server.on("/brotli", exchange -> {
            exchange.getResponseHeaders().set("Content-Encoding", "br");
            LinkServer.send(exchange, 200, CSV);
        });
        assertThat(refusal(THIS_SERVER, server.url("/gone"))).isEqualTo("fetch.status");
        assertThat(refusal(THIS_SERVER, server.url("/304"))).isEqualTo("fetch.status");
        assertThat(refusal(THIS_SERVER, server.url("/page.csv"))).isEqualTo("fetch.page");
        assertThat(refusal(THIS_SERVER, server.url("/brotli"))).isEqualTo("fetch.coding");
        assertThat(refusal(THIS_SERVER, "http://nowhere.invalid/")).isEqualTo("fetch.unknown_host");
        assertThat(fetch(server.url("/table.xls")).fileName()).isEqualTo("table.xls");
        assertThat(refusal(THIS_SERVER, "http://127.0.0.1:" + closedPort() + "/"))
                .isEqualTo("fetch.unreachable");
    }

    @Test
    void aServerThatCannotShowWhoItIsIsRefused() throws Exception {
        Path store = folder.resolve("store");
        String keytool =
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString();
        List<String> command = List.of((keytool
                        + " -genkeypair -keyalg EC -alias a -dname CN=127.0.0.1 -ext SAN=ip:127.0.0.1 -storetype PKCS12"
                        + " -storepass secret -keystore " + store)
                .split(" "));
        assertThat(new ProcessBuilder(command).start().waitFor()).isZero();
        KeyManagerFactory keys = KeyManagerFactory.getInstance("PKIX");
        keys.init(KeyStore.getInstance(store.toFile(), "secret".toCharArray()), "secret".toCharArray());
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(keys.getKeyManagers(), null, null);
        HttpsServer secure = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        secure.setHttpsConfigurator(new HttpsConfigurator(context));
        secure.start();
        try {
            int port = secure.getAddress().getPort();
            assertThat(refusal(THIS_SERVER, "https://127.0.0.1:" + port + "/")).isEqualTo("fetch.certificate");
        } finally {
            secure.stop(0);
        }
    }

    private static int closedPort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nhalf",
                "HTTP/1.1 200 OK\r\nX: ENDLESS",
                "HTTP/1.1 200 OK\r\nMANY",
                "no HTTP at all\r\n\r\n"
            })
    void anAnswerThatIsNoneIsRefused(String answer) throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Thread thread = new Thread(() -> answer(socket, answer));
            thread.start();
            assertThat(refusal(THIS_SERVER, "http://127.0.0.1:" + socket.getLocalPort() + "/a.csv"))
                    .isEqualTo("fetch.broken");
        }
    }

    private static void answer(ServerSocket socket, String answer) {
        try (Socket caller = socket.accept();
                InputStream in = caller.getInputStream();
                OutputStream out = caller.getOutputStream()) {
            assertThat(in.read()).isPositive();
            out.write(answer.getBytes(UTF_8));
            String more = answer.endsWith("ENDLESS") ? "7".repeat(1_000) : "X-7: 7\r\n".repeat(100);
            for (int i = 0; !answer.endsWith("half") && i < 100_000; i++) {
                out.write(more.getBytes(UTF_8));
            }
        } catch (IOException e) {
            // The other side has heard enough.
        }
    }
}
