package khlang.datastore;

import java.nio.file.Path;
import java.util.List;
import khlang.Pair;
import khlang.TestPostgres;

/** Row stores for tests. */
final class TestStores {
    private TestStores() {}

    static RowStore open(Pair pair, Path folder) {
        return switch (pair) {
            case EMBEDDED -> RowStores.embedded(folder, folder.resolve("staging"), "500MB", 30);
            case POSTGRESQL -> RowStores.postgresql(TestPostgres.freshDatabase(), 30);
        };
    }

    /** Asks what no plan asks. */
    static long asked(RowStore store, String sql, int seconds) {
        SqlRowStore asked = store instanceof DuckRowStore duck ? duck.asking() : ((PostgresRowStore) store).asking();
        return asked.ask(new RowSql.Query(sql, List.of()), seconds, results -> results.next() ? 1L : 0L);
    }
}
