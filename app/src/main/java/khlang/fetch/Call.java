package khlang.fetch;

import java.time.Duration;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.apache.hc.client5.http.classic.methods.HttpGet;
import org.jspecify.annotations.Nullable;

/** The requests of one fetching, which are broken off when its time is over, whatever they are waiting for. */
final class Call implements AutoCloseable {
    private final ScheduledExecutorService clock;
    private final ScheduledFuture<?> end;
    private @Nullable ScheduledFuture<?> silence;
    private @Nullable HttpGet running;
    private boolean over;

    Call(ScheduledExecutorService clock, Duration total) {
        this.clock = clock;
        this.end = clock.schedule(this::breakOff, total.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** The request that runs from now on, and the longest time until its answer has begun. */
    synchronized HttpGet runs(HttpGet request, Duration answering) {
        running = request;
        silence = clock.schedule(this::breakOff, answering.toMillis(), TimeUnit.MILLISECONDS);
        if (over) {
            request.cancel();
        }
        return request;
    }

    /** The answer of the request that runs has begun. */
    synchronized void answered() {
        if (silence != null) {
            silence.cancel(false);
        }
    }

    private synchronized void breakOff() {
        over = true;
        if (running != null) {
            running.cancel();
        }
    }

    /** Whether the time is over. */
    synchronized boolean over() {
        return over;
    }

    @Override
    public void close() {
        end.cancel(false);
        answered();
    }
}
