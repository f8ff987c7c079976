package khlang.datastore;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;
import khlang.dataset.LoadMode;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** The versions of resources as one transaction reads and changes them. */
public final class Versions {
    private final VersionDao dao;

    private Versions(VersionDao dao) {
        this.dao = dao;
    }

    /** Those that a transaction sees. */
    public static Versions in(Handle transaction) {
        return new Versions(transaction.attach(VersionDao.class));
    }

    /** The version of an id that may be absent. */
    public Optional<TableVersion> find(@Nullable String id) {
        return Optional.ofNullable(id).flatMap(dao::find);
    }

    /** The version of a resource that waits for its officer's word. */
    public Optional<TableVersion> held(String resourceId) {
        return dao.held(resourceId);
    }

    /** The version that waited waits no more, and was never served; its rows and its file stay for its officers. */
    public void putAside(TableVersion held) {
        dao.become(held.id(), VersionState.PUT_ASIDE.code());
    }

    /** Keeps a file in the list that a later one came before, so that it has no table. */
    public void passOver(NewVersion passed, Instant arrived, @Nullable String note) {
        String id = UUID.randomUUID().toString();
        dao.insert(
                id,
                passed.resourceId(),
                passed.number() > 0 ? passed.number() : dao.lastNumber(passed.resourceId()) + 1,
                passed.fileHash(),
                passed.fileName(),
                passed.fileSize(),
                passed.creator(),
                passed.reading(),
                LoadMode.REPLACE.code(),
                null,
                arrived.atOffset(ZoneOffset.UTC));
        dao.become(id, VersionState.PASSED_OVER.code());
        dao.note(id, note);
    }
}
