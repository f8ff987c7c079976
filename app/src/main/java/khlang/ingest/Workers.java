package khlang.ingest;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import khlang.problem.Phrase;
import org.jdbi.v3.core.Jdbi;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The threads that take jobs from the queue. */
final class Workers implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Workers.class);
    /** How many files are read at once. */
    static final int READING = 2;

    /** How many links are followed at once: who waits for other servers takes little. */
    private static final int FETCHING = 8;

    /** How many of these lead to one host, so that a slow one keeps no other waiting. */
    private static final int FETCHING_FROM_A_HOST = 2;

    private static final int BEATS_OF_SCHEDULE = 12;
    private static final int MOST_ATTEMPTS = 3;
    private static final long LOOK_AGAIN_MILLIS = 2_000;
    private static final Duration ALWAYS = Duration.ofDays(36_500);
    private static final long BEAT_MILLIS = 5_000;
    /** Beyond a beat: the worker of the run before over this folder is dead, unless the folder is a living one's copy. */
    private static final Duration MISSED_BEAT = Duration.ofSeconds(7);

    private static final long PATIENCE_MILLIS = 20_000;

    private final Jdbi jdbi;
    private final Loading loading;
    private final Schedule schedule;
    private final StagingFolder staging;
    private final Duration silence;
    private final Clock clock;
    private final String name = UUID.randomUUID().toString();
    private final Semaphore wake = new Semaphore(0);
    private final Semaphore wakeFetching = new Semaphore(0);
    private final List<Thread> threads = new ArrayList<>();
    private final CountDownLatch stopped = new CountDownLatch(1);
    private volatile String before = "";
    private volatile boolean stopping;

    Workers(Jdbi jdbi, Loading loading, Schedule schedule, StagingFolder staging, Duration silence, Clock clock) {
        this.jdbi = jdbi;
        this.loading = loading;
        this.schedule = schedule;
        this.staging = staging;
        this.silence = silence;
        this.clock = clock;
    }

    void start() {
        staging.clear();
        before = staging.sign(name);
        takeUp();
        for (int number = 1; number <= READING; number++) {
            threads.add(new Thread(() -> work(false), "ingest-" + number));
        }
        // A server that is slow to answer keeps no file waiting that is here already.
        for (int number = 1; number <= FETCHING; number++) {
            threads.add(new Thread(() -> work(true), "ingest-fetch-" + number));
        }
        threads.add(new Thread(this::beat, "ingest-heartbeat"));
        threads.forEach(Thread::start);
    }

    void wake() {
        wake.release();
        wakeFetching.release();
    }

    /** Jobs whose worker died wait again, or are given up where that happened too often. */
    private void takeUp() {
        // Alone, whatever the clock says: nobody else works.
        Instant since = silence.isZero()
                ? clock.instant().plus(ALWAYS)
                : clock.instant().minus(silence);
        List<Job> givenUp = new ArrayList<>();
        jdbi.useTransaction(handle -> {
            WorkDao work = handle.attach(WorkDao.class);
            for (Job job : work.lockSilent(since, before, clock.instant().minus(MISSED_BEAT))) {
                loading.clear(job);
                if (job.attempts() < MOST_ATTEMPTS) {
                    work.queueAgain(job.id());
                    continue;
                }
                givenUp.add(job);
            }
        });
        givenUp.forEach(job -> loading.fail(job, Phrase.of("ingest.died", job.attempts())));
    }

    private void work(boolean fetches) {
        while (!stopping) {
            try {
                if (!workOnce(fetches)) {
                    rest(fetches ? wakeFetching : wake);
                }
            } catch (InterruptedException e) {
                return;
            }
        }
    }

    private boolean workOnce(boolean fetches) {
        try {
            Optional<Job> job = claim(fetches);
            job.ifPresent(found -> loading.run(found, name, () -> stopping));
            return job.isPresent();
        } catch (RuntimeException failure) {
            // The catalogue could not be reached; the job, where there was one, is found again by its silence.
            LOG.error("a worker failed", failure);
            return false;
        }
    }

    private Optional<Job> claim(boolean fetches) {
        return fetches ? claimFetch() : claim(work -> work.lockNext(false));
    }

    /** One after the other, so that each sees which hosts the others have just begun with. */
    private synchronized Optional<Job> claimFetch() {
        return claim(work -> work.lockNextFetch(FETCHING_FROM_A_HOST));
    }

    private Optional<Job> claim(Function<WorkDao, Optional<String>> next) {
        return jdbi.inTransaction(handle -> {
            WorkDao work = handle.attach(WorkDao.class);
            Optional<String> id = next.apply(work);
            id.ifPresent(found -> work.begin(found, name, clock.instant()));
            return id.flatMap(handle.attach(JobDao.class)::find);
        });
    }

    private void rest(Semaphore bell) throws InterruptedException {
        boolean woken = bell.tryAcquire(LOOK_AGAIN_MILLIS, TimeUnit.MILLISECONDS);
        LOG.trace("looking for jobs, woken: {}", woken);
    }

    private void beat() {
        for (int beats = 0; !stopping; beats++) {
            try {
                if (beats % BEATS_OF_SCHEDULE == 0 && schedule.queueDue() > 0) {
                    wake();
                }
                if (stopped.await(BEAT_MILLIS, TimeUnit.MILLISECONDS)) {
                    return;
                }
                jdbi.useExtension(WorkDao.class, work -> work.beat(name, clock.instant()));
                if (!silence.isZero()) {
                    takeUp();
                }
            } catch (InterruptedException e) {
                return;
            } catch (RuntimeException failure) {
                LOG.error("the heartbeat of jobs failed", failure);
            }
        }
    }

    /** Tells the threads to end, without waiting for them. */
    void stop() {
        stopping = true;
    }

    @Override
    public void close() {
        stop();
        stopped.countDown();
        wake.release(READING);
        wakeFetching.release(FETCHING);
        long until = clock.millis() + PATIENCE_MILLIS;
        for (Thread thread : threads) {
            join(thread, until - clock.millis());
        }
    }

    /** Waits for a thread; never by interrupting it, because that would close the files of the embedded catalogue. */
    private static void join(Thread thread, long millis) {
        try {
            thread.join(Math.max(1, millis));
            if (thread.isAlive()) {
                LOG.warn("{} did not stop in time; its job will be taken up at the next start", thread.getName());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
