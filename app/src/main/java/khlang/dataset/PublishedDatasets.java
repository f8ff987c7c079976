package khlang.dataset;

import java.time.Instant;
import java.util.List;
import org.jdbi.v3.core.Jdbi;

/** The public datasets as far as a list of addresses tells of them. */
public final class PublishedDatasets {
    private final Jdbi jdbi;

    public PublishedDatasets(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /** A public dataset by name. */
    public record Published(String name, Instant metadataModified) {}

    /** How many there are. */
    public int count() {
        return jdbi.withHandle(handle -> new Catalogue(handle).datasets().countPublished());
    }

    /** Some of them, in an order that stays while they change. */
    public List<Published> list(int limit, int offset) {
        return jdbi.withHandle(handle -> new Catalogue(handle).datasets().listPublished(limit, offset));
    }
}
