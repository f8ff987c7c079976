package khlang.datastore;

import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import khlang.dataset.Resource;
import khlang.dataset.Resources;
import khlang.problem.Problem;
import khlang.tabular.Field;
import khlang.user.Actor;
import khlang.web.Json;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Versions that are written row by row, in the catalogue and the row store: whatever happens in between, nothing that was
 * kept of a table outlives its rows.
 */
final class WrittenVersions {
    private static final Logger LOG = LoggerFactory.getLogger(WrittenVersions.class);

    /** What a call says before it touches a row. */
    @FunctionalInterface
    interface Begin {
        /** Begins to write. @return the number of the first of the rows that will be added */
        long adding(int added);
    }

    /** What one call does to the rows of a table. */
    @FunctionalInterface
    interface Change {
        /**
         * Does it.
         *
         * @param begin to be called before a row is touched, and only if one is
         * @return how many rows there are more, or fewer
         */
        long by(RowWriting rows, Begin begin);
    }

    private final Jdbi jdbi;
    private final RowStore rows;
    private final Resources resources;

    WrittenVersions(Jdbi jdbi, RowStore rows, Resources resources) {
        this.jdbi = jdbi;
        this.rows = rows;
        this.resources = resources;
    }

    private WrittenDao dao() {
        return jdbi.onDemand(WrittenDao.class);
    }

    /**
     * Begins a table that nobody sees before {@link #serve}.
     *
     * @param base whose rows it begins with; null for none
     * @param from the field of {@code base} whose values a field has; fields that are not in it have none
     * @return its id
     */
    String begin(
            Actor actor, Resource resource, List<Field> fields, @Nullable TableVersion base, Map<Field, Field> from) {
        String id = TableVersion.newWrittenId();
        List<Field> kept = fields.stream().filter(from::containsKey).toList();
        List<Field> sources = kept.stream()
                .map(field -> Objects.requireNonNull(from.get(field)))
                .toList();
        long last = base == null ? 0 : lastRow(base);
        jdbi.useTransaction(handle -> handle.attach(WrittenDao.class)
                .insert(
                        id,
                        resource.id(),
                        handle.attach(VersionDao.class).lastNumber(resource.id()) + 1,
                        resource.name().isEmpty() ? resource.id() : resource.name(),
                        Json.MAPPER.writeValueAsString(fields),
                        base == null ? 0 : base.rowCount(),
                        last,
                        actor.name(),
                        now()));
        try {
            if (base == null) {
                rows.create(id, fields);
            } else {
                rows.copy(id, kept, base.id(), sources);
                rows.add(
                        id,
                        fields.stream()
                                .filter(field -> !from.containsKey(field))
                                .toList());
            }
        } catch (RuntimeException e) {
            rows.drop(id);
            jdbi.useExtension(VersionDao.class, versions -> versions.delete(id));
            throw e;
        }
        return id;
    }

    private long lastRow(TableVersion base) {
        return base.written() ? dao().lastRow(base.id()) : rows.<Long>write(base.id(), RowWriting::last);
    }

    /** Says what the fields of a table are. */
    void describe(String versionId, List<Field> fields) {
        dao().describe(versionId, Json.MAPPER.writeValueAsString(fields));
    }

    /**
     * Changes rows: readers see all of it or nothing.
     *
     * @return whether there are more or fewer rows
     */
    boolean change(String versionId, Change change) {
        boolean[] begun = new boolean[1];
        long more = 0;
        try {
            more = rows.<Long>write(
                    versionId,
                    writing -> change.by(writing, added -> {
                        long before = jdbi.inTransaction(handle -> {
                            WrittenDao versions = handle.attach(WrittenDao.class);
                            long last = versions.lastRow(versionId);
                            versions.begin(versionId, added);
                            return last;
                        });
                        begun[0] = true;
                        return before + 1;
                    }));
        } finally {
            if (begun[0]) {
                dao().end(versionId, more);
            }
        }
        return more != 0;
    }

    /**
     * Has a resource serve a table, or none.
     *
     * @param said further keys of the resource; empty ones go
     * @throws Problem where it serves another meanwhile than the caller has seen
     */
    void serve(Resource seen, @Nullable String versionId, Map<String, Object> said, Consumer<Handle> more) {
        jdbi.useTransaction(handle -> {
            Resource now = resources
                    .files()
                    .lock(handle, seen.id())
                    .orElseThrow(() -> Problem.notFound("datastore.table.unknown", seen.id()));
            if (!Objects.equals(now.versionId(), seen.versionId())) {
                throw Problem.invalid("resource_id", "datastore.changed_meanwhile");
            }
            resources.files().serve(handle, now, versionId, said);
            if (versionId != null) {
                handle.attach(VersionDao.class).ready(versionId, null, now());
            }
            more.accept(handle);
        });
    }

    /** Has a resource say further keys; what it serves stays. */
    void say(Resource seen, Map<String, Object> said) {
        jdbi.useTransaction(handle -> resources
                .files()
                .lock(handle, seen.id())
                .ifPresent(now -> resources.files().serve(handle, now, now.versionId(), said)));
    }

    private static OffsetDateTime now() {
        return OffsetDateTime.now(ZoneOffset.UTC);
    }

    /** Counts the rows of tables anew whose writing was broken off: nobody knows whether it was before its end. */
    void recover() {
        for (String id : dao().begun()) {
            try {
                rows.write(id, writing -> {
                    dao().mend(id, writing.count());
                    return id;
                });
            } catch (RuntimeException e) {
                LOG.error("counting the rows of {} failed", id, e);
            }
        }
    }
}
