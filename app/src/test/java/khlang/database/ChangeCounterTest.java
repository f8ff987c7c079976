package khlang.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ChangeCounterTest {
    @TempDir
    Path folder;

    @Test
    void whatOthersCanSeeIsCountedOnceTheyCan() {
        try (Database database = Database.embedded(folder)) {
            Jdbi jdbi = database.jdbi();
            jdbi.useHandle(handle -> handle.execute("create table t (a integer)"));
            long before = database.changes();
            jdbi.useHandle(handle -> {
                handle.createQuery("select a from t").mapTo(Integer.class).list();
                handle.useTransaction(inside -> inside.createQuery(" Select a from t")
                        .mapTo(Integer.class)
                        .list());
            });
            assertThat(database.changes()).isEqualTo(before);

            jdbi.useHandle(handle -> handle.execute("insert into t values (1)"));
            assertThat(database.changes()).isEqualTo(before + 1);

            jdbi.useTransaction(inside -> {
                inside.execute("update t set a = 2");
                inside.createUpdate("update t set a = :a").bind("a", 3).execute();
                assertThat(database.changes()).isEqualTo(before + 1);
            });
            assertThat(database.changes()).isEqualTo(before + 2);

            jdbi.useTransaction(inside -> {
                inside.execute("delete from t");
                inside.rollback();
            });
            assertThat(database.changes()).isEqualTo(before + 2);
        }
    }
}
