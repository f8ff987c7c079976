package khlang.tabular;

import java.io.BufferedInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import khlang.problem.Phrase;
import khlang.problem.Problem;

/** A text file whose encoding is known, opened as often as it must be read. */
final class TextSource {
    private static final int BUFFER = 1 << 16;

    private final Path file;
    private final TextEncoding encoding;
    private final AtomicLong bytes = new AtomicLong();

    /** @throws Problem where the encoding that was said takes two bytes for a letter and the file's does not, or the other way round: nothing could be read */
    TextSource(Path file, Recipe recipe) {
        this.file = file;
        this.encoding = recipe.encoding() == null ? TextEncoding.of(file) : TextEncoding.said(file, recipe.encoding());
        if (recipe.encoding() != null) {
            TextEncoding found = TextEncoding.of(file);
            if (found.isWide() != encoding.isWide()) {
                throw Problem.invalid("encoding", "tabular.misfit.encoding", encoding.label(), found.label());
            }
        }
    }

    /** Its text from the beginning; from now on {@link #bytesRead} counts what is read of it. */
    Reader open() throws IOException {
        bytes.set(0);
        return encoding.reader(new BufferedInputStream(new Counted(Files.newInputStream(file)), BUFFER));
    }

    /** Says where the encoding that was said is not the one that the bytes show, in a file where that makes a difference. */
    List<Phrase> misfits(Path from, Recipe recipe) {
        if (recipe.encoding() == null) {
            return List.of();
        }
        String found = TextEncoding.of(from).label();
        return found.equals(encoding.label()) || TextEncoding.isAscii(from)
                ? List.of()
                : List.of(Phrase.of("tabular.misfit.encoding", encoding.label(), found));
    }

    String encoding() {
        return encoding.label();
    }

    /** Whether its bytes are those of UTF-8, encoded once. */
    boolean isPlainUtf8() {
        return encoding.label().equals("UTF-8");
    }

    Path file() {
        return file;
    }

    /** How many bytes have been read so far; may be asked by another thread. */
    long bytesRead() {
        return bytes.get();
    }

    @Override
    public String toString() {
        return file.toString();
    }

    private final class Counted extends FilterInputStream {
        Counted(InputStream in) {
            super(in);
        }

        @Override
        public int read(byte[] buffer, int offset, int length) throws IOException {
            int count = super.read(buffer, offset, length);
            bytes.addAndGet(Math.max(count, 0));
            return count;
        }
    }
}
