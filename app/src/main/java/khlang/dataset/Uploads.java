package khlang.dataset;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Optional;
import java.util.function.Function;
import khlang.problem.Problem;
import khlang.storage.PartialFile;
import khlang.storage.PartialFiles;
import khlang.user.Actor;
import khlang.web.Sizes;

/** The rules of files that come in pieces: who may send one, how large it may be, and how a resource takes it. */
public final class Uploads {
    /** How many a user may have at once, so that nobody fills the disk by beginning again and again. */
    private static final int MOST = 20;

    private final PartialFiles files;
    private final long maxUpload;

    /** @param maxUpload the most bytes of a file */
    public Uploads(PartialFiles files, long maxUpload) {
        this.files = files;
        this.maxUpload = maxUpload;
    }

    /** The most bytes of a file. */
    public long maxUpload() {
        return maxUpload;
    }

    /**
     * Begins an upload.
     *
     * @throws Problem where the actor may change no dataset, the file is too large, or too many are begun
     */
    public PartialFile begin(Actor actor, String fileName, long length) {
        String owner = owner(actor);
        if (length > maxUpload) {
            throw Problem.of(Problem.Kind.TOO_LARGE, "web.file_too_large", Sizes.of(maxUpload));
        }
        if (files.count(owner) >= MOST) {
            throw Problem.invalid("upload", "dataset.upload.too_many", MOST);
        }
        return files.begin(owner, fileName, length);
    }

    /**
     * Where an upload stands; a connection that still hangs at it is ended, so the answer stays true.
     *
     * @throws Problem where there is none of this actor
     */
    public PartialFile show(Actor actor, String id) {
        own(actor, id);
        files.halt(id);
        return own(actor, id);
    }

    /**
     * Goes on with an upload.
     *
     * @return where it stands now; that is short of what was sent where the connection broke
     * @throws Problem where there is none of this actor, or it stands elsewhere
     */
    public PartialFile append(Actor actor, String id, long offset, InputStream bytes) {
        files.append(own(actor, id), offset, bytes);
        return own(actor, id);
    }

    /**
     * Throws an upload away.
     *
     * @throws Problem where there is none of this actor
     */
    public void delete(Actor actor, String id) {
        files.delete(own(actor, id).id());
    }

    /**
     * Has a rule take an upload that is whole, as if it had come in one piece, and throws it away once it is taken.
     *
     * @throws Problem at the field {@code upload} where there is none of this actor, or it is not whole
     */
    public <T> T take(Actor actor, String id, Function<Upload, T> rule) {
        PartialFile file = find(actor, id).orElseThrow(() -> Problem.invalid("upload", "dataset.upload.unknown"));
        if (!file.whole()) {
            throw Problem.invalid(
                    "upload", "dataset.upload.unfinished", Sizes.of(file.offset()), Sizes.of(file.length()));
        }
        try (InputStream bytes = files.open(file)) {
            T taken = rule.apply(new Upload(file.name(), bytes));
            files.delete(id);
            return taken;
        } catch (IOException e) {
            throw new UncheckedIOException("reading an upload", e);
        }
    }

    private PartialFile own(Actor actor, String id) {
        return find(actor, id).orElseThrow(() -> Problem.notFound("dataset.upload.unknown"));
    }

    private Optional<PartialFile> find(Actor actor, String id) {
        String owner = owner(actor);
        return files.find(id).filter(file -> file.owner().equals(owner));
    }

    private static String owner(Actor actor) {
        String id = actor.id();
        if (id == null || !actor.mayEditSome()) {
            throw Problem.denied("dataset.upload.denied");
        }
        return id;
    }
}
