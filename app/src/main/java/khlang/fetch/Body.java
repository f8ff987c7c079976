package khlang.fetch;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;
import java.util.zip.GZIPInputStream;
import khlang.problem.Problem;
import khlang.web.Sizes;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.http.HttpHeaders;
import org.jspecify.annotations.Nullable;

/** The bytes of an answer on their way into a file. */
final class Body {
    private static final int LOOK = 512;

    private final ClassicHttpResponse response;
    private final FetchLimits limits;
    private final Watch watch;

    Body(ClassicHttpResponse response, FetchLimits limits, Watch watch) {
        this.response = response;
        this.limits = limits;
        this.watch = watch;
    }

    /** Writes the bytes to a file. @throws Problem where there are too many, or they are a page for people */
    Fetched keep(Path target, URI last, URI first) throws IOException {
        MessageDigest digest = sha256();
        long size = write(target, digest, last);
        String type = header(HttpHeaders.CONTENT_TYPE);
        String name = FileName.of(header("Content-Disposition"), type, last, first);
        if (isPage(target, name)) {
            throw Problem.invalid("url", "fetch.page");
        }
        Validators validators = new Validators(header(HttpHeaders.ETAG), header(HttpHeaders.LAST_MODIFIED));
        return new Fetched(HexFormat.of().formatHex(digest.digest()), size, name, validators);
    }

    private long write(Path target, MessageDigest digest, URI address) throws IOException {
        HttpEntity entity = response.getEntity();
        long total = entity == null ? 0 : entity.getContentLength();
        if (total > limits.bytes()) {
            throw tooLarge();
        }
        // Never closed here: closing it would read on to its end.
        InputStream in = entity == null ? InputStream.nullInputStream() : plain(entity.getContent());
        try (OutputStream out = open(target)) {
            byte[] buffer = new byte[1 << 16];
            long size = 0;
            Pace pace = new Pace(limits);
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                size += read;
                if (size > limits.bytes()) {
                    throw tooLarge();
                }
                digest.update(buffer, 0, read);
                write(out, buffer, read);
                watch.at(size, total);
                pace.at(size, address);
            }
            return size;
        }
    }

    /** Nothing packed was asked for, but some servers pack all that they send. */
    private InputStream plain(InputStream in) throws IOException {
        String coding = header(HttpHeaders.CONTENT_ENCODING);
        if (coding == null || coding.isBlank() || coding.equalsIgnoreCase("identity")) {
            return in;
        }
        if (coding.equalsIgnoreCase("gzip") || coding.equalsIgnoreCase("x-gzip")) {
            return new GZIPInputStream(in);
        }
        throw Problem.invalid("url", "fetch.coding", coding);
    }

    private static OutputStream open(Path target) {
        try {
            return Files.newOutputStream(target);
        } catch (IOException e) {
            throw new UncheckedIOException("keeping what is fetched", e);
        }
    }

    /** A full disk is our failure and not the other server's. */
    private static void write(OutputStream out, byte[] buffer, int length) {
        try {
            out.write(buffer, 0, length);
        } catch (IOException e) {
            throw new UncheckedIOException("keeping what is fetched", e);
        }
    }

    /** Many servers answer with a page, and with status 200, where the file is gone or wants a login. */
    private static boolean isPage(Path file, String name) {
        if (name.toLowerCase(Locale.ROOT).endsWith(".xls")) {
            return false;
        }
        try (InputStream in = Files.newInputStream(file)) {
            String start = new String(in.readNBytes(LOOK), StandardCharsets.ISO_8859_1)
                    .replaceFirst("^\u00EF\u00BB\u00BF", "")
                    .stripLeading()
                    .toLowerCase(Locale.ROOT);
            return start.startsWith("<!doctype html") || start.startsWith("<html");
        } catch (IOException e) {
            throw new UncheckedIOException("reading what was fetched", e);
        }
    }

    private Problem tooLarge() {
        return Problem.of(Problem.Kind.TOO_LARGE, "fetch.too_large", Sizes.of(limits.bytes()));
    }

    private @Nullable String header(String name) {
        return HeaderText.of(response, name);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("SHA-256 is part of every JDK", e);
        }
    }
}
