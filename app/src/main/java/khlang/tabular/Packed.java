package khlang.tabular;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.zip.CRC32;
import java.util.zip.CheckedInputStream;
import khlang.problem.Phrase;
import khlang.problem.Problem;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;
import org.apache.commons.compress.compressors.gzip.GzipCompressorInputStream;
import org.apache.poi.EncryptedDocumentException;
import org.apache.poi.poifs.crypt.Decryptor;
import org.apache.poi.poifs.crypt.EncryptionInfo;
import org.apache.poi.poifs.filesystem.POIFSFileSystem;
import org.jspecify.annotations.Nullable;

/**
 * A ZIP or GZ file with a table inside, or a workbook that Excel has locked with the password that it knows itself.
 * Nothing is ever written under a name that it says.
 */
final class Packed {
    /** Nothing that people measure packs so well; what is small may. */
    private static final int MOST_RATIO = 200;

    private static final long SMALL = 64L << 20;

    /** So much is unpacked while somebody waits for an answer. */
    private static final long CHECKED = 256L << 20;

    private static final Pattern TABLE =
            Pattern.compile(".*\\.(csv|tsv|tab|xlsx|xlsm|xls|ods|json|ndjson|jsonl|geojson|parquet)");

    private static final Pattern OUTSIDE = Pattern.compile("([/\\\\]|[A-Za-z]:).*|(.*[/\\\\])?\\.\\.([/\\\\].*)?");

    private final TabularLimits limits;
    private final Content content;
    private final List<Phrase> notes;

    /** Writes what is inside. */
    @FunctionalInterface
    private interface Content {
        /** @param most from about so many bytes on, no more need be written */
        void write(Packed packed, OutputStream out, long most) throws IOException;
    }

    private Packed(TabularLimits limits, Content content, List<Phrase> notes) {
        this.limits = limits;
        this.content = content;
        this.notes = notes;
    }

    static Packed gzip(Path file, TabularLimits limits) {
        Content content = (packed, out, most) -> {
            try (InputStream bytes = new BufferedInputStream(Files.newInputStream(file));
                    InputStream in = GzipCompressorInputStream.builder()
                            .setInputStream(bytes)
                            .setDecompressConcatenated(true)
                            .get()) {
                packed.copy(in, Files.size(file), out, most);
            }
        };
        return new Packed(limits, content, List.of());
    }

    /**
     * A workbook with a password, which Excel opens without asking where the password is its own: what protects a
     * workbook's structure makes such files.
     *
     * @throws Problem where it is another
     */
    static Packed locked(Path file, TabularLimits limits) {
        Content content = (packed, out, most) -> {
            try (POIFSFileSystem system = new POIFSFileSystem(file.toFile(), true);
                    InputStream in = open(system)) {
                packed.copy(in, Files.size(file), out, most);
            }
        };
        try (POIFSFileSystem system = new POIFSFileSystem(file.toFile(), true)) {
            open(system).close();
            return new Packed(limits, content, List.of());
        } catch (IOException e) {
            throw Problem.invalid("upload", "tabular.broken_workbook");
        }
    }

    private static InputStream open(POIFSFileSystem system) throws IOException {
        try {
            Decryptor decryptor = Decryptor.getInstance(new EncryptionInfo(system));
            if (!decryptor.verifyPassword(Decryptor.DEFAULT_PASSWORD)) {
                throw Problem.invalid("upload", "tabular.encrypted");
            }
            return decryptor.getDataStream(system);
        } catch (GeneralSecurityException | EncryptedDocumentException e) {
            throw Problem.invalid("upload", "tabular.encrypted");
        }
    }

    /** @throws Problem where it holds no table, is locked, or names files outside of itself */
    static Packed zip(Path file, TabularLimits limits) {
        Charset names = EntryNames.charset(file);
        try (ZipFile zip = ZipFile.builder().setPath(file).setCharset(names).get()) {
            List<String> tables = new ArrayList<>();
            List<String> texts = new ArrayList<>();
            for (ZipArchiveEntry one : Collections.list(zip.getEntriesInPhysicalOrder())) {
                String name = checked(one);
                String bare = name.toLowerCase(Locale.ROOT);
                boolean shadow = bare.startsWith("__macosx/") || bare.matches("(.*/)?\\.[^/]*");
                if (!one.isDirectory() && !shadow) {
                    (TABLE.matcher(bare).matches() ? tables : bare.endsWith(".txt") ? texts : new ArrayList<String>())
                            .add(name);
                }
            }
            List<String> found = tables.isEmpty() ? texts : tables;
            if (found.isEmpty()) {
                throw Problem.invalid("upload", "tabular.zip_no_table");
            }
            @Nullable ZipArchiveEntry one = zip.getEntry(found.get(0));
            if (one != null && tooMuch(one.getSize(), one.getCompressedSize(), limits)) {
                throw Problem.invalid("upload", "tabular.bomb");
            }
            String entry = found.get(0);
            Content content = (packed, out, most) -> packed.entry(file, names, entry, out, most);
            return new Packed(limits, content, notes(found));
        } catch (IOException e) {
            throw Problem.invalid("upload", "tabular.packed_broken");
        }
    }

    private static String checked(ZipArchiveEntry entry) {
        if (OUTSIDE.matcher(entry.getName()).matches()) {
            throw Problem.invalid("upload", "tabular.zip_path", entry.getName());
        }
        if (entry.getGeneralPurposeBit().usesEncryption()) {
            throw Problem.invalid("upload", "tabular.encrypted");
        }
        return entry.getName();
    }

    private static List<Phrase> notes(List<String> found) {
        Phrase entry = Phrase.of("tabular.note.entry", found.get(0));
        return found.size() == 1
                ? List.of(entry)
                : List.of(
                        entry,
                        Phrase.of("tabular.note.other_entries", String.join(", ", found.subList(1, found.size()))));
    }

    List<Phrase> notes() {
        return notes;
    }

    /**
     * Writes the table to {@code target}.
     *
     * @throws Problem where it is damaged, or unpacks to too much
     */
    void unpack(Path target) {
        try (OutputStream out = Files.newOutputStream(target)) {
            unpack(out, Long.MAX_VALUE);
        } catch (IOException e) {
            throw Problem.invalid("upload", "tabular.packed_broken");
        }
    }

    /** Unpacks at most 256 MB to nowhere. @throws Problem as {@link #unpack} */
    void check() {
        unpack(OutputStream.nullOutputStream(), CHECKED);
    }

    private void unpack(OutputStream out, long most) {
        try {
            content.write(this, out, most);
        } catch (IOException e) {
            throw Problem.invalid("upload", "tabular.packed_broken");
        }
    }

    private void entry(Path file, Charset names, String entry, OutputStream out, long most) throws IOException {
        try (ZipFile zip = ZipFile.builder().setPath(file).setCharset(names).get()) {
            @Nullable ZipArchiveEntry one = zip.getEntry(entry);
            if (one == null || !zip.canReadEntryData(one)) {
                throw Problem.invalid("upload", "tabular.packed_broken");
            }
            CRC32 sum = new CRC32();
            try (InputStream in = new CheckedInputStream(zip.getInputStream(one), sum)) {
                if (!copy(in, Math.max(1, one.getCompressedSize()), out, most)) {
                    return;
                }
            }
            if (sum.getValue() != one.getCrc()) {
                throw Problem.invalid("upload", "tabular.packed_broken");
            }
        }
    }

    private static boolean tooMuch(long bytes, long packed, TabularLimits limits) {
        return bytes > limits.uncompressedBytes() || (bytes > SMALL && bytes / Math.max(1, packed) > MOST_RATIO);
    }

    /** Whether all was copied, and not {@code most}. */
    private boolean copy(InputStream in, long packed, OutputStream out, long most) throws IOException {
        byte[] buffer = new byte[1 << 16];
        long count = 0;
        for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
            count += read;
            if (tooMuch(count, packed, limits)) {
                throw Problem.invalid("upload", "tabular.bomb");
            }
            if (count > most) {
                return false;
            }
            out.write(buffer, 0, read);
        }
        return true;
    }
}
