package khlang.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import khlang.Pair;
import khlang.Servers;
import khlang.TestServer;
import khlang.datastore.Values;
import khlang.web.Json;
import khlang.web.View;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Rows as Parquet, read again by DuckDB, are those that the same question gives as JSON. */
class ParquetRowsTest {
    @RegisterExtension
    static final Servers SERVERS = new Servers();

    private static final String TABLE = """
            รหัส,"a""b'; drop table x; --",งบ (บาท),จำนวน,วันที่,เวลา,เปิด,ระยะ
            001,"ศาลา ""กลาง"" <b> & อื่น ๆ",1500.50,12,2567-01-31,2024-01-31 08:30:00,ใช่,0.5
            002,=1+1,,,,,ไม่ใช่,
            003,"สอง
            บรรทัด, 'c'); copy x to '/tmp/x'",0.25,-7,2567-02-29,2024-02-29 23:59:59,,0.25
            004,"\\N",3.00,12,,,,-2
            """;

    @TempDir
    Path folder;

    @ParameterizedTest
    @EnumSource(Pair.class)
    void parquetHoldsTheRowsAndTypesOfJson(Pair pair) throws Exception {
        TestServer server = SERVERS.of(pair);
        String rows = published(server, "parquet-rows");
        String name = View.encoded("\"ab'; drop table x; --\"");
        for (String question : List.of(
                "",
                "?order_by=-" + View.encoded("\"รหัส\""),
                "?limit=2&offset=1",
                "?" + View.encoded("รหัส__in") + "=003,001&order_by=" + View.encoded("วันที่"),
                "?where=" + name + View.encoded(" = '=1+1' or \"จำนวน\" = 12"),
                "?q=" + View.encoded("กลาง"),
                "?select=" + name + "," + View.encoded("\"จำนวน\" as \"x\"\"'y?\"") + ",_id",
                "?group_by=" + View.encoded("\"จำนวน\"") + "&select="
                        + View.encoded(
                                "\"จำนวน\",count(*),sum(\"งบ (บาท)\") as sum,avg(\"งบ (บาท)\") as mean,min(\"วันที่\")")
                        + "&order_by=-count",
                "?distinct=true&select=" + View.encoded("\"จำนวน\""),
                "?" + View.encoded("รหัส") + "=none",
                "?era=be",
                "?era=be&" + View.encoded("วันที่") + "=2567-02-29")) {
            HttpResponse<byte[]> answer = server.bytes(rows + ".parquet" + question);
            assertThat(answer.statusCode()).as(question).isEqualTo(200);
            JsonNode json =
                    Json.MAPPER.readTree(server.bytes(rows + ".json" + question).body());
            assertThat(read(answer.body())).as(question).containsExactlyElementsOf(json);
        }
        assertThat(types(server.bytes(rows + ".parquet").body()))
                .containsExactly(
                        "BIGINT",
                        "VARCHAR",
                        "VARCHAR",
                        "DECIMAL(38,2)",
                        "BIGINT",
                        "DATE",
                        "TIMESTAMP",
                        "BOOLEAN",
                        "DECIMAL(38,2)");
        assertStagingIsEmpty(server);
    }

    @ParameterizedTest
    @EnumSource(Pair.class)
    void parquetIsAFileLikeTheOthers(Pair pair) throws IOException {
        TestServer server = SERVERS.of(pair);
        String rows = published(server, "parquet-file");
        HttpResponse<byte[]> answer = server.bytes(rows + ".parquet");
        assertThat(answer.headers().firstValue("Content-Type")).contains("application/vnd.apache.parquet");
        assertThat(answer.headers().firstValue("Content-Length")).contains(Integer.toString(answer.body().length));
        assertThat(answer.headers().firstValue("Content-Disposition").orElseThrow())
                .startsWith("attachment;")
                .contains(".parquet");
        HttpResponse<String> accepted =
                server.getWith(rows, Map.of("Accept", "application/vnd.apache.parquet, */*;q=0.1"));
        assertThat(accepted.headers().firstValue("Content-Type")).contains("application/vnd.apache.parquet");
        assertThat(accepted.headers().firstValue("Vary").orElseThrow()).contains("Accept");
        String tag = answer.headers().firstValue("ETag").orElseThrow();
        assertThat(server.getWith(rows + ".parquet", Map.of("If-None-Match", tag))
                        .statusCode())
                .isEqualTo(304);
        HttpResponse<String> refused = server.get(rows + ".parquet?nothing=1");
        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(refused.headers().firstValue("Content-Disposition")).isEmpty();
        assertStagingIsEmpty(server);
    }

    private static String published(TestServer server, String dataset) {
        return "/api/v1/datasets/" + dataset + "/resources/" + new Loads(server).published(dataset, "a.csv", TABLE)
                + "/rows";
    }

    private static void assertStagingIsEmpty(TestServer server) throws IOException {
        try (Stream<Path> files = Files.list(server.folder().resolve("staging"))) {
            assertThat(files.map(Path::getFileName).map(Path::toString).filter(name -> name.startsWith("export")))
                    .isEmpty();
        }
    }

    private List<JsonNode> read(byte[] parquet) throws IOException, SQLException {
        List<JsonNode> rows = new ArrayList<>();
        ask(
                "select * from read_parquet('%s')",
                parquet, results -> {
                    ObjectNode row = Json.MAPPER.createObjectNode();
                    for (int column = 1; column <= results.getMetaData().getColumnCount(); column++) {
                        Object value = results.getObject(column);
                        String text = String.valueOf(value);
                        String name = results.getMetaData().getColumnName(column);
                        switch (results.getMetaData().getColumnTypeName(column).replaceFirst("\\(.*", "")) {
                            case "DECIMAL", "DOUBLE" ->
                                row.set(
                                        name,
                                        value == null ? Json.MAPPER.nullNode() : Json.MAPPER.readTree(number(value)));
                            case "TIMESTAMP" ->
                                row.put(
                                        name,
                                        value == null
                                                ? null
                                                : Values.text(results.getObject(column, LocalDateTime.class)));
                            case "DATE" -> row.put(name, value == null ? null : text);
                            default -> row.set(name, Json.MAPPER.valueToTree(value));
                        }
                    }
                    rows.add(Json.MAPPER.readTree(row.toString()));
                });
        return rows;
    }

    private static String number(Object value) {
        return value instanceof Double number
                ? java.math.BigDecimal.valueOf(number).toPlainString()
                : ((java.math.BigDecimal) value).toPlainString();
    }

    private List<String> types(byte[] parquet) throws IOException, SQLException {
        List<String> types = new ArrayList<>();
        ask("describe select * from read_parquet('%s')", parquet, results -> types.add(results.getString(2)));
        return types;
    }

    @FunctionalInterface
    private interface Reading {
        void row(ResultSet results) throws SQLException;
    }

    private void ask(String sql, byte[] parquet, Reading reading) throws IOException, SQLException {
        Path file = Files.write(folder.resolve("read.parquet"), parquet);
        try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
                Statement statement = connection.createStatement();
                ResultSet results = statement.executeQuery(sql.formatted(file))) {
            while (results.next()) {
                reading.row(results);
            }
        }
    }
}
