package khlang.datastore;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipFile;
import khlang.Pair;
import khlang.TestServer;
import khlang.ingest.Loads;
import khlang.web.Json;
import khlang.web.View;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;

/** How the native API reads what is said beside the fields, and how it refuses what it cannot read. */
class RowParametersTest {
    private static final String ROWS = "/api/v1/datasets/signs/resources/ตาราง/rows";

    private static final String TABLE = """
            amount,day,moment,text,lat,lon
            100,2024-01-01,2024-01-01 08:30:00,=1+1,16.4,102.8
            200,2024-06-01,2024-06-01 08:30:00,plain,16.5,102.9
            """;

    @TempDir
    private Path folder;

    private record Refused(String query, String code, String field, String told) {}

    private static final List<Refused> REFUSED = List.of(
            new Refused("distinct=maybe", "datastore.parameter.flag", "distinct", "distinct=true or distinct=false"),
            new Refused("bom=maybe", "datastore.parameter.flag", "bom", "bom=true or bom=false"),
            new Refused("limit=1&limit=2", "datastore.parameter.twice", "limit", "2 times"),
            new Refused("era=be&era=ce", "datastore.parameter.twice", "era", "2 times"),
            new Refused("limit=few", "datastore.parameter.natural", "limit", "few"),
            new Refused("amount__isnull=maybe", "datastore.value.isnull", "amount__isnull", "true or false"),
            new Refused("era=xx", "datastore.parameter.choice", "era", "ce, be"),
            new Refused("count=maybe", "datastore.parameter.choice", "count", "exact, none, estimate"),
            new Refused("select=left(text,-1)", "datastore.function.unfit", "select", "left(text, 0 - 10)"),
            new Refused(
                    "select=percentile(amount,2)",
                    "datastore.function.unfit",
                    "select",
                    "percentile(number, 0.0 - 1.0)"),
            new Refused("select=month(amount)", "datastore.function.unfit", "select", "month(date)"),
            new Refused("amount__gtt=1", "datastore.operator.near", "amount__gtt", "Did you mean \"amount__gt\"?"),
            new Refused("amount__over=1", "datastore.operator.unknown", "amount__over", "between, not"),
            new Refused("bbox=102,17,103,16", "datastore.bbox.turned", "bbox", "south above its north"),
            new Refused("bbox=103,16,102,17", "datastore.bbox.turned", "bbox", "west,south,east,north"),
            new Refused(
                    "bbox=16,102,17,103",
                    "datastore.bbox.range",
                    "bbox",
                    "The south of a box lies between -90 and 90; here it is 102. A box is west,south,east,north"),
            new Refused(
                    "bbox=-181,16,103,17", "datastore.bbox.range", "bbox", "west of a box lies between -180 and 180"),
            new Refused("bbox=102,16,180.5,17", "datastore.bbox.range", "bbox", "east"),
            new Refused("bbox=102,16,103,91", "datastore.bbox.range", "bbox", "north"),
            new Refused("near=91,102.5,10", "datastore.near.range", "near", "latitude lies between -90 and 90"),
            new Refused("near=0,-181,10", "datastore.near.range", "near", "longitude lies between -180 and 180"),
            new Refused(
                    "near=0,180,30000000",
                    "datastore.near.range",
                    "near",
                    "The distance in metres lies between 0 and 25000000; here it is 30000000."),
            new Refused("select=hour(day)", "datastore.function.unfit", "select", "types named: hour(timestamp)."),
            new Refused("timezone=Asia/Tokio", "datastore.timezone.near", "timezone", "Did you mean \"Asia/Tokyo\"?"),
            new Refused("timezone=Mars", "datastore.timezone.unknown", "timezone", "Asia/Bangkok, UTC or Asia/Tokyo"));

    private static JsonNode read(HttpResponse<String> answer) {
        return Json.MAPPER.readTree(answer.body());
    }

    @ParameterizedTest
    @EnumSource(Pair.class)
    void whatIsWrongIsNamedWithWhatIsRight(Pair pair) throws IOException {
        try (TestServer server = TestServer.start(pair)) {
            new Loads(server).published("signs", "signs.csv", TABLE);
            for (Refused wrong : REFUSED) {
                HttpResponse<String> answer = server.get(rows("", wrong.query));
                assertThat(answer.statusCode()).as(wrong + answer.body()).isEqualTo(400);
                JsonNode error = read(answer).path("error");
                assertThat(error.path("code").asString()).as(wrong.query).isEqualTo(wrong.code);
                assertThat(error.path("field").asString()).as(wrong.query).isEqualTo(wrong.field);
                assertThat(error.path("message").asString() + " "
                                + error.path("hint").asString(""))
                        .contains(wrong.told);
                assertThat(error.path("message_th").asString()).matches("(?s).*[ก-๙].*");
            }
            JsonNode form = read(server.get(rows(".exe", ""))).path("error");
            assertThat(form.path("field").asString()).isEqualTo("form");
            assertThat(form.path("hint").asString()).contains("csv, tsv, json");
            for (String door : List.of("dictionary.csv?bom=maybe", "changes?since=1&since=2", "stats?distinct=maybe")) {
                assertThat(server.get(View.encoded(ROWS).replace("%2F", "/").replace("rows", door))
                                .statusCode())
                        .as(door)
                        .isEqualTo(400);
            }
            numbersAndDatesMayHaveThaiDigits(server);
            filesEndTheirLinesAlike(server);
            workbooksNameTheirStyle(server);
        }
    }

    private static String rows(String ending, String query) {
        String said = query.replace("\"", "%22").replace(" ", "%20").replace(">", "%3E");
        return ROWS.replace("ตาราง", View.encoded("ตาราง")) + ending + "?" + said;
    }

    private static void numbersAndDatesMayHaveThaiDigits(TestServer server) {
        Map<String, Integer> found = Map.of(
                "day__gte=๒๕๖๗-๐๖-๐๑&era=be", 1,
                "day=๒๕๖๗-๐๑-๐๑&era=be", 1,
                "day=๒๐๒๔-๐๑-๐๑", 1,
                "moment__lt=๑/๒/๒๕๖๗&era=be", 1,
                "amount__gt=๑๐๐", 1,
                "where=amount >= ๑๐๐", 2,
                "where=day > '๒๕๖๗-๐๑-๐๑'&era=be", 1,
                "limit=๑", 1,
                "bbox=๑๐๒,๑๖,๑๐๓,๑๗", 2,
                "amount=100&amount=๒๐๐", 2);
        found.forEach((query, count) -> {
            HttpResponse<String> answer = server.get(rows("", encoded(query)));
            assertThat(answer.statusCode()).as(query + answer.body()).isEqualTo(200);
            assertThat(read(answer).path("records").size()).as(query).isEqualTo(count);
        });
    }

    private static String encoded(String query) {
        StringBuilder encoded = new StringBuilder();
        query.codePoints()
                .forEach(point -> encoded.append(
                        point < 0x80
                                ? Character.toString(point).replace("'", "%27")
                                : View.encoded(Character.toString(point))));
        return encoded.toString();
    }

    private static void filesEndTheirLinesAlike(TestServer server) {
        String csv = server.get(rows(".csv", "select=amount,text")).body();
        assertThat(csv).isEqualTo("amount,text\r\n100,=1+1\r\n200,plain\r\n");
        assertThat(server.get(rows(".csv", "select=amount,text&bom=TRUE")).body())
                .isEqualTo("\uFEFFamount,text\r\n100,'=1+1\r\n200,plain\r\n");
        assertThat(server.get(rows(".tsv", "select=amount,text")).body())
                .isEqualTo("amount\ttext\r\n100\t=1+1\r\n200\tplain\r\n");
        assertThat(server.get(rows(".tsv", "select=amount,text&bom=true")).body())
                .isEqualTo("\uFEFFamount\ttext\r\n100\t'=1+1\r\n200\tplain\r\n");
        assertThat(server.get(rows(".csv", "select=day&era=be")).body())
                .isEqualTo("day\r\n2567-01-01\r\n2567-06-01\r\n");
    }

    private void workbooksNameTheirStyle(TestServer server) throws IOException {
        byte[] workbook = server.bytes(rows(".xlsx", "")).body();
        Path file = Files.write(folder.resolve("rows.xlsx"), workbook);
        try (ZipFile zip = new ZipFile(file.toFile())) {
            byte[] bytes = zip.getInputStream(zip.getEntry("xl/styles.xml")).readAllBytes();
            String styles = new String(bytes, StandardCharsets.UTF_8);
            assertThat(styles)
                    .containsPattern("</cellXfs><cellStyles count=\"1\"><cellStyle name=\"Normal\" xfId=\"0\"");
        }
    }
}
