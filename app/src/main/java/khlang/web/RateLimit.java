package khlang.web;

import io.github.bucket4j.Bucket;
import io.javalin.http.Context;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import khlang.problem.Problem;

/** Slows down a caller who asks far more often than a person or a careful program would. */
public final class RateLimit {
    private static final int CALLERS = 20_000;

    private final int perMinute;
    private final Map<String, Bucket> callers = new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Bucket> eldest) {
            return size() > CALLERS;
        }
    };

    /** A limit of so many requests a minute for each caller. */
    public RateLimit(int perMinute) {
        this.perMinute = perMinute;
    }

    /**
     * Counts a request.
     *
     * @throws Problem where the caller has asked too often
     */
    public void count(Context context) {
        if (context.path().startsWith("/static/") || context.path().startsWith("/webjars/")) {
            return;
        }
        if (!bucket(Caller.address(context)).tryConsume(1)) {
            context.header("Retry-After", "10");
            throw Problem.of(Problem.Kind.TOO_MANY, "web.too_many", perMinute);
        }
    }

    private Bucket bucket(String caller) {
        synchronized (callers) {
            return callers.computeIfAbsent(
                    caller,
                    unknown -> Bucket.builder()
                            .addLimit(limit -> limit.capacity(perMinute).refillGreedy(perMinute, Duration.ofMinutes(1)))
                            .build());
        }
    }
}
