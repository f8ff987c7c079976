package khlang.fetch;

import java.time.Duration;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.apache.hc.client5.http.classic.methods.HttpGet;
import org.jspecify.annotations.Nullable;

/** The requests of one fetching, which are broken off when its time is over, whatever they are waiting for. */
final class Call implements AutoCloseable {
    private final ScheduledFuture<?> end;
    private @Nullable HttpGet running;
    private boolean over;

    Call(ScheduledExecutorService clock, Duration total) {
        this.end = clock.schedule(this::breakOff, total.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** The request that runs from now on. */
    synchronized HttpGet runs(HttpGet request) {
        running = request;
        if (over) {
            request.cancel();
        }
        return request;
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
    }
}
