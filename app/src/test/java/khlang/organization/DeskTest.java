package khlang.organization;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import khlang.Browser;
import khlang.Pair;
import khlang.TestServer;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class DeskTest {
    @ParameterizedTest
    @EnumSource(Pair.class)
    void organizationIsMadeGivenMembersAndDeletedOnThePages(Pair pair) {
        try (TestServer server = TestServer.start(pair)) {
            Browser admin = Browser.ofAdmin(server);
            assertThat(admin.get("/desk/organizations/new").statusCode()).isEqualTo(200);
            var wrong =
                    admin.post("/desk/organizations", Map.of("title", "สำนัก", "name", "ชื่อ", "description", "ยาว"));
            assertThat(wrong.statusCode()).isEqualTo(409);
            assertThat(wrong.body()).contains("ใช้ได้เฉพาะ a-z", "value=\"สำนัก\"", ">ยาว</textarea>");
            assertThat(admin.post("/en/desk/organizations", Map.of("title", "")).body())
                    .contains("Please give a title.");
            var made = admin.post("/desk/organizations", Map.of("title", "สำนัก", "name", "office"));
            assertThat(made.headers().firstValue("location")).hasValue("/desk/organizations/office/members?done=made");
            server.action(
                    "user_create", "{\"name\": \"malee\", \"password\": \"malee-password\"}", TestServer.ADMIN_TOKEN);
            assertThat(admin.post("/desk/organizations/office/members", Map.of("username", "", "role", "admin"))
                            .statusCode())
                    .isEqualTo(409);
            admin.post("/desk/organizations/office/members", Map.of("username", "malee", "role", "admin"));
            Browser malee = Browser.of(server, "malee", "malee-password");
            assertThat(malee.get("/desk/organizations").body()).contains("สำนัก");
            assertThat(malee.get("/desk/organizations/office").body()).doesNotContain("/delete");
            assertThat(malee.get("/desk/groups").statusCode()).isEqualTo(403);
            malee.post("/desk/organizations/office", Map.of("title", "สำนักคลัง", "name", "treasury"));
            assertThat(server.read("organization_list", "").path("result").toString())
                    .isEqualTo("[\"treasury\"]");
            admin.get("/en/desk/organizations/treasury/members");
            var taken = admin.post("/en/desk/organizations/treasury/members/take", Map.of("username", "malee"));
            assertThat(taken.headers().firstValue("location"))
                    .hasValue("/en/desk/organizations/treasury/members?done=taken");
            assertThat(malee.get("/desk/organizations/treasury").statusCode()).isEqualTo(403);
            assertThat(admin.post("/desk/organizations/treasury/delete", Map.of("confirm", "office"))
                            .statusCode())
                    .isEqualTo(409);
            admin.post("/desk/organizations/treasury/delete", Map.of("confirm", "treasury"));
            assertThat(server.read("organization_list", "").path("result").size())
                    .isZero();
            assertThat(admin.get("/desk/organizations/treasury").statusCode()).isEqualTo(404);
        }
    }

    @ParameterizedTest
    @EnumSource(Pair.class)
    void groupIsMadeChangedAndDeletedOnThePages(Pair pair) {
        try (TestServer server = TestServer.start(pair)) {
            Browser admin = Browser.ofAdmin(server);
            var made = admin.post("/desk/groups", Map.of("title", "ภาษี", "title_en", "Taxes", "name", "tax"));
            assertThat(made.headers().firstValue("location")).hasValue("/desk/groups/tax?done=made");
            assertThat(admin.get("/en/desk/groups").body()).contains("Taxes");
            admin.post("/desk/groups/tax", Map.of("title", "ภาษีเมือง", "title_en", "", "name", "tax"));
            assertThat(admin.get("/en/desk/groups").body()).contains("<span lang=\"th\">ภาษีเมือง</span>");
            admin.post("/desk/groups/tax/delete", Map.of("confirm", "tax"));
            assertThat(server.read("group_list", "").path("result").size()).isZero();
        }
    }

    @ParameterizedTest
    @EnumSource(Pair.class)
    void nobodyTakesAwayTheirOwnRoleAsAdministrator(Pair pair) {
        try (TestServer server = TestServer.start(pair)) {
            Browser admin = Browser.ofAdmin(server);
            admin.get("/desk/organizations/new");
            admin.post("/desk/organizations", Map.of("title", "สำนัก", "name", "office"));
            server.action(
                    "user_create", "{\"name\": \"malee\", \"password\": \"malee-password\"}", TestServer.ADMIN_TOKEN);
            String members = "/en/desk/organizations/office/members";
            admin.get(members);
            admin.post(members, Map.of("username", "malee", "role", "admin"));
            Browser malee = Browser.of(server, "malee", "malee-password");
            malee.get(members);
            String sentence = "You cannot take away your own role as administrator";
            var given = malee.post(members, Map.of("username", "malee", "role", "member"));
            assertThat(given.statusCode()).isEqualTo(409);
            assertThat(given.body()).contains(sentence, "<small>malee</small>");
            var taken = malee.post(members + "/take", Map.of("username", "malee"));
            assertThat(taken.statusCode()).isEqualTo(409);
            assertThat(taken.body()).contains(sentence, "<small>malee</small>");
            assertThat(malee.post(members, Map.of("username", "malee", "role", "admin"))
                            .statusCode())
                    .isEqualTo(302);
            String token = server.action(
                            "api_token_create", "{\"user\": \"malee\", \"name\": \"x\"}", TestServer.ADMIN_TOKEN)
                    .at("/result/token")
                    .asString();
            String own = "{\"id\": \"office\", \"username\": \"malee\", \"role\": \"editor\"}";
            assertThat(server.action("organization_member_create", own, token)
                            .at("/error/role/0")
                            .asString())
                    .startsWith(sentence);
            var refused = server.post("/api/3/action/organization_member_delete", own, token);
            assertThat(refused.statusCode()).isEqualTo(409);
            assertThat(refused.body()).contains(sentence, "ต้องให้ผู้ดูแลคนอื่นทำ");
            assertThat(server.post("/api/3/action/organization_member_delete", own, TestServer.ADMIN_TOKEN)
                            .statusCode())
                    .isEqualTo(200);
        }
    }
}
