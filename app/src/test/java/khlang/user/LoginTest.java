package khlang.user;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Map;
import khlang.Browser;
import khlang.Pair;
import khlang.TestServer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class LoginTest {
    private static final String COOKIE = "khlang_session";

    @ParameterizedTest
    @EnumSource(Pair.class)
    void rightPasswordOpensASession(Pair pair) {
        try (TestServer server = TestServer.start(pair)) {
            Browser browser = new Browser(server);
            var answer = browser.logIn("admin", TestServer.ADMIN_PASSWORD);
            assertThat(answer.statusCode()).isEqualTo(302);
            assertThat(answer.headers().firstValue("location")).hasValue("/desk");
            assertThat(answer.headers().allValues("set-cookie"))
                    .anySatisfy(cookie -> assertThat(cookie)
                            .startsWith(COOKIE + "=")
                            .contains("HttpOnly", "SameSite=Lax", "Path=/")
                            .doesNotContain("Secure"));
            assertThat(browser.get("/desk/tokens").statusCode()).isEqualTo(200);
            assertThat(browser.get("/desk/tokens").headers().firstValue("cache-control"))
                    .hasValue("private, no-store");
            String secret = browser.cookie(COOKIE);
            assertThat(browser.post("/logout", Map.of()).statusCode()).isEqualTo(302);
            Browser thief = new Browser(server);
            thief.putCookie(COOKIE, secret);
            assertThat(thief.get("/desk/tokens").statusCode()).isEqualTo(302);
        }
    }

    @ParameterizedTest
    @EnumSource(Pair.class)
    void wrongPasswordAndUnknownUserAreRefusedAlike(Pair pair) {
        try (TestServer server = TestServer.start(pair)) {
            Browser browser = new Browser(server);
            var wrong = browser.logIn("admin", "not-the-password");
            var unknown = browser.logIn("nobody", "not-the-password");
            assertThat(wrong.statusCode()).isEqualTo(403);
            assertThat(unknown.statusCode()).isEqualTo(403);
            assertThat(wrong.body())
                    .contains("ชื่อผู้ใช้หรือรหัสผ่านไม่ถูกต้อง", "value=\"admin\"")
                    .doesNotContain("not-the-password");
            assertThat(unknown.body()).contains("ชื่อผู้ใช้หรือรหัสผ่านไม่ถูกต้อง");
            assertThat(browser.cookie(COOKIE)).isEmpty();
            browser.get("/en/login");
            assertThat(browser.post("/en/login", Map.of("name", "admin", "password", "x"))
                            .body())
                    .contains("The user name or the password is not right");
        }
    }

    @Test
    void guessingIsSlowedDownThoughTheRateLimitIsOff() throws InterruptedException {
        try (TestServer server = TestServer.start(Pair.EMBEDDED)) {
            Browser browser = new Browser(server);
            for (int i = 0; i < 5; i++) {
                assertThat(browser.logIn("admin", "guess" + i).statusCode()).isEqualTo(403);
            }
            // On a slow machine the first waits may be over before the next try: go on until one is long.
            long wait = 0;
            while (wait < 4) {
                Thread.sleep(wait * 1000);
                browser.logIn("admin", "guess");
                wait = seconds(browser.logIn("admin", "guess"));
            }
            var slowed = browser.logIn("admin", TestServer.ADMIN_PASSWORD);
            assertThat(slowed.statusCode()).isEqualTo(429);
            assertThat(seconds(slowed)).isBetween(1L, 300L);
            assertThat(slowed.body()).contains("ลองผิดหลายครั้งแล้ว");
            assertThat(browser.cookie(COOKIE)).isEmpty();
        }
    }

    private static long seconds(HttpResponse<String> answer) {
        return answer.headers().firstValueAsLong("retry-after").orElse(0);
    }

    @ParameterizedTest
    @EnumSource(Pair.class)
    void formWithoutItsTokenIsRefused(Pair pair) {
        try (TestServer server = TestServer.start(pair)) {
            Browser browser = Browser.ofAdmin(server);
            Map<String, String> form = Map.of("title", "ก", "name", "forged", "csrf", "");
            assertThat(browser.post("/desk/organizations", form).statusCode()).isEqualTo(403);
            Map<String, String> other = Map.of("title", "ก", "name", "forged", "csrf", "another-token");
            assertThat(browser.post("/en/desk/organizations", other).body()).contains("This form has expired");
            assertThat(server.read("organization_list", "").path("result").size())
                    .isZero();
            Browser stranger = new Browser(server);
            Map<String, String> login = Map.of("name", "admin", "password", TestServer.ADMIN_PASSWORD);
            assertThat(stranger.post("/login", login).statusCode()).isEqualTo(403);
            assertThat(stranger.cookie(COOKIE)).isEmpty();
            assertThat(browser.post("/desk/organizations", Map.of("title", "ก", "name", "ours"))
                            .statusCode())
                    .isEqualTo(302);
        }
    }

    @Test
    void formFromAnotherSiteIsRefused() {
        try (TestServer server = TestServer.start(Pair.EMBEDDED)) {
            var answer = server.send(HttpRequest.newBuilder(URI.create(server.url() + "/login"))
                    .header("Cookie", "khlang_form=known")
                    .header("Content-Type", "application/x-www-form-urlencoded")
                    .header("Sec-Fetch-Site", "cross-site")
                    .POST(HttpRequest.BodyPublishers.ofString(
                            "csrf=known&name=admin&password=" + TestServer.ADMIN_PASSWORD)));
            assertThat(answer.statusCode()).isEqualTo(403);
        }
    }

    @ParameterizedTest
    @EnumSource(Pair.class)
    void cookieReadsTheApiAndCannotWriteByIt(Pair pair) {
        try (TestServer server = TestServer.start(pair)) {
            Browser browser = Browser.ofAdmin(server);
            assertThat(browser.get("/api/3/action/user_list").body()).contains("\"admin\"");
            assertThat(browser.get("/api/3/action/user_list?callback=f").statusCode())
                    .isEqualTo(403);
            assertThat(browser.action("organization_create", "{\"name\": \"forged\"}")
                            .statusCode())
                    .isEqualTo(403);
            assertThat(server.read("organization_list", "").path("result").size())
                    .isZero();
        }
    }

    @Test
    void pageOfTheDeskLeadsStrangersToTheLoginAndBack() {
        try (TestServer server = TestServer.start(Pair.EMBEDDED)) {
            Browser browser = new Browser(server);
            var answer = browser.get("/en/desk/tokens?done=revoked");
            assertThat(answer.headers().firstValue("location"))
                    .hasValue("/en/login?next=%2Fen%2Fdesk%2Ftokens%3Fdone%3Drevoked");
            browser.get("/en/login?next=%2Fen%2Fdesk%2Ftokens");
            Map<String, String> form =
                    Map.of("name", "admin", "password", TestServer.ADMIN_PASSWORD, "next", "/en/desk/tokens");
            assertThat(browser.post("/en/login", form).headers().firstValue("location"))
                    .hasValue("/en/desk/tokens");
        }
    }

    @Test
    void loginNeverLeadsToAnotherSite() {
        try (TestServer server = TestServer.start(Pair.EMBEDDED)) {
            for (String next : new String[] {"https://evil.example/", "//evil.example/", "/\\evil.example", "/a\nb"}) {
                Browser browser = new Browser(server);
                browser.get("/login");
                Map<String, String> form = Map.of("name", "admin", "password", TestServer.ADMIN_PASSWORD, "next", next);
                assertThat(browser.post("/login", form).headers().firstValue("location"))
                        .as(next)
                        .hasValue("/desk");
            }
        }
    }

    @ParameterizedTest
    @EnumSource(Pair.class)
    void changingThePasswordEndsTheOtherSessions(Pair pair) {
        try (TestServer server = TestServer.start(pair)) {
            Browser one = Browser.ofAdmin(server);
            Browser other = Browser.ofAdmin(server);
            String before = one.cookie(COOKIE);
            var wrong = one.post(
                    "/desk/password", Map.of("present", "wrong", "password", "new-password", "again", "new-password"));
            assertThat(wrong.statusCode()).isEqualTo(409);
            assertThat(wrong.body()).contains("รหัสผ่านปัจจุบันไม่ถูกต้อง");
            var differs = one.post(
                    "/desk/password",
                    Map.of("present", TestServer.ADMIN_PASSWORD, "password", "new-password", "again", "new-passw0rd"));
            assertThat(differs.body()).contains("ไม่เหมือนกัน");
            var tooShort = one.post(
                    "/desk/password",
                    Map.of("present", TestServer.ADMIN_PASSWORD, "password", "short", "again", "short"));
            assertThat(tooShort.body()).contains("8 ถึง 200");
            var changed = one.post(
                    "/desk/password",
                    Map.of("present", TestServer.ADMIN_PASSWORD, "password", "new-password", "again", "new-password"));
            assertThat(changed.statusCode()).isEqualTo(302);
            assertThat(one.cookie(COOKIE)).isNotEqualTo(before);
            assertThat(one.get("/desk/password").statusCode()).isEqualTo(200);
            assertThat(other.get("/desk/password").statusCode()).isEqualTo(302);
            assertThat(new Browser(server)
                            .logIn("admin", TestServer.ADMIN_PASSWORD)
                            .statusCode())
                    .isEqualTo(403);
            assertThat(new Browser(server).logIn("admin", "new-password").statusCode())
                    .isEqualTo(302);
        }
    }

    @Test
    void cookieIsSecureWhereTheSiteIsReachedByHttps() {
        try (TestServer server =
                TestServer.start(Pair.EMBEDDED, Map.of("KHLANG_SITE_URL", "https://data.example.go.th"))) {
            var answer = new Browser(server).logIn("admin", TestServer.ADMIN_PASSWORD);
            assertThat(answer.headers().allValues("set-cookie"))
                    .isNotEmpty()
                    .allSatisfy(cookie -> assertThat(cookie).contains("Secure"));
        }
    }
}
