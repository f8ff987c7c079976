package khlang.dataset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import khlang.Pair;
import khlang.TestPostgres;
import khlang.database.Database;
import khlang.problem.Problem;
import khlang.storage.StoredFile;
import khlang.thai.Slugs;
import khlang.user.Actor;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class RefusedFilesTest {
    private static final Instant NOW = Instant.parse("2026-01-31T03:04:05.123456Z");
    private static final Actor OFFICER = new Actor("u", "somchai", true, Map.of());

    @TempDir
    private Path folder;

    private Database open(Pair pair) {
        Database database =
                pair == Pair.EMBEDDED ? Database.embedded(folder) : Database.postgresql(TestPostgres.freshDatabase());
        database.jdbi().useHandle(handle -> {
            for (String id : List.of("d", "other")) {
                handle.execute("""
                        insert into dataset
                        values (?, ?, null, '', '', '', '', false, 'active', '', '', '', '', '', '', '', '', '[]',
                                '', '', '', '', '[]', '', '', '{}', '{}', null, ?, ?)
                        """, id, id, NOW, NOW);
            }
        });
        return database;
    }

    private static RefusedFiles at(Jdbi jdbi, Instant now) {
        Datasets datasets =
                new Datasets(jdbi, name -> Optional.empty(), name -> Optional.empty(), Slugs::of, Vocabulary.load());
        return new RefusedFiles(jdbi, datasets, InstantSource.fixed(now));
    }

    private static void refuse(Jdbi jdbi, Instant now, String dataset, String name, Actor actor, Problem problem) {
        ResourceRules.Kept kept = new ResourceRules.Kept(name, new StoredFile("hash of " + name, 7), false);
        assertThatThrownBy(() -> at(jdbi, now).unlessTaken(actor, dataset, null, kept, () -> {
                    throw problem;
                }))
                .isSameAs(problem);
    }

    private static void refuse(Jdbi jdbi, Instant now, String dataset, String name) {
        refuse(jdbi, now, dataset, name, OFFICER, Problem.invalid("upload", "tabular.empty"));
    }

    private static List<String> names(Jdbi jdbi, Instant now, String dataset) {
        return at(jdbi, now).list(OFFICER, dataset).stream()
                .map(RefusedFile::fileName)
                .toList();
    }

    @ParameterizedTest
    @EnumSource(Pair.class)
    void theLastTwentyOfADatasetAreKept(Pair pair) {
        try (Database database = open(pair)) {
            Jdbi jdbi = database.jdbi();
            refuse(jdbi, NOW, "other", "other.csv");
            for (int second = 0; second < 21; second++) {
                refuse(jdbi, NOW.plusSeconds(second), "d", second + ".csv");
            }
            // The oldest that is left comes once more, and is the youngest then.
            refuse(jdbi, NOW.plusSeconds(21), "d", "1.csv");
            refuse(jdbi, NOW.plusSeconds(22), "d", "22.csv");
            assertThat(names(jdbi, NOW, "d"))
                    .hasSize(20)
                    .startsWith("22.csv", "1.csv", "20.csv")
                    .doesNotContain("0.csv", "2.csv")
                    .endsWith("3.csv");
            assertThat(names(jdbi, NOW, "other")).containsExactly("other.csv");
        }
    }

    @ParameterizedTest
    @EnumSource(Pair.class)
    void afterThirtyDaysAFileIsGone(Pair pair) {
        try (Database database = open(pair)) {
            Jdbi jdbi = database.jdbi();
            refuse(jdbi, NOW, "d", "a.csv");
            refuse(jdbi, NOW.plus(Duration.ofDays(1)), "d", "b.csv");
            String id = at(jdbi, NOW).list(OFFICER, "d").get(1).id();
            Instant last = NOW.plus(Duration.ofDays(30));
            assertThat(names(jdbi, last, "d")).containsExactly("b.csv", "a.csv");
            Instant after = last.plusMillis(1);
            assertThatThrownBy(() -> at(jdbi, after).show(OFFICER, id)).isInstanceOf(Problem.class);
            assertThat(names(jdbi, after, "d")).containsExactly("b.csv");
            // Looked at as it was before: what was too old is no longer there.
            assertThat(names(jdbi, NOW, "d")).containsExactly("b.csv");
            refuse(jdbi, NOW.plus(Duration.ofDays(40)), "other", "c.csv");
            assertThat(names(jdbi, NOW, "d")).isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource(Pair.class)
    void whatTheProgramBringsAndWhatIsNoFaultOfTheFileIsNotKept(Pair pair) {
        try (Database database = open(pair)) {
            Jdbi jdbi = database.jdbi();
            refuse(jdbi, NOW, "d", "a.csv", Actor.SYSTEM, Problem.invalid("upload", "tabular.empty"));
            refuse(jdbi, NOW, "d", "b.csv", OFFICER, Problem.denied("dataset.denied"));
            refuse(jdbi, NOW, "d", "c.csv", OFFICER, Problem.of(Problem.Kind.UNAVAILABLE, "web.file_too_large", "1"));
            assertThat(names(jdbi, NOW, "d")).isEmpty();
        }
    }
}
