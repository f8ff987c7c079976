package khlang.datastore;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import khlang.Pair;
import khlang.TestPostgres;
import khlang.dataset.LoadMode;
import khlang.tabular.Field;

/** Row stores for tests. */
final class TestStores {
    private TestStores() {}

    static RowStore open(Pair pair, Path folder) {
        return switch (pair) {
            case EMBEDDED -> RowStores.embedded(folder, folder.resolve("staging"), "500MB", 30);
            case POSTGRESQL -> RowStores.postgresql(TestPostgres.freshDatabase(), folder.resolve("staging"), 30);
        };
    }

    /** Asks what no plan asks. */
    static long asked(RowStore store, String sql, int seconds) {
        SqlRowStore asked = store instanceof DuckRowStore duck ? duck.asking() : ((PostgresRowStore) store).asking();
        return asked.ask(new RowSql.Query(sql, List.of()), seconds, results -> results.next() ? 1L : 0L);
    }

    /** A version of a file, of which nothing else is known. */
    static TableVersion version(String id, List<Field> fields, long rows) {
        return new TableVersion(
                id,
                "r",
                1,
                "",
                "",
                0,
                VersionState.READY,
                fields,
                List.of(),
                List.of(),
                0,
                rows,
                null,
                null,
                List.of(),
                null,
                0,
                null,
                null,
                null,
                null,
                LoadMode.REPLACE,
                null,
                Instant.EPOCH,
                null,
                0);
    }
}
