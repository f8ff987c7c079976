package khlang.dataset;

import io.javalin.http.Context;
import io.javalin.http.HandlerType;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import khlang.problem.Problem;
import khlang.storage.Storage;
import khlang.user.Actor;
import khlang.web.Attachment;
import khlang.web.EntityTag;
import khlang.web.LongAnswers;
import org.jspecify.annotations.Nullable;

/** Gives out the kept files, byte for byte. */
public final class FilePages {
    private final Datasets datasets;
    private final Resources resources;
    private final Storage storage;

    public FilePages(Datasets datasets, Resources resources, Storage storage) {
        this.datasets = datasets;
        this.resources = resources;
        this.storage = storage;
    }

    /** Answers {@code /dataset/{id}/resource/{rid}/download/{filename}}, for GET and HEAD. */
    public void download(Context context) {
        Actor actor = Actor.of(context);
        Dataset dataset = datasets.show(actor, context.pathParam("id"));
        Resource resource = resources.show(actor, context.pathParam("rid"));
        if (!resource.datasetId().equals(dataset.id())) {
            throw Problem.notFound("dataset.resource_unknown", resource.id());
        }
        if (resource.fileHash() == null) {
            follow(context, resource);
            return;
        }
        String name = resource.fileName() == null ? resource.id() : resource.fileName();
        give(context, resource.fileHash(), name);
    }

    /** Sends a kept file under a name, or the part of it that is asked for. */
    public void give(Context context, String hash, String name) {
        String tag = "\"" + hash + "\"";
        Attachment.named(context, name);
        context.header("ETag", tag);
        context.header("Accept-Ranges", "bytes");
        context.contentType(FileNames.type(name));
        if (EntityTag.held(context, tag)) {
            context.status(304);
            return;
        }
        send(context, storage.path(hash));
    }

    /** A link leads where its officer said, and nowhere that the asker could choose. */
    private static void follow(Context context, Resource resource) {
        if (resource.url().isEmpty()) {
            throw Problem.notFound("dataset.no_file");
        }
        context.redirect(resource.url());
    }

    private static void send(Context context, Path file) {
        try (FileChannel channel = FileChannel.open(file)) {
            long size = channel.size();
            ByteRange range = ByteRange.of(context.header("Range"), size);
            if (range.from() >= size && size > 0) {
                context.status(416).header("Content-Range", "bytes */" + size);
                return;
            }
            if (range.length() > LongAnswers.SHORT && !context.method().equals(HandlerType.HEAD)) {
                LongAnswers.begin(context);
            }
            if (range.partial()) {
                context.status(206).header("Content-Range", range.header(size));
            }
            context.header("Content-Length", Long.toString(range.length()));
            if (context.method().equals(HandlerType.HEAD)) {
                return;
            }
            channel.position(range.from());
            copy(channel, range.length(), context);
        } catch (IOException e) {
            throw new UncheckedIOException("sending a file", e);
        }
    }

    private static void copy(FileChannel channel, long length, Context context) throws IOException {
        InputStream in = Channels.newInputStream(channel);
        var out = context.res().getOutputStream();
        byte[] buffer = new byte[1 << 16];
        long left = length;
        while (left > 0) {
            int read = in.read(buffer, 0, (int) Math.min(buffer.length, left));
            if (read < 0) {
                return;
            }
            out.write(buffer, 0, read);
            left -= read;
        }
    }

    /**
     * The part of a file that is asked for.
     *
     * @param from its first byte
     * @param length how many bytes
     * @param partial whether less than the whole was asked for
     */
    record ByteRange(long from, long length, boolean partial) {
        /** Reads {@code bytes=a-b}, {@code bytes=a-} or {@code bytes=-n}; anything else asks for the whole. */
        static ByteRange of(@Nullable String header, long size) {
            ByteRange whole = new ByteRange(0, size, false);
            if (header == null || size == 0 || !header.matches("bytes=([0-9]{1,18}-[0-9]{0,18}|-[0-9]{1,18})")) {
                return whole;
            }
            int dash = header.indexOf('-');
            String first = header.substring("bytes=".length(), dash);
            String last = header.substring(dash + 1);
            if (first.isEmpty()) {
                long count = Math.min(Long.parseLong(last), size);
                return new ByteRange(size - count, count, true);
            }
            long from = Long.parseLong(first);
            long to = last.isEmpty() ? size - 1 : Math.min(Long.parseLong(last), size - 1);
            return to < from && from < size ? whole : new ByteRange(from, to - from + 1, true);
        }

        String header(long size) {
            return "bytes " + from + "-" + (from + length - 1) + "/" + size;
        }
    }
}
