package khlang.storage;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import khlang.problem.Problem;
import khlang.web.Sizes;

/** Files addressed by the SHA-256 of their bytes, in a folder; a file is never changed. */
public final class Storage {
    private final Path folder;
    private final Path incoming;

    /** Opens the store in {@code folder}, which is made where it does not exist yet; half-received files are removed. */
    public Storage(Path folder) {
        this.folder = folder;
        this.incoming = folder.resolve("incoming");
        try {
            Files.createDirectories(incoming);
            try (var left = Files.newDirectoryStream(incoming)) {
                for (Path file : left) {
                    Files.deleteIfExists(file);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("opening the file store in " + folder, e);
        }
    }

    /**
     * Keeps the bytes of a stream: written to the side, hashed on the way, on the disk before it answers.
     *
     * @throws Problem where there are more than {@code limit} bytes
     */
    public StoredFile put(InputStream bytes, long limit) {
        try {
            Path temporary = Files.createTempFile(incoming, "file", "");
            try {
                MessageDigest digest = MessageDigest.getInstance("SHA-256");
                long size = copy(new DigestInputStream(bytes, digest), temporary, limit);
                String hash = HexFormat.of().formatHex(digest.digest());
                Path target = path(hash);
                Files.createDirectories(target.getParent());
                Files.move(temporary, target, StandardCopyOption.ATOMIC_MOVE);
                return new StoredFile(hash, size);
            } finally {
                Files.deleteIfExists(temporary);
            }
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("SHA-256 is part of every JDK", e);
        } catch (IOException e) {
            throw new UncheckedIOException("keeping a file", e);
        }
    }

    private static long copy(InputStream bytes, Path target, long limit) throws IOException {
        try (FileChannel channel = FileChannel.open(target, StandardOpenOption.WRITE)) {
            var out = Channels.newOutputStream(channel);
            byte[] buffer = new byte[1 << 16];
            long size = 0;
            for (int read = bytes.read(buffer); read >= 0; read = bytes.read(buffer)) {
                size += read;
                if (size > limit) {
                    throw Problem.of(Problem.Kind.TOO_LARGE, "storage.too_large", Sizes.of(limit));
                }
                out.write(buffer, 0, read);
            }
            channel.force(true);
            return size;
        }
    }

    /** A file that is kept already. */
    public StoredFile kept(String hash) {
        try {
            return new StoredFile(hash, Files.size(path(hash)));
        } catch (IOException e) {
            throw new UncheckedIOException("a kept file is gone", e);
        }
    }

    /** Where the file of a hash lies; whether it does is not looked at. */
    public Path path(String hash) {
        if (!hash.matches("[0-9a-f]{64}")) {
            throw new IllegalArgumentException("not a SHA-256: " + hash);
        }
        return folder.resolve(hash.substring(0, 2)).resolve(hash);
    }
}
