package khlang.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import khlang.Pair;
import khlang.TestPostgres;
import khlang.TestServer;
import khlang.database.Database;
import khlang.dataset.Datasets;
import khlang.dataset.Resources;
import khlang.dataset.Vocabulary;
import khlang.datastore.Datastore;
import khlang.datastore.RowStore;
import khlang.datastore.RowStores;
import khlang.datastore.WordIndexes;
import khlang.fetch.Allowed;
import khlang.fetch.FetchLimits;
import khlang.fetch.Fetcher;
import khlang.fetch.LinkServer;
import khlang.storage.Storage;
import khlang.thai.Slugs;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ScheduleTest {
    private static final Instant NOW = Instant.parse("2026-01-31T03:00:00Z");
    private static final int LINKS = 20;

    @TempDir
    private Path folder;

    private void insert(Jdbi jdbi, String id, String refresh, String datasetState) {
        jdbi.useHandle(handle -> {
            handle.execute("""
                    insert into dataset
                    values (?, ?, null, '', '', '', '', false, ?, '', '', '', '', '', '', '', '', '', '',
                            '', '', '', '', '', '', '{}', '{}', null, ?, ?)
                    """, id, id, datasetState, NOW, NOW);
            handle.execute("""
                    insert into resource
                    values (?, ?, 0, '', '', '', '', '', '', 'http://127.0.0.1/a.csv', null, null, null, null, ?, null,
                            'active', ?, null, ?, 0)
                    """, id, id, refresh.isEmpty() ? "{}" : "{\"refresh\":\"" + refresh + "\"}", NOW, NOW);
        });
    }

    private Schedule schedule(Database database, RowStore rows, Instant now, boolean enabled) {
        Jdbi jdbi = database.jdbi();
        Datasets datasets =
                new Datasets(jdbi, name -> Optional.empty(), name -> Optional.empty(), Slugs::of, Vocabulary.load());
        Resources resources = new Resources(jdbi, datasets, new Storage(folder.resolve("files")), 1_000);
        Clock clock = Clock.fixed(now, ZoneOffset.UTC);
        Optional<Fetcher> fetcher = enabled
                ? Optional.of(new Fetcher(Allowed.NOTHING, FetchLimits.of(1_000), "Khlang/test"))
                : Optional.empty();
        WordIndexes words = new WordIndexes(folder.resolve("words"), rows, WordIndexes.LARGE);
        LinkedFiles links = new LinkedFiles(jdbi, fetcher, new Datastore(jdbi, rows, words, resources), clock);
        return new Schedule(jdbi, resources, links, clock);
    }

    private Database open(Pair pair) {
        return pair == Pair.EMBEDDED ? Database.embedded(folder) : Database.postgresql(TestPostgres.freshDatabase());
    }

    @ParameterizedTest
    @EnumSource(Pair.class)
    void aLinkIsAskedForWhenItsTimeHasComeAndNotBefore(Pair pair) throws Exception {
        try (Database database = open(pair);
                RowStore rows = RowStores.embedded(folder, folder.resolve("staging"), "100MB", 30)) {
            Jdbi jdbi = database.jdbi();
            insert(jdbi, "daily", "daily", "active");
            insert(jdbi, "weekly", "weekly", "active");
            insert(jdbi, "monthly", "monthly", "active");
            insert(jdbi, "never", "", "active");
            insert(jdbi, "deleted", "daily", "deleted");
            assertThat(schedule(database, rows, NOW, false).queueDue()).isZero();
            assertThat(schedule(database, rows, NOW, true).queueDue()).isEqualTo(3);
            // What still waits is not asked for once more.
            assertThat(due(database, rows, Duration.ofDays(60), false)).isZero();
            assertThat(due(database, rows, Duration.ofHours(23), true)).isZero();
            assertThat(due(database, rows, Duration.ofDays(1), true)).isEqualTo(1);
            assertThat(due(database, rows, Duration.ofDays(7), true)).isEqualTo(2);
            // A month after the 31st of January is the 28th of February.
            assertThat(due(database, rows, Duration.ofDays(27), true)).isEqualTo(2);
            assertThat(due(database, rows, Duration.ofDays(28), true)).isEqualTo(2);
        }
    }

    private int due(Database database, RowStore rows, Duration later, boolean done) {
        if (done) {
            database.jdbi().useHandle(handle -> handle.execute("delete from job"));
        }
        return schedule(database, rows, NOW.plus(later), true).queueDue();
    }

    @ParameterizedTest
    @EnumSource(Pair.class)
    void ofManyNodesOneAsks(Pair pair) throws Exception {
        try (Database database = open(pair);
                RowStore rows = RowStores.embedded(folder, folder.resolve("staging"), "100MB", 30)) {
            for (int i = 0; i < LINKS; i++) {
                insert(database.jdbi(), "link-" + i, "daily", "active");
            }
            assertThat(together(database, rows)).isEqualTo(LINKS);
            int jobs = database.jdbi()
                    .withHandle(handle -> handle.createQuery("select count(*) from job")
                            .mapTo(Integer.class)
                            .one());
            assertThat(jobs).isEqualTo(LINKS);
        }
    }

    private int together(Database database, RowStore rows) throws InterruptedException, ExecutionException {
        ExecutorService nodes = Executors.newFixedThreadPool(4);
        try {
            List<Future<Integer>> asked = new ArrayList<>();
            for (int node = 0; node < 4; node++) {
                Schedule schedule = schedule(database, rows, NOW, true);
                asked.add(nodes.submit(schedule::queueDue));
            }
            int all = 0;
            for (Future<Integer> one : asked) {
                all += one.get();
            }
            return all;
        } finally {
            nodes.shutdown();
        }
    }

    @ParameterizedTest
    @EnumSource(Pair.class)
    void aServerThatStartsFetchesWhatIsDue(Pair pair) {
        try (LinkServer elsewhere = new LinkServer()) {
            elsewhere.file("/a.csv", "text/csv", "ตำบล,จำนวน\nในเมือง,1200\n");
            String data = folder.resolve("data").toString();
            String database = pair == Pair.EMBEDDED ? "" : TestPostgres.freshDatabase();
            Map<String, String> same = Map.of("KHLANG_DATA", data, "KHLANG_DATABASE", database);
            String resource;
            try (TestServer off = TestServer.start(pair, same)) {
                Loads loads = new Loads(off);
                loads.makePublicDataset("daily");
                resource = loads.ok(
                                "resource_create",
                                "{\"package_id\":\"daily\",\"name\":\"ก\",\"refresh\":\"daily\",\"url\":\""
                                        + elsewhere.url("/a.csv") + "\"}")
                        .path("id")
                        .asString();
            }
            Map<String, String> on = Map.of(
                    "KHLANG_DATA",
                    data,
                    "KHLANG_DATABASE",
                    database,
                    "KHLANG_FETCH",
                    "on",
                    "KHLANG_FETCH_ALLOW",
                    "127.0.0.0/8");
            try (TestServer server = TestServer.start(pair, on)) {
                Loads loads = new Loads(server);
                for (int i = 0;
                        i < 200
                                && !loads.resource(resource)
                                        .path("datastore_active")
                                        .asBoolean();
                        i++) {
                    pause();
                }
                assertThat(loads.rows(resource).path("total").asInt()).isEqualTo(1);
                assertThat(loads.await(resource)
                                .path("task_info")
                                .path("attempts")
                                .asInt())
                        .isEqualTo(1);
            }
            assertThat(elsewhere.asked()).containsExactly("/a.csv");
        }
    }

    private static void pause() {
        try {
            Thread.sleep(50);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
