package khlang.datastore;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import khlang.Pair;
import khlang.query.SearchPlan;
import khlang.query.SearchRequest;
import khlang.tabular.Field;
import khlang.tabular.FieldType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DuckTablesTest {
    private static final List<Field> FIELDS = List.of(new Field(1, "text", "text", FieldType.TEXT, 0));

    @TempDir
    Path folder;

    private void load(RowStore store, String version, int rows) throws IOException {
        Path staging = Files.createDirectories(folder.resolve("staging"));
        StringBuilder csv = new StringBuilder();
        for (int row = 1; row <= rows; row++) {
            csv.append(row)
                    .append(",\"a cell that fills some of the table ")
                    .append(row)
                    .append("\"\n");
        }
        store.load(version, FIELDS, Files.writeString(staging.resolve(version + ".csv"), csv));
    }

    private static long count(RowStore store, String version) {
        return store.count(SearchPlan.of(SearchRequest.of("r"), version, FIELDS));
    }

    @Test
    void largeTablesHaveTheirOwnFileAndAreFoundAgainAfterAStart() throws IOException {
        try (RowStore store = TestStores.open(Pair.EMBEDDED, folder)) {
            load(store, "few", 50);
            load(store, "many", 200_000);
        }
        long small = Files.size(folder.resolve("rows.duckdb"));
        long large = Files.size(folder.resolve("rows-large.duckdb"));
        assertThat(small).isLessThan(1_000_000);
        assertThat(large).isGreaterThan(small);
        try (RowStore store = TestStores.open(Pair.EMBEDDED, folder)) {
            assertThat(store.tables()).containsExactly("few", "many");
            assertThat(count(store, "few")).isEqualTo(50);
            assertThat(count(store, "many")).isEqualTo(200_000);
            // The same version loaded again may have become small.
            store.drop("many");
            load(store, "many", 3);
            assertThat(count(store, "many")).isEqualTo(3);
            store.drop("few");
            store.drop("many");
            assertThat(store.tables()).isEmpty();
        }
    }
}
