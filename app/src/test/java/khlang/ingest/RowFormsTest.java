package khlang.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import khlang.Pair;
import khlang.Servers;
import khlang.TestServer;
import khlang.web.Json;
import khlang.web.View;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.usermodel.DataFormatter;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import tools.jackson.databind.JsonNode;

/** One table in every form, read by what reads such files. */
class RowFormsTest {
    @RegisterExtension
    static final Servers SERVERS = new Servers();

    private static final String TABLE = """
            รหัส,ชื่อจุด (ไทย),ละติจูด,ลองจิจูด,งบ (บาท),วันที่,เปิด
            001,"ศาลา ""กลาง"" <b> & อื่น ๆ",16.43,102.83,1500.50,2567-01-31,ใช่
            002,=1+1,,,,,ไม่ใช่
            003,"สอง
            บรรทัด",16.5,102.9,0.25,2567-02-29,
            """;

    private static HttpResponse<byte[]> get(TestServer server, String form, String more) {
        return server.bytes("/api/v1/datasets/forms/resources/" + form + more);
    }

    private static String published(TestServer server) {
        return new Loads(server).published("forms", "a.csv", TABLE);
    }

    @ParameterizedTest
    @EnumSource(Pair.class)
    void everyFormHoldsTheSameRows(Pair pair) throws Exception {
        TestServer server = SERVERS.of(pair);
        String resource = published(server);
        JsonNode rows =
                Json.MAPPER.readTree(get(server, resource, "/rows").body()).path("records");
        assertThat(rows).hasSize(3);
        assertThat(Json.MAPPER.readTree(get(server, resource, "/rows.json").body()))
                .isEqualTo(rows);
        List<JsonNode> lines = new ArrayList<>();
        new String(get(server, resource, "/rows.ndjson").body(), StandardCharsets.UTF_8)
                .lines()
                .forEach(line -> lines.add(Json.MAPPER.readTree(line)));
        assertThat(lines).containsExactlyElementsOf(rows);
        List<JsonNode> features = new ArrayList<>();
        JsonNode geojson =
                Json.MAPPER.readTree(get(server, resource, "/rows.geojson").body());
        geojson.path("features").forEach(feature -> features.add(feature.path("properties")));
        assertThat(features).containsExactlyElementsOf(rows);
        assertThat(geojson.path("features").get(0).path("geometry").toString())
                .isEqualTo("{\"type\":\"Point\",\"coordinates\":[102.83,16.43]}");
        assertThat(geojson.path("features").get(1).path("geometry").isNull()).isTrue();
        assertXml(get(server, resource, "/rows.xml"), rows);
        assertXml(server.bytes("/datastore/dump/" + resource + "?format=xml"), rows);
        assertWorkbook(get(server, resource, "/rows.xlsx"), rows);
    }

    @ParameterizedTest
    @EnumSource(Pair.class)
    void theFirstLineCallsTheColumnsAsIsAsked(Pair pair) throws Exception {
        TestServer server = SERVERS.of(pair);
        String resource = new Loads(server).published("labels", "a.csv", "a,b,c,=d\n1,2,3,4\n");
        new Loads(server).ok("resource_patch", """
                {"id": "%s", "schema": [{"name": "a", "label": "จำนวน", "label_en": "Amount"},
                  {"name": "b", "label": "จำนวน"}, {"name": "=d", "label": "=รวม"}]}
                """.formatted(resource));
        String rows = "/api/v1/datasets/labels/resources/" + resource + "/rows";
        assertThat(head(server, rows + ".csv")).isEqualTo("_id,a,b,c,=d");
        assertThat(head(server, rows + ".csv?labels=key")).isEqualTo("_id,a,b,c,=d");
        assertThat(head(server, rows + ".csv?labels=th")).isEqualTo("_id,จำนวน (a),จำนวน (b),c,=รวม");
        assertThat(head(server, rows + ".csv?labels=en")).isEqualTo("_id,Amount,จำนวน,c,=รวม");
        assertThat(head(server, rows + ".csv?labels=th&bom=true")).endsWith(",c,'=รวม");
        assertThat(head(server, rows + ".tsv?labels=en")).isEqualTo("_id\tAmount\tจำนวน\tc\t=รวม");
        assertThat(head(server, rows + ".csv?labels=th&select=b,a%2Bc%20as%20x,b%20as%20y"))
                .isEqualTo("จำนวน,x,y");
        try (XSSFWorkbook workbook = new XSSFWorkbook(
                new ByteArrayInputStream(server.bytes(rows + ".xlsx?labels=th").body()))) {
            assertThat(workbook.getSheetAt(0).getRow(0).getCell(2).getStringCellValue())
                    .isEqualTo("จำนวน (b)");
        }
        // Who has a file with other words asks for it again.
        assertThat(server.get(rows + ".csv?labels=th").headers().firstValue("ETag"))
                .isNotEqualTo(server.get(rows + ".csv").headers().firstValue("ETag"));
        for (String form : List.of("?labels=th", ".json?labels=th", ".parquet?labels=en", ".csv?labels=thai")) {
            HttpResponse<String> refused = server.get(rows + form);
            assertThat(refused.statusCode()).as(form).isEqualTo(400);
            assertThat(refused.body()).as(form).contains("\"field\":\"labels\"");
        }
    }

    private static String head(TestServer server, String address) {
        HttpResponse<String> answer = server.get(address);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return answer.body().lines().findFirst().orElseThrow();
    }

    private static void assertXml(HttpResponse<byte[]> answer, JsonNode rows) throws Exception {
        assertThat(answer.headers().firstValue("Content-Type").orElse("")).matches("text/xml; ?charset=utf-8");
        NodeList found = DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new ByteArrayInputStream(answer.body()))
                .getDocumentElement()
                .getElementsByTagName("row");
        assertThat(found.getLength()).isEqualTo(3);
        for (int index = 0; index < 3; index++) {
            Element row = (Element) found.item(index);
            assertThat(row.getAttribute("_id")).isEqualTo(String.valueOf(index + 1));
            List<String> texts = new ArrayList<>();
            NodeList cells = row.getElementsByTagName("*");
            for (int cell = 0; cell < cells.getLength(); cell++) {
                Element element = (Element) cells.item(cell);
                texts.add(element.hasAttribute("xsi:nil") ? "null" : element.getTextContent());
            }
            assertThat(texts)
                    .containsExactlyElementsOf(rows.get(index)
                            .propertyStream()
                            .skip(1)
                            .map(one -> one.getValue().asString("null"))
                            .toList());
        }
        assertThat(new String(answer.body(), StandardCharsets.UTF_8)).contains("<ชื่อจุด__ไทย_>", "<รหัส>001</รหัส>");
    }

    private static void assertWorkbook(HttpResponse<byte[]> answer, JsonNode rows) throws Exception {
        assertThat(answer.headers().firstValue("Content-Disposition").orElse(""))
                .contains(".xlsx");
        try (XSSFWorkbook workbook = new XSSFWorkbook(new ByteArrayInputStream(answer.body()))) {
            assertThat(workbook.getNumberOfSheets()).isEqualTo(1);
            Row header = workbook.getSheetAt(0).getRow(0);
            assertThat(header.getCell(2).getStringCellValue()).isEqualTo("ชื่อจุด (ไทย)");
            Row first = workbook.getSheetAt(0).getRow(1);
            assertThat(first.getCell(1).getStringCellValue()).isEqualTo("001");
            assertThat(first.getCell(2).getStringCellValue())
                    .isEqualTo(rows.get(0).path("ชื่อจุด (ไทย)").asString());
            assertThat(first.getCell(5).getNumericCellValue()).isEqualTo(1500.5);
            assertThat(first.getCell(6).getLocalDateTimeCellValue().toLocalDate())
                    .isEqualTo(LocalDate.of(2024, 1, 31));
            assertThat(new DataFormatter().formatCellValue(first.getCell(6))).isEqualTo("2024-01-31");
            assertThat(first.getCell(7).getBooleanCellValue()).isTrue();
            Cell formula = workbook.getSheetAt(0).getRow(2).getCell(2);
            assertThat(formula.getCellType()).isEqualTo(CellType.STRING);
            assertThat(formula.getStringCellValue()).isEqualTo("=1+1");
            assertThat(workbook.getSheetAt(0).getRow(2).getCell(3)).isNull();
        }
    }

    @ParameterizedTest
    @EnumSource(Pair.class)
    void shapesOfAGeoJsonFileComeBackAsTheyCame(Pair pair) {
        TestServer server = SERVERS.of(pair);
        String polygon =
                "{\"type\":\"Polygon\",\"coordinates\":[[[102.8,16.40],[102.9,16.4],[102.9,16.5],[102.8,16.40]]]}";
        String metres = "{\"type\":\"LineString\",\"coordinates\":[[268412.5,1817020.1],[268500,1817100]]}";
        String point = "{\"type\":\"Point\",\"coordinates\":[102.83,16.43]}";
        String feature = "{\"type\":\"Feature\",\"properties\":{\"ชื่อ\":\"ก\"},\"geometry\":%s}";
        String shapes = feature.formatted(polygon) + ",\n" + feature.formatted("null");
        String file = "{\"type\":\"FeatureCollection\",\"features\":[%s]}";
        String resource = new Loads(server).published("forms-of-shapes", "a.geojson", file.formatted(shapes));
        assertThat(geometries(server, "forms-of-shapes", resource)).containsExactly(polygon, "null");
        String specification =
                server.get("/api/v1/datasets/forms-of-shapes/openapi.json").body();
        assertThat(specification).contains("\"geojson\"");
        String all = shapes + "," + feature.formatted(metres) + "," + feature.formatted(point);
        String mixed = new Loads(server).published("forms-of-more", "a.geojson", file.formatted(all));
        assertThat(geometries(server, "forms-of-more", mixed)).containsExactly(polygon, "null", "null", point);
    }

    /** Both coordinates of a point are of one pair, whatever else is called so. */
    @ParameterizedTest
    @EnumSource(Pair.class)
    void aPointIsMadeOfOnePairOfCoordinates(Pair pair) {
        TestServer server = SERVERS.of(pair);
        String feature =
                "{\"type\":\"Feature\",\"properties\":{\"latitude\":\"99\",\"longitude\":\"1\"},\"geometry\":%s}";
        String point = "{\"type\":\"Point\",\"coordinates\":[102.83,16.43]}";
        String all = String.join(",", Collections.nCopies(4, feature.formatted(point)));
        String resource = new Loads(server)
                .published(
                        "forms-of-pairs",
                        "a.geojson",
                        "{\"type\":\"FeatureCollection\",\"features\":[%s]}".formatted(all));
        assertThat(geometries(server, "forms-of-pairs", resource)).hasSize(4).containsOnly(point);
        String rows = "/api/v1/datasets/forms-of-pairs/resources/" + resource + "/rows?";
        assertThat(Json.MAPPER
                        .readTree(server.get(rows + "near=16.43,102.83,100").body())
                        .path("total")
                        .asInt())
                .isEqualTo(4);
        assertThat(Json.MAPPER
                        .readTree(server.get(rows + "bbox=102,16,103,17").body())
                        .path("total")
                        .asInt())
                .isEqualTo(4);
    }

    /** As they are written, digit by digit. */
    private static List<String> geometries(TestServer server, String dataset, String resource) {
        String path = "/api/v1/datasets/" + dataset + "/resources/" + resource + "/rows.geojson";
        String body = new String(server.bytes(path).body(), StandardCharsets.UTF_8);
        assertThat(Json.MAPPER.readTree(body).path("type").asString()).isEqualTo("FeatureCollection");
        return body.lines()
                .filter(line -> line.startsWith("{\"type\":\"Feature\","))
                .map(line -> line.substring(line.indexOf("\"geometry\":") + 11, line.indexOf(",\"properties\"")))
                .toList();
    }

    @ParameterizedTest
    @EnumSource(Pair.class)
    void groupsComeInEveryFormAndPointsNeedCoordinates(Pair pair) throws Exception {
        TestServer server = SERVERS.of(pair);
        String resource = new Loads(server).published("forms-of-groups", "a.csv", TABLE);
        String path = "/api/v1/datasets/forms-of-groups/resources/" + resource + "/rows";
        String groups = "?group_by=" + View.encoded("เปิด") + "&order_by=-count";
        assertThat(new String(server.bytes(path + ".ndjson" + groups).body(), StandardCharsets.UTF_8))
                .contains("{\"เปิด\":true,\"count\":1}\n");
        HttpResponse<String> refused = server.get(path + ".geojson" + groups);
        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(refused.body()).contains("ละติจูด");
        assertThat(refused.headers().firstValue("Content-Disposition")).isEmpty();
        assertThat(refused.headers().firstValue("ETag")).isEmpty();
        assertThat(refused.headers().firstValue("Cache-Control")).hasValue("no-store");
        assertThat(server.get(path + ".pdf").statusCode()).isEqualTo(400);
    }
}
