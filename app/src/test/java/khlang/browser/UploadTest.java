package khlang.browser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.microsoft.playwright.Page;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import khlang.Pair;
import khlang.TestServer;
import khlang.dataset.SampleCatalogue;
import khlang.web.Json;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An officer's large file over a bad line. */
class UploadTest {
    private static final int ROWS = 400_000;
    private static final String NEW = "/desk/dataset/large/resource/new";

    @TempDir
    private Path folder;

    @Test
    void aLargeFileGoesOnByItselfWhereTheConnectionBroke() throws IOException {
        assumeTrue(Browser.installed().isPresent(), "Chromium is not installed");
        try (TestServer server = TestServer.start(Pair.EMBEDDED);
                Browser browser = Browser.start()) {
            Page page = onTheForm(server, browser);
            List<String> offsets = new ArrayList<>();
            AtomicBoolean broken = new AtomicBoolean();
            page.route("**/desk/uploads/*", route -> {
                boolean piece = route.request().method().equals("PATCH");
                String offset = route.request().headers().getOrDefault("upload-offset", "");
                if (piece) {
                    offsets.add(offset);
                }
                if (piece && offset.equals("5000000") && broken.compareAndSet(false, true)) {
                    route.abort();
                } else {
                    route.resume();
                }
            });
            page.locator("#upload").setInputFiles(file());
            page.locator("form[data-upload] .form-actions button").click();
            becomesATable(server, page);
            assertThat(broken).isTrue();
            assertThat(offsets.subList(0, 3)).containsExactly("0", "5000000", "5000000");
            assertThat(page.evaluate("localStorage.length")).isEqualTo(0);
        }
    }

    @Test
    void theSameFileGoesOnAfterThePageWasLeftAndTheServerStopped() throws IOException {
        assumeTrue(Browser.installed().isPresent(), "Chromium is not installed");
        try (TestServer server = TestServer.start(Pair.EMBEDDED);
                Browser browser = Browser.start()) {
            Page page = onTheForm(server, browser);
            page.route("**/desk/uploads/*", route -> {
                if ("5000000".equals(route.request().headers().get("upload-offset"))) {
                    route.abort();
                } else {
                    route.resume();
                }
            });
            Path file = file();
            page.locator("#upload").setInputFiles(file);
            page.locator("form[data-upload] .form-actions button").click();
            page.locator("text=กำลังลองส่งต่อให้เอง").waitFor();
            page.onDialog(dialog -> dialog.accept());
            page.unroute("**/desk/uploads/*");
            page.navigate("about:blank");
            server.restart();
            page.navigate(server.url() + NEW);
            List<String> offsets = new ArrayList<>();
            page.onRequest(request -> {
                if (request.method().equals("PATCH")) {
                    offsets.add(request.headers().getOrDefault("upload-offset", ""));
                }
            });
            page.locator("#upload").setInputFiles(file);
            page.locator("form[data-upload] .form-actions button").click();
            becomesATable(server, page);
            assertThat(offsets.get(0)).isEqualTo("5000000");
        }
    }

    @Test
    void aFileThatIsTooLargeIsToldBeforeItIsSentAndWhatWasTypedStays() throws IOException {
        assumeTrue(Browser.installed().isPresent(), "Chromium is not installed");
        try (TestServer server = TestServer.start(Pair.EMBEDDED, Map.of("KHLANG_MAX_UPLOAD", "100000"));
                Browser browser = Browser.start()) {
            Page page = onTheForm(server, browser);
            List<String> sent = new ArrayList<>();
            page.onRequest(request -> sent.add(request.method()));
            page.locator("#name").fill("รายได้ปี 2567");
            page.locator("#upload").setInputFiles(file());
            page.locator("form[data-upload] .form-actions button").click();
            page.locator("text=ไฟล์ใหญ่เกินไป รับได้ไม่เกิน").waitFor();
            assertThat(page.locator("#name").inputValue()).isEqualTo("รายได้ปี 2567");
            assertThat(page.locator("form[data-upload] .form-actions button").isEnabled())
                    .isTrue();
            assertThat(sent).doesNotContain("POST");
        }
    }

    private static Page onTheForm(TestServer server, Browser browser) {
        server.action("organization_create", "{\"name\":\"treasury\",\"title\":\"สำนักคลัง\"}", TestServer.ADMIN_TOKEN);
        server.action("package_create", SampleCatalogue.whole("large").toString(), TestServer.ADMIN_TOKEN);
        Page page = browser.page(1280, true);
        page.navigate(server.url() + "/login");
        page.locator("main input[name=name]").fill("admin");
        page.locator("main input[name=password]").fill(TestServer.ADMIN_PASSWORD);
        page.locator("main button").click();
        page.waitForURL("**/desk*");
        page.navigate(server.url() + NEW);
        return page;
    }

    private static void becomesATable(TestServer server, Page page) {
        page.waitForURL("**/desk/resource/*", new Page.WaitForURLOptions().setTimeout(30_000));
        page.locator("text=ไฟล์กลายเป็นตารางแล้ว")
                .waitFor(new com.microsoft.playwright.Locator.WaitForOptions().setTimeout(60_000));
        String id = page.url().replaceAll(".*/resource/", "").replaceAll("[?#].*", "");
        assertThat(Json.MAPPER
                        .readTree(server.get("/api/3/action/datastore_search?limit=1&resource_id=" + id)
                                .body())
                        .at("/result/total")
                        .asInt())
                .isEqualTo(ROWS);
    }

    /** About seven million bytes, which is more than one piece. */
    private Path file() throws IOException {
        Path file = folder.resolve("รายได้รายวัน.csv");
        Files.writeString(
                file,
                IntStream.range(0, ROWS)
                        .mapToObj(i -> (1_000_000 + i) + ",item" + (i % 97 + 100) + "," + i % 5_000)
                        .collect(Collectors.joining("\n", "เลขที่,รายการ,บาท\n", "\n")));
        return file;
    }
}
