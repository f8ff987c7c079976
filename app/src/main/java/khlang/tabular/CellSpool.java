package khlang.tabular;

import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Writes raw rows to a file of our own, from which they are read again faster than from the original.
 *
 * <p>A row is: its length in bytes and its line (8 bytes each), the number of cells (4 bytes), each cell's length in
 * bytes (4 bytes each), the cells in UTF-8.
 */
final class CellSpool implements Closeable {
    static final int HEAD = 20;

    private final OutputStream out;
    private final Path file;
    private byte[] buffer = new byte[1 << 18];
    private int used;

    CellSpool(Path file) {
        this.file = file;
        try {
            this.out = Files.newOutputStream(file);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write " + file, e);
        }
    }

    private CellSpool() {
        this.file = Path.of("memory");
        this.out = new ByteArrayOutputStream();
    }

    /** Rows in the same form, in memory: for the few at the head of a file. */
    static byte[] bytes(Iterable<Row> rows) {
        ByteArrayOutputStream memory = new ByteArrayOutputStream();
        CellSpool spool = new CellSpool();
        for (Row row : rows) {
            spool.add(row);
            memory.write(spool.buffer, 0, spool.used);
            spool.used = 0;
        }
        return memory.toByteArray();
    }

    void add(Row row) {
        String[] cells = row.cells();
        int extent = row.extent();
        int start = used;
        ensure(HEAD + 4 * extent);
        used += HEAD + 4 * extent;
        for (int i = 0; i < extent; i++) {
            int before = used;
            ensure(3 * cells[i].length());
            append(cells[i]);
            SpoolBytes.putInt(buffer, start + HEAD + 4 * i, used - before);
        }
        SpoolBytes.putLong(buffer, start, used - start);
        SpoolBytes.putLong(buffer, start + 8, row.line());
        SpoolBytes.putInt(buffer, start + 16, extent);
        if (used > 1 << 17 && start > 0) {
            flush();
        }
    }

    /** UTF-8, by hand: a byte array for each of many million cells would cost more than all the rest. */
    private void append(String cell) {
        byte[] bytes = buffer;
        int at = used;
        for (int i = 0; i < cell.length(); i++) {
            char letter = cell.charAt(i);
            if (letter < 0x80) {
                bytes[at++] = (byte) letter;
            } else if (letter < 0x800) {
                bytes[at++] = (byte) (0xC0 | (letter >> 6));
                bytes[at++] = (byte) (0x80 | (letter & 0x3F));
            } else if (Character.isSurrogate(letter)) {
                byte[] rest = cell.substring(i).getBytes(StandardCharsets.UTF_8);
                System.arraycopy(rest, 0, bytes, at, rest.length);
                used = at + rest.length;
                return;
            } else {
                bytes[at++] = (byte) (0xE0 | (letter >> 12));
                bytes[at++] = (byte) (0x80 | ((letter >> 6) & 0x3F));
                bytes[at++] = (byte) (0x80 | (letter & 0x3F));
            }
        }
        used = at;
    }

    private void ensure(int more) {
        if (used + more > buffer.length) {
            buffer = java.util.Arrays.copyOf(buffer, Math.max(buffer.length * 2, used + more));
        }
    }

    private void flush() {
        try {
            out.write(buffer, 0, used);
            used = 0;
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write " + file, e);
        }
    }

    @Override
    public void close() {
        try (out) {
            out.write(buffer, 0, used);
            used = 0;
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write " + file, e);
        }
    }
}
