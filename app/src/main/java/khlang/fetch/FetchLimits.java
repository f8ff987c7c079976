package khlang.fetch;

import java.time.Duration;

/**
 * How much a fetching may take.
 *
 * @param bytes the most bytes of a file
 * @param connecting until there is a connection
 * @param silence until the next bytes come
 * @param total from the first address to the last byte
 * @param pace until an answer begins, and in which {@code least} bytes of it have to come each time
 * @param least the fewest bytes in that time
 */
public record FetchLimits(
        long bytes, Duration connecting, Duration silence, Duration total, Duration pace, long least) {
    /** What a slow server of an office needs for a file of so many bytes. */
    public static FetchLimits of(long bytes) {
        return new FetchLimits(
                bytes,
                Duration.ofSeconds(10),
                Duration.ofSeconds(30),
                Duration.ofMinutes(15),
                Duration.ofMinutes(1),
                60 * 1024);
    }
}
