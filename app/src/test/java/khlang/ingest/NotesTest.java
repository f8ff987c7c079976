package khlang.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import khlang.Browser;
import khlang.Pair;
import khlang.TestServer;
import khlang.web.Json;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;

/** What should be known of how a file was read stands wherever its table does. */
class NotesTest {
    private static byte[] zip() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            for (String name : new String[] {"ในเมือง.csv", "ศิลา.csv"}) {
                zip.putNextEntry(new ZipEntry(name));
                zip.write("รายงาน,\nชื่อ,จำนวน\nก,1\nข,2\nค,3\nรวม,6\n".getBytes(StandardCharsets.UTF_8));
            }
        }
        return bytes.toByteArray();
    }

    @ParameterizedTest
    @EnumSource(Pair.class)
    void notesAndConfidenceAreKeptWithTheVersionAndShown(Pair pair) throws IOException {
        try (TestServer server = TestServer.start(pair)) {
            Loads loads = new Loads(server);
            loads.makePublicDataset("notes");
            String resource = loads.upload("notes", "a.zip", zip());
            assertThat(loads.await(resource).path("status").asString()).isEqualTo("complete");
            String path = "/api/v1/datasets/notes/resources/" + resource + "/report";
            JsonNode report = Json.MAPPER.readTree(server.get(path).body());
            assertThat(report.path("notes").findValuesAsString("code"))
                    .containsExactly("tabular.note.entry", "tabular.note.other_entries");
            assertThat(report.path("notes").get(0).path("message_th").asString())
                    .contains("ในเมือง.csv");
            assertThat(report.path("confidence").asInt()).isEqualTo(90);
            assertThat(report.path("confidence_reasons").findValuesAsString("code"))
                    .containsExactly("tabular.sure.entries", "tabular.sure.titles", "tabular.sure.left_out");
            assertThat(server.get(path + ".csv").body()).contains("tabular.note.other_entries", "ศิลา.csv");
            assertThat(server.get("/dataset/notes/resource/" + resource).body())
                    .contains("ตารางนี้อ่านจากไฟล์อย่างไร", "ศิลา.csv");
            Browser officer = Browser.ofAdmin(server);
            String desk = "/desk/resource/" + resource;
            assertThat(officer.get(desk).body()).contains("แน่ใจ 90 %", "ศิลา.csv", "−5:");
            assertThat(officer.get(desk + "/reading").body()).contains("แน่ใจ 90 %", "ศิลา.csv");
        }
    }

    @ParameterizedTest
    @EnumSource(Pair.class)
    void whatIsSaidAndDoesNotFitIsTold(Pair pair) {
        try (TestServer server = TestServer.start(pair)) {
            Loads loads = new Loads(server);
            loads.makePublicDataset("said");
            String[][] said = {
                {"primary_key", "ไม่มี", "ingest.note.key"},
                {"omit", "[\"รหัส\",\"ชื่อ\",\"จำนวน\"]", "tabular.misfit.omit_all"},
                {"sheet", "x", "tabular.misfit.sheet"},
                {"delimiter", ",", "tabular.misfit.delimiter"},
            };
            for (String[] one : said) {
                JsonNode made = server.upload(
                        "resource_create",
                        Map.of("package_id", "said", "name", one[0], one[0], one[1]),
                        one[0] + ".csv",
                        "รหัส;ชื่อ;จำนวน\nA1;ก;1,5\nA2;ข;2,5\nA3;ค;3,5\n".getBytes(StandardCharsets.UTF_8),
                        TestServer.ADMIN_TOKEN);
                String resource = made.path("result").path("id").asString();
                assertThat(loads.await(resource).path("status").asString())
                        .as(made.toString())
                        .isEqualTo("complete");
                String report = server.get("/api/v1/datasets/said/resources/" + resource + "/report")
                        .body();
                assertThat(Json.MAPPER.readTree(report).path("notes").findValuesAsString("code"))
                        .as(one[0])
                        .contains(one[2]);
            }
        }
    }
}
