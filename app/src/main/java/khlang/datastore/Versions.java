package khlang.datastore;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import khlang.problem.Phrase;
import khlang.web.Json;
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

    /** Its officer did not want the version that waited; its file stays for them. */
    public void reject(TableVersion held, @Nullable String note) {
        dao.become(held.id(), VersionState.REJECTED.code());
        dao.note(held.id(), note);
    }

    /** The newest version that was ever served. */
    public Optional<TableVersion> lastPublished(String resourceId) {
        return dao.lastPublished(resourceId);
    }

    /**
     * Keeps a file in the list that has no table.
     *
     * @param why {@link VersionState#PASSED_OVER} or {@link VersionState#FAILED}
     * @param reason why no table could be made of it; null where nobody has tried
     */
    public void keep(
            NewVersion file, VersionState why, Instant arrived, @Nullable String note, @Nullable Phrase reason) {
        String id = UUID.randomUUID().toString();
        dao.insert(
                id,
                file.resourceId(),
                file.number() > 0 ? file.number() : dao.lastNumber(file.resourceId()) + 1,
                file.fileHash(),
                file.fileName(),
                file.fileSize(),
                file.creator(),
                file.reading(),
                file.mode().code(),
                null,
                arrived.atOffset(ZoneOffset.UTC));
        dao.become(id, why.code());
        dao.note(id, note);
        if (reason != null) {
            dao.notes(id, Json.MAPPER.writeValueAsString(List.of(reason)));
        }
    }

    /** Takes the newest version out of the list where its file failed and is tried again; its number, else 0. */
    public int tryAgain(String resourceId, @Nullable String fileHash) {
        Optional<TableVersion> failed = dao.list(resourceId).stream()
                .limit(1)
                .filter(newest -> newest.state() == VersionState.FAILED)
                .filter(newest -> newest.fileHash().equals(fileHash))
                .findFirst();
        failed.ifPresent(newest -> dao.delete(newest.id()));
        return failed.map(TableVersion::number).orElse(0);
    }
}
