package khlang.web;

import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import io.javalin.http.Context;
import io.javalin.http.HandlerType;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Predicate;
import khlang.problem.Problem;

/**
 * Slows down a caller who asks far more often than a person or a careful program would, or whose questions keep the
 * server busy; who is logged in is not counted.
 */
public final class RateLimit {
    private static final int CALLERS = 20_000;
    private static final String BEGAN = "khlang.began";
    private static final Set<HandlerType> COUNTED = Set.of(HandlerType.GET, HandlerType.HEAD, HandlerType.POST);

    /** What watches a server asks these often, and a refusal would look like its end. */
    private static final Set<String> WATCHED = Set.of("/healthz", "/readyz");

    private record Callers(Bucket requests, Bucket milliseconds) {}

    private final int perMinute;
    private final int seconds;
    private final int longest;
    private final Predicate<Context> known;
    private final Map<String, Callers> callers = new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Callers> eldest) {
            return size() > CALLERS;
        }
    };

    /**
     * The limits of each caller.
     *
     * @param perMinute how many requests a minute
     * @param seconds how much time of the server a minute
     * @param longest the seconds that one answer is counted for at most: the rest is the time of a slow line
     * @param known who is not counted
     */
    public RateLimit(int perMinute, int seconds, int longest, Predicate<Context> known) {
        this.perMinute = perMinute;
        this.seconds = seconds;
        this.longest = longest;
        this.known = known;
    }

    /**
     * Lets a request in, and counts it.
     *
     * @param identify finds out who asks; a request that it refuses is counted too
     * @throws Problem where the caller has asked too often, or for too much
     */
    public void admit(Context context, Consumer<Context> identify) {
        try {
            identify.accept(context);
        } catch (RuntimeException e) {
            count(context);
            throw e;
        }
        count(context);
    }

    private void count(Context context) {
        if (!counted(context)) {
            return;
        }
        Callers caller = caller(Caller.address(context));
        ConsumptionProbe probe = caller.requests().tryConsumeAndReturnRemaining(1);
        context.header("X-RateLimit-Limit", Integer.toString(perMinute));
        context.header("X-RateLimit-Remaining", Long.toString(probe.getRemainingTokens()));
        context.header("X-RateLimit-Reset", inSeconds(probe.getNanosToWaitForReset()));
        if (!probe.isConsumed()) {
            refused(context, inSeconds(probe.getNanosToWaitForRefill()));
            throw Problem.of(Problem.Kind.TOO_MANY, "web.too_many", perMinute);
        }
        var time = caller.milliseconds().estimateAbilityToConsume(1);
        if (!time.canBeConsumed()) {
            // One long answer may cost the time of more than a minute.
            String wait = inSeconds(time.getNanosToWaitForRefill());
            refused(context, wait);
            throw Problem.of(Problem.Kind.TOO_MANY, "web.too_much_time", seconds, wait);
        }
        context.attribute(BEGAN, System.nanoTime());
    }

    /** Says in how many seconds the caller is let in again, by both headers that programs look at. */
    private static void refused(Context context, String wait) {
        context.header("Retry-After", wait);
        context.header("X-RateLimit-Reset", wait);
    }

    /** Counts how long an answer took; CKAN's clients ask by POST, too. */
    public void spent(Context context) {
        Long began = context.attribute(BEGAN);
        if (began != null && COUNTED.contains(context.method())) {
            long milliseconds = (System.nanoTime() - began) / 1_000_000;
            caller(Caller.address(context))
                    .milliseconds()
                    .consumeIgnoringRateLimits(Math.max(1, Math.min(milliseconds, longest * 1_000L)));
        }
    }

    private boolean counted(Context context) {
        String path = context.path();
        boolean asset = path.startsWith("/static/") || path.startsWith("/webjars/");
        return !asset && !WATCHED.contains(path) && !known.test(context);
    }

    /** Whole seconds, the last one begun. */
    private static String inSeconds(long nanoseconds) {
        return Long.toString(
                Math.max(1, Duration.ofNanos(nanoseconds + 999_999_999).toSeconds()));
    }

    private Callers caller(String address) {
        synchronized (callers) {
            return callers.computeIfAbsent(
                    address, unknown -> new Callers(minutely(perMinute), minutely(seconds * 1_000L)));
        }
    }

    private static Bucket minutely(long capacity) {
        return Bucket.builder()
                .addLimit(limit -> limit.capacity(capacity).refillGreedy(capacity, Duration.ofMinutes(1)))
                .build();
    }
}
