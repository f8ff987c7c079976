package khlang.database;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.util.function.Supplier;
import org.jdbi.v3.core.Jdbi;

/**
 * Keeps what was read from the catalogue for questions that are asked with each request: as long as this process has
 * changed nothing in it, and for a second at most, since other processes may.
 *
 * @param <K> what is asked
 * @param <V> what was read
 */
public final class Unchanged<K, V> {
    private static final int KEPT = 1_000;

    /** What was read, after how many changes, and when. */
    private record Read<V>(V value, long changes, long at) {}

    private final ChangeCounter changes;
    private final Cache<K, Read<V>> kept =
            Caffeine.newBuilder().maximumSize(KEPT).build();

    /** @param jdbi of the catalogue */
    public Unchanged(Jdbi jdbi) {
        this.changes = jdbi.getConfig(ChangeCounter.class);
    }

    /** What is kept, or is read now. */
    public V of(K key, Supplier<V> reading) {
        long count = changes.count();
        long now = System.nanoTime();
        Read<V> known = kept.getIfPresent(key);
        if (known != null && known.changes() == count && now - known.at() < Database.TRUSTED_NANOSECONDS) {
            return known.value();
        }
        V value = reading.get();
        kept.put(key, new Read<>(value, count, now));
        return value;
    }
}
