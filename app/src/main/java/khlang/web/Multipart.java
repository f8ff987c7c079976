package khlang.web;

import io.javalin.config.JavalinConfig;
import io.javalin.config.SizeUnit;
import io.javalin.http.Context;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import khlang.problem.Problem;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Forms with files: their parts go to the disk while they arrive, never into memory, and no further than the limit. */
public final class Multipart {
    private static final Logger LOG = LoggerFactory.getLogger(Multipart.class);

    /** Jetty's words for a part or a form that is larger than it may be. */
    private static final Pattern EXCEEDED = Pattern.compile("^max [a-z ]*exceeded: ([0-9]+)$");

    /** What a form may hold beside its file. */
    private static final long BESIDES = 1_000_000;

    /** How much of a form that is too large is read to its end at least. */
    private static final long DRAINED = 100_000_000;

    private final Path folder;
    private final long maxUpload;

    /**
     * Prepares the folder in which parts wait.
     *
     * @param folder what an earlier run left in it is removed
     * @param maxUpload the most bytes of a file
     */
    public Multipart(Path folder, long maxUpload) {
        this.folder = folder;
        this.maxUpload = maxUpload;
        try {
            Files.createDirectories(folder);
            try (var left = Files.newDirectoryStream(folder)) {
                for (Path file : left) {
                    Files.deleteIfExists(file);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("preparing the folder of uploads " + folder, e);
        }
    }

    /** Sets the limits, and refuses what says itself that it is too large before any of it is read. */
    public void addTo(JavalinConfig config, Failures failures) {
        config.jetty.multipartConfig.cacheDirectory(folder.toAbsolutePath().toString());
        config.jetty.multipartConfig.maxInMemoryFileSize(64, SizeUnit.KB);
        config.jetty.multipartConfig.maxFileSize(maxUpload, SizeUnit.BYTES);
        config.jetty.multipartConfig.maxTotalRequestSize(most(), SizeUnit.BYTES);
        config.routes.before(context -> check(context, failures));
    }

    private long most() {
        return maxUpload > Long.MAX_VALUE - BESIDES ? Long.MAX_VALUE : maxUpload + BESIDES;
    }

    private void check(Context context, Failures failures) {
        if (context.req().getContentLengthLong() <= most()) {
            return;
        }
        failures.answer(context, tooLarge(maxUpload));
        sendNow(context);
        // Who asks first whether to go on is answered already.
        if (context.header("Expect") == null) {
            drain(context);
        }
        context.skipRemainingHandlers();
    }

    private static void sendNow(Context context) {
        try (InputStream body = context.resultInputStream()) {
            byte[] answer = body == null ? new byte[0] : body.readAllBytes();
            context.res().setContentLength(answer.length);
            context.res().getOutputStream().write(answer);
            context.res().flushBuffer();
            context.result(new byte[0]);
        } catch (IOException e) {
            LOG.debug("who sent too much has gone: {}", e.toString());
        }
    }

    // A connection that is closed on somebody who is still sending takes the answer along; so some is let pass.
    private void drain(Context context) {
        try {
            InputStream in = context.req().getInputStream();
            byte[] buffer = new byte[1 << 16];
            long left = Math.max(most(), DRAINED);
            for (int read = in.read(buffer); read >= 0 && left > 0; read = in.read(buffer)) {
                left -= read;
            }
        } catch (IOException e) {
            // They have gone, or send no more.
            LOG.debug("what was too large did not come to its end: {}", e.toString());
        }
    }

    /** What a failure to read a form means for its sender, where it is one. */
    static Optional<Problem> refusal(Throwable failure) {
        boolean unreadable = false;
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            String text = String.valueOf(cause.getMessage());
            Matcher limit = EXCEEDED.matcher(text);
            if (limit.find()) {
                return Optional.of(tooLarge(Long.parseLong(limit.group(1))));
            }
            unreadable |= text.contains("bad multipart");
        }
        return unreadable ? Optional.of(Problem.of(Problem.Kind.BAD_REQUEST, "web.bad_request")) : Optional.empty();
    }

    private static Problem tooLarge(long limit) {
        return Problem.of(Problem.Kind.TOO_LARGE, "web.file_too_large", Sizes.of(limit));
    }
}
