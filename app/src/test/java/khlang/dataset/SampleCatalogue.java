package khlang.dataset;

import static org.assertj.core.api.Assertions.assertThat;

import khlang.TestServer;
import khlang.web.Json;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Two organizations, people with every role, and datasets that are whole. */
public final class SampleCatalogue {
    final TestServer server;
    final String editor;
    final String member;
    final String stranger;

    /** Sets it up on an empty server. */
    SampleCatalogue(TestServer server) {
        this.server = server;
        organization("treasury", "สำนักคลัง");
        organization("works", "สำนักช่าง");
        this.editor = person("somchai", "treasury", "editor");
        this.member = person("malee", "treasury", "member");
        this.stranger = person("nok", "works", "editor");
    }

    private void organization(String name, String title) {
        ObjectNode json = Json.MAPPER.createObjectNode().put("name", name).put("title", title);
        done(server.action("organization_create", json.toString(), TestServer.ADMIN_TOKEN));
    }

    /** Makes a user with a role in an organization. @return their token */
    private String person(String name, String organization, String role) {
        done(server.action(
                "user_create",
                "{\"name\":\"%s\",\"email\":\"%s@example.org\",\"password\":\"correct horse %s\"}"
                        .formatted(name, name, name),
                TestServer.ADMIN_TOKEN));
        done(server.action(
                "organization_member_create",
                "{\"id\":\"%s\",\"username\":\"%s\",\"role\":\"%s\"}".formatted(organization, name, role),
                TestServer.ADMIN_TOKEN));
        return done(server.action(
                        "api_token_create",
                        "{\"user\":\"%s\",\"name\":\"test\"}".formatted(name),
                        TestServer.ADMIN_TOKEN))
                .path("token")
                .asString();
    }

    /** A dataset that has all that is mandatory. */
    public static ObjectNode whole(String name) {
        return (ObjectNode) Json.MAPPER.readTree("""
                {"name": "%s", "title": "งบประมาณรายจ่าย", "owner_org": "treasury", "notes": "รายจ่ายตามแผนงาน",
                 "data_type": "ข้อมูลสถิติ", "maintainer": "ฝ่ายแผนงาน", "maintainer_email": "plan@example.go.th",
                 "tags": [{"name": "งบประมาณ"}], "objective": ["พันธกิจหน่วยงาน"],
                 "update_frequency_unit": "ปี", "update_frequency_interval": "1", "geo_coverage": "เทศบาล/อบต.",
                 "data_source": "เทศบัญญัติงบประมาณ", "data_format": ["CSV"], "data_category": "ข้อมูลสาธารณะ",
                 "license_id": "Open Data Common"}
                """.formatted(name));
    }

    /** Makes a public dataset. */
    JsonNode publicDataset(String name) {
        return create(whole(name));
    }

    /** Makes a private dataset. */
    JsonNode privateDataset(String name) {
        return create(whole(name).put("private", true));
    }

    private JsonNode create(ObjectNode dataset) {
        return done(server.action("package_create", dataset.toString(), editor));
    }

    /** The result of an action that must succeed. */
    static JsonNode done(JsonNode envelope) {
        assertThat(envelope.path("success").asBoolean()).as(envelope.toString()).isTrue();
        return envelope.path("result");
    }
}
