package khlang.tabular;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** The row at which reading of a {@link CellSpool} stands; its cells are bytes until someone asks for text. */
final class SpooledRow {
    private final InputStream in;
    private byte[] buffer = new byte[1 << 18];
    private int start;
    private int next;
    private int end;

    SpooledRow(InputStream in) {
        this.in = in;
    }

    /** Steps to the next row; false after the last. */
    boolean advance() {
        start = next;
        if (!have(8)) {
            return false;
        }
        int length = (int) SpoolBytes.getLong(buffer, start);
        if (!have(length)) {
            throw new IllegalStateException("spooled row cut off");
        }
        next = start + length;
        return true;
    }

    private boolean have(int length) {
        if (start + length <= end) {
            return true;
        }
        System.arraycopy(buffer, start, buffer, 0, end - start);
        end -= start;
        start = 0;
        next = 0;
        if (length > buffer.length) {
            buffer = Arrays.copyOf(buffer, Math.max(length, buffer.length * 2));
        }
        try {
            end += in.readNBytes(buffer, end, buffer.length - end);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read spooled rows", e);
        }
        return length <= end;
    }

    long line() {
        return SpoolBytes.getLong(buffer, start + 8);
    }

    int size() {
        return SpoolBytes.getInt(buffer, start + 16);
    }

    /** How many bytes cell {@code index} has. */
    int length(int index) {
        return SpoolBytes.getInt(buffer, start + CellSpool.HEAD + 4 * index);
    }

    /** Where the first cell begins in {@link #bytes}. */
    int firstOffset() {
        return start + CellSpool.HEAD + 4 * size();
    }

    byte[] bytes() {
        return buffer;
    }

    String text(int offset, int length) {
        return new String(buffer, offset, length, StandardCharsets.UTF_8);
    }

    /** Each byte as a letter: for what is made of ASCII or nothing. */
    CharSequence ascii(int offset, int length) {
        return new Ascii(buffer, offset, length);
    }

    private static final class Ascii implements CharSequence {
        private final byte[] bytes;
        private final int offset;
        private final int length;

        Ascii(byte[] bytes, int offset, int length) {
            this.bytes = bytes;
            this.offset = offset;
            this.length = length;
        }

        @Override
        public int length() {
            return length;
        }

        @Override
        public char charAt(int index) {
            return (char) (bytes[offset + index] & 0xFF);
        }

        @Override
        public CharSequence subSequence(int start, int end) {
            return new Ascii(bytes, offset + start, end - start);
        }

        @Override
        public String toString() {
            return new String(bytes, offset, length, StandardCharsets.ISO_8859_1);
        }
    }
}
