package khlang.fetch;

import java.net.URI;
import khlang.problem.Problem;
import khlang.web.Sizes;

/** Sees to it that bytes keep coming: a server that sends a few at a time would keep its place for a quarter of an hour. */
final class Pace {
    private final FetchLimits limits;
    private long since = System.nanoTime();
    private long before;

    Pace(FetchLimits limits) {
        this.limits = limits;
    }

    /** So many bytes have come by now. @throws Problem where they are too few */
    void at(long bytes, URI address) {
        long now = System.nanoTime();
        if (now - since < limits.pace().toNanos()) {
            return;
        }
        if (bytes - before < limits.least()) {
            throw Problem.invalid(
                    "url",
                    "fetch.trickle",
                    address.getHost(),
                    Sizes.of(limits.least()),
                    Math.max(1, limits.pace().toSeconds()));
        }
        since = now;
        before = bytes;
    }
}
