package khlang.datastore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import khlang.Pair;
import khlang.query.Operator;
import khlang.query.SearchPlan;
import khlang.query.SearchRequest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FenceTest {
    @TempDir
    Path folder;

    @TempDir
    Path outside;

    private DuckRowStore store;

    @BeforeEach
    void open() throws IOException {
        store = (DuckRowStore) TestStores.open(Pair.EMBEDDED, folder);
        store.load("rows", SampleTable.FIELDS, SampleTable.in(folder.resolve("staging")));
        Files.writeString(outside.resolve("secret.csv"), "secret\n");
    }

    @AfterEach
    void close() {
        store.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "select * from read_csv('OUT/secret.csv')",
                "select * from 'OUT/secret.csv'",
                "select * from read_text('OUT/secret.csv')",
                "select * from read_blob('OUT/secret.csv')",
                "select * from glob('OUT/*')",
                "select * from read_text('OUT/../OUT/secret.csv')",
                "copy rows to 'OUT/stolen.csv'",
                "copy rows from 'OUT/secret.csv'",
                "attach 'OUT/other.duckdb' as other",
                "export database 'OUT/all'",
                "import database 'OUT'",
                "install httpfs",
                "load httpfs",
                "load 'OUT/evil.duckdb_extension'",
                "set memory_limit = '100GB'",
                "set threads = 64",
                "set enable_external_access = true",
                "set allowed_directories = ['/']",
                "set lock_configuration = false",
                "reset lock_configuration",
                "set temp_directory = 'OUT'",
                "pragma memory_limit = '100GB'"
            })
    void theEngineReachesNothingOutsideOfStagingAndKeepsItsSettings(String sql) {
        assertThatThrownBy(() -> store.run(sql.replace("OUT", outside.toString())))
                .rootCause()
                .hasMessageMatching("(?s).*(Permission Error|Cannot change configuration|Cannot access|disabled).*");
        assertThat(outside.toFile().list()).containsExactly("secret.csv");
    }

    @Test
    void aPathThatClimbsOutOfStagingIsRefused() {
        String climbing = folder.resolve("staging") + "/../../" + outside.getFileName() + "/secret.csv";
        assertThatThrownBy(() -> store.run("select * from read_text('" + climbing + "')"))
                .rootCause()
                .hasMessageContaining("Permission Error");
    }

    @Test
    void textOfACallerIsNeverAPartOfSql() {
        String evil = "x' or 1=1; drop table rows; select * from read_text('" + outside.resolve("secret.csv") + "') --";
        SearchRequest request = SearchRequest.of("r")
                .where("รหัส", Operator.EQ, evil)
                .where("รหัส", Operator.CONTAINS, evil)
                .where("รหัส", Operator.STARTSWITH, evil)
                .where("รหัส", Operator.IN, evil, evil)
                .matching(evil);
        SearchPlan plan = SearchPlan.of(request, "rows", SampleTable.FIELDS);
        String sql = RowSql.rows(store.asking().dialect(), plan).sql();
        assertThat(sql).doesNotContain("drop").doesNotContain("read_text").doesNotContain("secret");
        store.rows(plan, row -> assertThat(row).isNull());
        assertThat(store.tables()).containsExactly("rows");
    }
}
