package khlang.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import khlang.Pair;
import khlang.TestServer;
import khlang.tabular.MadeParquet;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;

class ParquetLoadTest {
    @TempDir
    Path folder;

    @ParameterizedTest
    @EnumSource(Pair.class)
    void aParquetFileBecomesATable(Pair pair) throws IOException {
        Path file = folder.resolve("a.parquet");
        MadeParquet.write("""
                select range as id, case when range % 2 = 0 then 'ตำบล ' || range end as ตำบล,
                  lpad(range::varchar, 5, '0') as รหัส, (range / 4)::decimal(10,2) as บาท,
                  date '2024-01-01' + range::int as วัน, {'a': range} as ซ้อน
                from range(2500)""", file);
        try (TestServer server = TestServer.start(pair)) {
            Loads loads = new Loads(server);
            loads.makePublicDataset("parquet");
            String resource = loads.upload("parquet", "a.parquet", Files.readAllBytes(file));
            assertThat(loads.await(resource).path("status").asString()).isEqualTo("complete");
            JsonNode rows = loads.rows(resource);
            assertThat(rows.path("total").asInt()).isEqualTo(2500);
            assertThat(rows.path("fields").findValuesAsString("type"))
                    .containsExactly("int", "int8", "text", "text", "numeric", "date", "text");
            JsonNode second = rows.path("records").get(1);
            assertThat(second.path("ตำบล").isNull()).isTrue();
            assertThat(second.path("รหัส").asString()).isEqualTo("00001");
            assertThat(second.path("ซ้อน").asString()).isEqualTo("{\"a\":1}");
            byte[] cut = java.util.Arrays.copyOf(Files.readAllBytes(file), 900);
            JsonNode refused = server.upload(
                    "resource_update",
                    Map.of("id", resource, "name", "ตาราง"),
                    "b.parquet",
                    cut,
                    TestServer.ADMIN_TOKEN);
            assertThat(refused.path("error").path("upload").get(0).asString()).contains("Parquet");
            assertThat(loads.rows(resource).path("total").asInt()).isEqualTo(2500);
        }
    }
}
