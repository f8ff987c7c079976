package khlang.dataset;

import io.javalin.http.Context;
import io.javalin.http.HttpResponseException;
import java.nio.charset.StandardCharsets;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Base64;
import java.util.Locale;
import khlang.problem.Problem;
import khlang.storage.PartialFile;
import khlang.user.Actor;
import org.jspecify.annotations.Nullable;

/**
 * Files in pieces by the protocol tus 1.0.0 with its extensions creation, termination and expiration
 * (https://tus.io/protocols/resumable-upload). Nothing that was sent is ever given out here.
 */
public final class UploadApi {
    /** Where uploads are begun; each then has an address below. */
    public static final String PATH = "/desk/uploads";

    private static final String VERSION = "1.0.0";
    private static final String PIECE = "application/offset+octet-stream";
    private static final DateTimeFormatter DATE =
            DateTimeFormatter.ofPattern("EEE, dd MMM yyyy HH:mm:ss 'GMT'", Locale.ENGLISH);

    private final Uploads uploads;

    public UploadApi(Uploads uploads) {
        this.uploads = uploads;
    }

    /** Answers {@code OPTIONS}: what is spoken here. */
    public void options(Context context) {
        context.header("Tus-Resumable", VERSION)
                .header("Tus-Version", VERSION)
                .header("Tus-Extension", "creation,termination,expiration")
                .header("Tus-Max-Size", Long.toString(uploads.maxUpload()))
                .status(204);
    }

    /** Answers {@code POST /desk/uploads}: begins an upload. */
    public void create(Context context) {
        greet(context);
        long length = number(context, "Upload-Length");
        PartialFile begun = uploads.begin(Actor.of(context), fileName(context), length);
        tell(context, begun);
        context.header("Location", PATH + "/" + begun.id()).status(201);
    }

    /** Answers {@code HEAD /desk/uploads/{id}}: where it stands. */
    public void show(Context context) {
        greet(context);
        PartialFile file = uploads.show(Actor.of(context), context.pathParam("id"));
        tell(context, file);
        context.header("Upload-Length", Long.toString(file.length())).status(200);
    }

    /** Answers {@code PATCH /desk/uploads/{id}}: the next piece. */
    public void append(Context context) {
        greet(context);
        if (!PIECE.equals(context.contentType())) {
            throw new HttpResponseException(415);
        }
        long offset = number(context, "Upload-Offset");
        long announced = context.req().getContentLengthLong();
        Actor actor = Actor.of(context);
        String id = context.pathParam("id");
        PartialFile file = uploads.append(actor, id, offset, context.bodyInputStream());
        if (announced > file.offset() - offset) {
            // Either the sender is gone, or there was more than the upload was said to have.
            throw Problem.of(Problem.Kind.BAD_REQUEST, "dataset.upload.short");
        }
        tell(context, file);
        context.status(204);
    }

    /** Answers {@code DELETE /desk/uploads/{id}}. */
    public void delete(Context context) {
        greet(context);
        uploads.delete(Actor.of(context), context.pathParam("id"));
        context.status(204);
    }

    private static void greet(Context context) {
        context.header("Tus-Resumable", VERSION).header("Cache-Control", "no-store");
        if (!VERSION.equals(context.header("Tus-Resumable"))) {
            context.header("Tus-Version", VERSION);
            throw new HttpResponseException(412);
        }
    }

    private static void tell(Context context, PartialFile file) {
        context.header("Upload-Offset", Long.toString(file.offset()))
                .header("Upload-Expires", DATE.format(file.expires().atZone(ZoneOffset.UTC)));
    }

    private static long number(Context context, String header) {
        String text = text(context.header(header));
        if (!text.matches("[0-9]{1,18}")) {
            throw Problem.of(Problem.Kind.BAD_REQUEST, "dataset.upload.header", header);
        }
        return Long.parseLong(text);
    }

    /** The value of the key {@code filename}, which is Base64 of UTF-8; the name of a file without one is empty. */
    private static String fileName(Context context) {
        for (String pair : text(context.header("Upload-Metadata")).split(",", -1)) {
            String[] parts = pair.strip().split(" +", 2);
            if (parts.length == 2 && parts[0].equals("filename")) {
                try {
                    return new String(Base64.getDecoder().decode(parts[1].strip()), StandardCharsets.UTF_8);
                } catch (IllegalArgumentException e) {
                    throw Problem.of(Problem.Kind.BAD_REQUEST, "dataset.upload.header", "Upload-Metadata");
                }
            }
        }
        return "";
    }

    private static String text(@Nullable String value) {
        return value == null ? "" : value;
    }
}
