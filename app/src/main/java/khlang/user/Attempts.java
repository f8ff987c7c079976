package khlang.user;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Slows down who guesses passwords: after some failures the next try must wait, each time twice as long, for the name
 * that is tried and for the address that tries. A node remembers its own; the operator cannot turn it off.
 */
final class Attempts {
    /** Failures that a person may make with one name before they must wait. */
    private static final int FREE_OF_NAME = 5;
    /** The same for an address, behind which a whole office may sit. */
    private static final int FREE_OF_ADDRESS = 20;

    private static final int LONGEST_WAIT = 300;
    private static final int DOUBLINGS = 9;
    private static final int REMEMBERED = 20_000;
    private static final int LONGEST_KEY = 120;
    private static final Duration FORGOTTEN = Duration.ofHours(1);

    private record Failures(int count, Instant last) {}

    private final InstantSource clock;
    private final Map<String, Failures> failures = new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Failures> eldest) {
            return size() > REMEMBERED;
        }
    };

    Attempts(InstantSource clock) {
        this.clock = clock;
    }

    /**
     * Begins a try, which counts as failed until {@link #succeeded} says otherwise, so that many at once gain nothing.
     *
     * @return 0 to go on, else the seconds to wait
     */
    synchronized long begin(String name, String address) {
        long wait = Math.max(wait(ofName(name), FREE_OF_NAME), wait(ofAddress(address), FREE_OF_ADDRESS));
        if (wait == 0) {
            change(ofName(name), 1);
            change(ofAddress(address), 1);
        }
        return wait;
    }

    /** The try had the right password. */
    synchronized void succeeded(String name, String address) {
        failures.remove(ofName(name));
        // Else whoever has one account could guess at others for ever.
        change(ofAddress(address), -1);
    }

    private void change(String key, int by) {
        int count = count(failures.get(key)) + by;
        failures.put(key, new Failures(Math.max(0, count), clock.instant()));
    }

    private long wait(String key, int free) {
        Failures failed = failures.get(key);
        int over = count(failed) - free;
        if (failed == null || over < 0) {
            return 0;
        }
        long seconds = Math.min(LONGEST_WAIT, 1L << Math.min(over, DOUBLINGS));
        long left = Duration.between(clock.instant(), failed.last().plusSeconds(seconds))
                .toMillis();
        return left <= 0 ? 0 : (left + 999) / 1000;
    }

    private int count(@Nullable Failures failed) {
        return failed == null || failed.last().plus(FORGOTTEN).isBefore(clock.instant()) ? 0 : failed.count();
    }

    private static String ofName(String name) {
        return "name " + name.substring(0, Math.min(name.length(), LONGEST_KEY));
    }

    private static String ofAddress(String address) {
        return "address " + address;
    }
}
