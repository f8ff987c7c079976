package khlang.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import khlang.Pair;
import khlang.TestPostgres;
import khlang.database.Database;
import khlang.problem.Phrase;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class JobDaoTest {
    private static final Instant NOW = Instant.parse("2026-01-02T03:04:05.123456Z");

    @TempDir
    private Path folder;

    private Database open(Pair pair) {
        Database database =
                pair == Pair.EMBEDDED ? Database.embedded(folder) : Database.postgresql(TestPostgres.freshDatabase());
        database.jdbi().useHandle(handle -> {
            handle.execute("""
                    insert into dataset
                    values ('d', 'd', null, '', '', '', '', false, 'active', '', '', '', '', '', '', '', '', '', '',
                            '', '', '', '', '', '', '{}', '{}', null, ?, ?)
                    """, NOW, NOW);
            for (String id : new String[] {"r1", "r2"}) {
                handle.execute("""
                        insert into resource
                        values (?, 'd', 0, '', '', '', '', '', 'upload', '', null, null, null, null, '{}', null,
                                'active', ?, null, ?, 0)
                        """, id, NOW, NOW);
            }
        });
        return database;
    }

    @ParameterizedTest
    @EnumSource(Pair.class)
    void aJobIsClaimedOnceAndTheOldestFirst(Pair pair) {
        try (Database database = open(pair)) {
            Jdbi jdbi = database.jdbi();
            JobDao jobs = jdbi.onDemand(JobDao.class);
            jobs.insert(job("b", "r1", "b.hash", NOW.plusSeconds(1)));
            jobs.insert(job("a", "r2", "a.hash", NOW));
            jdbi.useTransaction(first -> {
                assertThat(first.attach(WorkDao.class).lockNext(false)).contains("a");
                // A handle of its own: another node.
                try (Handle second = jdbi.open()) {
                    second.useTransaction(
                            other -> assertThat(other.attach(WorkDao.class).lockNext(false))
                                    .isNotEqualTo(Optional.of("a")));
                }
            });
        }
    }

    @ParameterizedTest
    @EnumSource(Pair.class)
    void twoJobsOfOneResourceNeverRunTogether(Pair pair) {
        try (Database database = open(pair)) {
            JobDao jobs = database.jdbi().onDemand(JobDao.class);
            WorkDao work = database.jdbi().onDemand(WorkDao.class);
            jobs.insert(job("a", "r1", "a.hash", NOW));
            work.begin("a", "worker", NOW);
            jobs.insert(job("b", "r1", "b.hash", NOW.plusSeconds(1)));
            assertThat(next(database)).isEmpty();
            assertThat(work.isSuperseded("r1", "a.hash")).isFalse();
            assertThat(work.isSuperseded("r1", "b.hash")).isTrue();
            assertThat(work.isSuperseded("r1", null)).isTrue();
            jobs.delete("a");
            assertThat(next(database)).contains("b");
        }
    }

    @ParameterizedTest
    @EnumSource(Pair.class)
    void aNumberIsGivenOnceWhileItsJobWaitsOrRuns(Pair pair) {
        try (Database database = open(pair)) {
            JobDao jobs = database.jdbi().onDemand(JobDao.class);
            WorkDao work = database.jdbi().onDemand(WorkDao.class);
            assertThat(jobs.nextNumber("r1")).isEqualTo(1);
            jobs.insert(job("a", "r1", "a.hash", NOW));
            assertThat(jobs.nextNumber("r1")).isEqualTo(2);
            work.begin("a", "worker", NOW);
            assertThat(jobs.nextNumber("r1")).isEqualTo(2);
            assertThat(jobs.deletePending("a")).isZero();
            jobs.delete("a");
            assertThat(jobs.nextNumber("r1")).isEqualTo(1);
        }
    }

    @ParameterizedTest
    @EnumSource(Pair.class)
    void whatAJobBecomesIsReadAsItWasWritten(Pair pair) {
        try (Database database = open(pair)) {
            JobDao jobs = database.jdbi().onDemand(JobDao.class);
            WorkDao work = database.jdbi().onDemand(WorkDao.class);
            jobs.insert(job("a", "r1", "a.hash", NOW));
            work.begin("a", "worker", NOW);
            assertThat(work.progress("a", "worker", "reading", 3, 4, 10, NOW)).isEqualTo(1);
            assertThat(work.progress("a", "other", "reading", 3, 4, 10, NOW)).isZero();
            work.fail("a", Phrase.of("ingest.not_tabular", "ก,\"ข"), NOW.plusSeconds(2));
            assertThat(jobs.findLatest("r1"))
                    .contains(new Job(
                            "a",
                            "r1",
                            null,
                            "a.hash",
                            "a.csv",
                            1,
                            JobState.ERROR,
                            JobStage.READING,
                            3,
                            4,
                            10,
                            1,
                            Phrase.of("ingest.not_tabular", "ก,\"ข"),
                            null,
                            false,
                            null,
                            false,
                            "https://example.org/a.csv",
                            "CSV",
                            NOW,
                            NOW,
                            NOW.plusSeconds(2),
                            NOW.plusSeconds(2)));
        }
    }

    @ParameterizedTest
    @EnumSource(Pair.class)
    void stoppingIsNoDeathAndDyingIs(Pair pair) {
        try (Database database = open(pair)) {
            JobDao jobs = database.jdbi().onDemand(JobDao.class);
            WorkDao work = database.jdbi().onDemand(WorkDao.class);
            jobs.insert(job("a", "r1", "a.hash", NOW));
            work.begin("a", "worker", NOW);
            work.giveBack("a", "worker");
            assertThat(jobs.find("a").orElseThrow().attempts()).isZero();
            work.begin("a", "worker", NOW);
            assertThat(silent(database, NOW)).isZero();
            assertThat(silent(database, NOW.plusSeconds(1))).isEqualTo(1);
            // The worker of the run before is known to be dead after one missed beat; a stranger's is not.
            assertThat(silent(database, NOW, "worker", NOW.plusSeconds(1))).isEqualTo(1);
            assertThat(silent(database, NOW, "worker", NOW)).isZero();
            assertThat(silent(database, NOW, "stranger", NOW.plusSeconds(1))).isZero();
            work.progress("a", "worker", "reading", 3, 4, 10, NOW);
            work.queueAgain("a");
            Job again = jobs.find("a").orElseThrow();
            assertThat(again.attempts()).isEqualTo(1);
            assertThat(again.rowsDone() + again.bytesDone()).isZero();
        }
    }

    private static Job job(String id, String resource, String hash, Instant created) {
        return new Job(
                id,
                resource,
                null,
                hash,
                "a.csv",
                1,
                JobState.PENDING,
                JobStage.WAITING,
                0,
                0,
                10,
                0,
                null,
                null,
                false,
                null,
                false,
                "https://example.org/a.csv",
                "CSV",
                created,
                null,
                null,
                null);
    }

    private static Optional<String> next(Database database) {
        return database.jdbi()
                .inTransaction(handle -> handle.attach(WorkDao.class).lockNext(false));
    }

    private static int silent(Database database, Instant since) {
        return silent(database, since, "", since);
    }

    private static int silent(Database database, Instant since, String before, Instant sinceBefore) {
        return database.jdbi()
                .inTransaction(handle -> handle.attach(WorkDao.class)
                        .lockSilent(since, before, sinceBefore)
                        .size());
    }
}
