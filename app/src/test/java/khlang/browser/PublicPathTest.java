package khlang.browser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Response;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import khlang.Pair;
import khlang.TestServer;
import khlang.web.Json;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The way of somebody who came for a number: home, search, dataset, resource, chart, API. */
class PublicPathTest {
    private static @Nullable TestServer server;
    private static @Nullable Browser browser;

    @BeforeAll
    static void start() throws InterruptedException {
        assumeTrue(Browser.installed().isPresent(), "Chromium is not installed");
        server = TestServer.start(Pair.EMBEDDED, Map.of("KHLANG_DATASETS", "datasets"));
        server.awaitReady();
        browser = Browser.start();
    }

    @AfterAll
    static void stop() {
        if (browser != null) {
            browser.close();
        }
        if (server != null) {
            server.close();
        }
    }

    @ParameterizedTest(name = "{0} px, {1}, JavaScript {2}")
    @CsvSource({
        "390, th, true", "390, th, false", "390, en, true", "390, en, false",
        "1280, th, true", "1280, th, false", "1280, en, true", "1280, en, false"
    })
    void fromHomeToTheApi(int width, String language, boolean javaScript) {
        Page page = browser().page(width, javaScript);
        List<String> errors = new ArrayList<>();
        page.onPageError(errors::add);
        page.onRequestFailed(request -> errors.add("failed: " + request.url()));
        String home = language.equals("th") ? "/" : "/en";
        page.navigate(server().url() + home);
        looksRight(page, language, javaScript);
        page.locator("main input[name=q]").fill("งบประมาณ");
        page.locator("main input[name=q]").press("Enter");
        page.waitForURL("**/dataset?q=*");
        looksRight(page, language, javaScript);
        page.locator("ul.results h2 a").first().click();
        looksRight(page, language, javaScript);
        page.locator("article.card h3 a").first().click();
        looksRight(page, language, javaScript);
        assertThat(page.locator("table.data tbody tr").count()).isPositive();
        assertThat(page.locator("figure.chart").count()).isPositive();
        page.locator("nav.tabs a").last().click();
        looksRight(page, language, javaScript);
        everyTabIsInSight(page, width);
        tryTheApi(page, language, javaScript);
        assertThat(errors).isEmpty();
        page.context().close();
    }

    @ParameterizedTest(name = "{0} px, {1}")
    @CsvSource({"390, th", "1280, en"})
    void theDeskIsForEverybodyToo(int width, String language) {
        Page page = browser().page(width, true);
        String start = server().url() + (language.equals("th") ? "" : "/en");
        page.navigate(start + "/login");
        looksRight(page, language, true);
        page.locator("main input[name=name]").fill("admin");
        page.locator("main input[name=password]").fill(TestServer.ADMIN_PASSWORD);
        page.locator("main button").click();
        page.waitForURL("**/desk*");
        for (String path : List.of(
                "",
                "/dataset/new",
                "/dataset/complaints-synthetic",
                "/dataset/complaints-synthetic/resource/new",
                "/tokens",
                "/password",
                "/users",
                "/organizations",
                "/organizations/strategy-budget/members",
                "/groups",
                resource() + "/fields")) {
            page.navigate(start + "/desk" + path);
            looksRight(page, language, true);
        }
        anOfficerListsCodes(page, language);
        page.context().close();
    }

    /** The desk's path of a bundled table. */
    private static String resource() {
        String dataset = server().get("/api/3/action/package_show?id=complaints-synthetic")
                .body();
        return "/resource/"
                + Json.MAPPER.readTree(dataset).at("/result/resources/0/id").asString();
    }

    private static void anOfficerListsCodes(Page page, String language) {
        Locator column = page.locator("fieldset:has(button[name=propose])").first();
        column.locator("details").last().locator("summary").click();
        column.locator("input[name^=label]").first().fill("ชื่อที่พิมพ์ไว้");
        column.locator("button[name=propose]").click();
        page.waitForURL("**/fields/codes*");
        looksRight(page, language, true);
        assertThat(column.locator("input[name^=label]").first().inputValue()).isEqualTo("ชื่อที่พิมพ์ไว้");
        assertThat(column.locator("textarea[name^=codes]").inputValue().lines()).hasSizeGreaterThan(2);
        column.locator("textarea[name^=codes]").fill("ก = ข\nก = ค");
        page.locator("form .form-actions button.button").first().click();
        page.locator(".alert-bad").waitFor();
        looksRight(page, language, true);
        assertThat(column.locator(".field-error").innerText()).contains("ก");
    }

    private static void everyTabIsInSight(Page page, int width) {
        for (Locator tab : page.locator("nav.tabs a, nav.site-nav a").all()) {
            assertThat(tab.boundingBox().x + tab.boundingBox().width)
                    .as(tab.innerText())
                    .isLessThanOrEqualTo(width);
        }
    }

    private void tryTheApi(Page page, String language, boolean javaScript) {
        page.navigate(page.url().replaceAll("/resource/.*", "/api"));
        if (javaScript) {
            page.locator(".swagger-ui .opblock").first().waitFor();
            looksRight(page, language, true);
            page.locator(".opblock-summary-control").first().click();
            Response answer = page.waitForResponse(
                    response -> response.url().contains("/rows?"),
                    () -> page.locator("button.execute").first().click());
            assertThat(answer.status()).as(answer.url()).isEqualTo(200);
            page.locator(".live-responses-table .microlight").first().waitFor();
            return;
        }
        Locator example = page.locator("main a[href*='/api/']").first();
        String url = example.getAttribute("href");
        assertThat(server().get(url.replace(server().url(), "")).statusCode()).isEqualTo(200);
    }

    private static void looksRight(Page page, String language, boolean javaScript) {
        assertThat(page.locator("html").getAttribute("lang")).isEqualTo(language);
        assertThat(page.locator("h1:visible").count()).isEqualTo(1);
        if (!javaScript) {
            return;
        }
        Object overflow = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth");
        assertThat(((Number) overflow).intValue())
                .as("sideways scroll on " + page.url())
                .isLessThanOrEqualTo(0);
        var serious = new AxeBuilder(page)
                .analyze().getViolations().stream()
                        .filter(rule -> rule.getImpact().equals("serious")
                                || rule.getImpact().equals("critical"))
                        .map(rule -> rule.getId() + ": " + rule.getNodes())
                        .toList();
        assertThat(serious).as(page.url()).isEmpty();
    }

    private static TestServer server() {
        if (server == null) {
            throw new IllegalStateException("no server");
        }
        return server;
    }

    private static Browser browser() {
        if (browser == null) {
            throw new IllegalStateException("no browser");
        }
        return browser;
    }
}
