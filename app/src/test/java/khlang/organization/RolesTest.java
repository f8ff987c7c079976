package khlang.organization;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import khlang.Pair;
import khlang.TestServer;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class RolesTest {
    private static final List<String> ACTORS = List.of("anonymous", "none", "member", "editor", "admin", "sysadmin");

    /** One request and the status that each of {@link #ACTORS} gets. */
    private record Scenario(String action, String json, List<Integer> statuses) {}

    private static final String OWN = "\"id\": \"office\"";
    private static final String OTHER = "\"id\": \"other\"";

    private static final List<Scenario> SCENARIOS = List.of(
            new Scenario("organization_show", "{" + OWN + "}", List.of(200, 200, 200, 200, 200, 200)),
            new Scenario("organization_list", "{}", List.of(200, 200, 200, 200, 200, 200)),
            new Scenario(
                    "organization_patch", "{" + OWN + ", \"title\": \"ใหม่\"}", List.of(403, 403, 403, 403, 200, 200)),
            new Scenario(
                    "organization_update", "{" + OWN + ", \"title\": \"ใหม่\"}", List.of(403, 403, 403, 403, 200, 200)),
            new Scenario(
                    "organization_patch", "{" + OTHER + ", \"title\": \"x\"}", List.of(403, 403, 403, 403, 403, 200)),
            new Scenario(
                    "organization_patch",
                    "{" + OWN + ", \"state\": \"deleted\"}",
                    List.of(403, 403, 403, 403, 403, 200)),
            new Scenario(
                    "organization_patch",
                    "{" + OWN + ", \"state\": \"active\"}",
                    List.of(404, 404, 404, 404, 404, 200)),
            new Scenario(
                    "organization_member_create",
                    "{" + OWN + ", \"username\": \"guest\", \"role\": \"member\"}",
                    List.of(403, 403, 403, 403, 200, 200)),
            new Scenario("member_list", "{" + OWN + "}", List.of(403, 200, 200, 200, 200, 200)),
            new Scenario(
                    "organization_member_delete",
                    "{" + OWN + ", \"username\": \"guest\"}",
                    List.of(403, 403, 403, 403, 200, 404)),
            new Scenario("organization_create", "{\"title\": \"สำนักใหม่\"}", List.of(403, 403, 403, 403, 403, 200)),
            new Scenario("group_create", "{\"title\": \"หมวดใหม่\"}", List.of(403, 403, 403, 403, 403, 200)),
            new Scenario("group_patch", "{\"id\": \"topic\", \"title\": \"x\"}", List.of(403, 403, 403, 403, 403, 200)),
            new Scenario("group_delete", "{\"id\": \"topic\"}", List.of(403, 403, 403, 403, 403, 200)),
            new Scenario("organization_delete", "{" + OTHER + "}", List.of(403, 403, 403, 403, 403, 200)),
            new Scenario("user_list", "{}", List.of(403, 200, 200, 200, 200, 200)),
            new Scenario(
                    "user_create",
                    "{\"name\": \"new-one\", \"password\": \"long-enough\"}",
                    List.of(403, 403, 403, 403, 403, 200)));

    @ParameterizedTest
    @EnumSource(Pair.class)
    void eachRoleMayDoWhatCkanSays(Pair pair) {
        try (TestServer server = TestServer.start(pair)) {
            Map<String, String> tokens = prepare(server);
            for (Scenario scenario : SCENARIOS) {
                for (int i = 0; i < ACTORS.size(); i++) {
                    String actor = ACTORS.get(i);
                    var answer = server.post("/api/3/action/" + scenario.action(), scenario.json(), tokens.get(actor));
                    assertThat(answer.statusCode())
                            .as(scenario.action() + " " + scenario.json() + " as " + actor + ": " + answer.body())
                            .isEqualTo(scenario.statuses().get(i));
                }
            }
        }
    }

    private static Map<String, String> prepare(TestServer server) {
        String admin = TestServer.ADMIN_TOKEN;
        server.action("organization_create", "{\"name\": \"office\", \"title\": \"สำนัก\"}", admin);
        server.action("organization_create", "{\"name\": \"other\", \"title\": \"อื่น\"}", admin);
        server.action("group_create", "{\"name\": \"topic\", \"title\": \"หมวด\"}", admin);
        Map<String, String> tokens = new LinkedHashMap<>();
        tokens.put("sysadmin", admin);
        for (String name : List.of("none", "member", "editor", "admin", "guest")) {
            String user = "user-" + name;
            String account = name.equals("guest") ? "guest" : user;
            server.action("user_create", "{\"name\": \"" + account + "\", \"password\": \"long-enough\"}", admin);
            String token = server.action("api_token_create", "{\"user\": \"" + account + "\", \"name\": \"x\"}", admin)
                    .at("/result/token")
                    .asString();
            tokens.put(name, token);
            if (List.of("member", "editor", "admin").contains(name)) {
                String give = "{" + OWN + ", \"username\": \"" + user + "\", \"role\": \"" + name + "\"}";
                server.action("organization_member_create", give, admin);
            }
        }
        return tokens;
    }

    @ParameterizedTest
    @EnumSource(Pair.class)
    void organizationsOfAUserDependOnThePermission(Pair pair) {
        try (TestServer server = TestServer.start(pair)) {
            Map<String, String> tokens = prepare(server);
            Map<String, List<Integer>> expected = Map.of(
                    "read", List.of(0, 0, 1, 1, 1, 2),
                    "create_dataset", List.of(0, 0, 0, 1, 1, 2),
                    "admin", List.of(0, 0, 0, 0, 1, 2));
            expected.forEach((permission, counts) -> {
                for (int i = 0; i < ACTORS.size(); i++) {
                    String json = "{\"permission\": \"" + permission + "\"}";
                    var list = server.action("organization_list_for_user", json, tokens.get(ACTORS.get(i)))
                            .path("result");
                    assertThat(list.size()).as(permission + " " + ACTORS.get(i)).isEqualTo(counts.get(i));
                    assertThat(list.isEmpty()
                                    || list.get(list.size() - 1)
                                            .path("capacity")
                                            .isString())
                            .isTrue();
                }
            });
        }
    }
}
