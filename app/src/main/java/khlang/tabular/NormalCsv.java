package khlang.tabular;

import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The second pass: writes spooled rows in the normal form that {@link TabularContent#csv} describes. */
final class NormalCsv implements Closeable {
    /** Bytes of UTF-8 at which text must be looked at more closely: control characters, quotes, U+0080–9F, U+FFFD. */
    private static final boolean[] SPECIAL = special();

    private static final int FULL = 1 << 17;
    private static final int MOST_DIGITS = 18;

    private final Path file;
    private final OutputStream out;
    private final List<Field> fields;
    private final CellProblems problems;
    private final Map<FieldType, Recent<String>> normals = new EnumMap<>(FieldType.class);
    private byte[] buffer = new byte[1 << 18];
    private int used;
    private long rows;

    NormalCsv(Path file, List<Field> fields, CellProblems problems) {
        this.file = file;
        this.fields = fields;
        this.problems = problems;
        for (FieldType type : FieldType.values()) {
            normals.put(type, new Recent<>(type::normal));
        }
        try {
            this.out = Files.newOutputStream(file);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write " + file, e);
        }
    }

    private static boolean[] special() {
        boolean[] special = new boolean[256];
        Arrays.fill(special, 0, ' ', true);
        special['\n'] = false;
        special['\t'] = false;
        special['"'] = true;
        special[0x7F] = true;
        special[0xC2] = true;
        special[0xEF] = true;
        return special;
    }

    void add(SpooledRow row) {
        rows++;
        ascii(Long.toString(rows));
        int offset = row.firstOffset();
        int size = row.size();
        for (int i = 0; i < fields.size(); i++) {
            ensure(1);
            buffer[used++] = ',';
            int length = i < size ? row.length(i) : 0;
            if (length > 0) {
                cell(row, fields.get(i), offset, length);
                offset += length;
            }
        }
        for (int i = fields.size(); i < size; i++) {
            int length = row.length(i);
            if (length > 0) {
                String raw = row.text(offset, length);
                problems.add(rows, row.line(), "คอลัมน์ " + (i + 1), raw, "tabular.cell.extra");
            }
            offset += length;
        }
        ensure(1);
        buffer[used++] = '\n';
        if (used > FULL) {
            flush();
        }
    }

    private void cell(SpooledRow row, Field field, int offset, int length) {
        byte[] bytes = row.bytes();
        boolean plain = switch (field.type()) {
            case INTEGER -> isPlainNumber(bytes, offset, length, false);
            case NUMBER -> isPlainNumber(bytes, offset, length, true);
            case DATE -> IsoText.of(row.ascii(offset, length)) == IsoText.DATE;
            case TIMESTAMP ->
                switch (IsoText.of(row.ascii(offset, length))) {
                    case MIDNIGHT, TIME -> true;
                    case DATE, OTHER -> false;
                };
            case TEXT, BOOLEAN -> false;
        };
        if (plain) {
            ensure(length);
            System.arraycopy(bytes, offset, buffer, used, length);
            used += length;
            return;
        }
        if (field.type() != FieldType.TEXT) {
            typed(row, field, row.text(offset, length));
            return;
        }
        if (isSpecial(bytes, offset, length)) {
            text(row, field, row.text(offset, length));
            return;
        }
        ensure(length + 2);
        buffer[used++] = '"';
        System.arraycopy(bytes, offset, buffer, used, length);
        used += length;
        buffer[used++] = '"';
    }

    /** Written as numbers are in normal form, such as most are: it can be copied as it is. */
    private static boolean isPlainNumber(byte[] bytes, int offset, int length, boolean decimal) {
        int end = offset + length;
        int start = bytes[offset] == '-' ? offset + 1 : offset;
        int point = digits(bytes, start, end);
        int whole = point - start;
        if (whole == 0 || length > MOST_DIGITS || (bytes[start] == '0' && whole > 1)) {
            return false;
        }
        if (point == end) {
            return true;
        }
        return decimal && bytes[point] == '.' && point + 1 < end && digits(bytes, point + 1, end) == end;
    }

    /** Where the digits from {@code start} end. */
    private static int digits(byte[] bytes, int start, int end) {
        int at = start;
        while (at < end && bytes[at] >= '0' && bytes[at] <= '9') {
            at++;
        }
        return at;
    }

    private static boolean isSpecial(byte[] bytes, int offset, int length) {
        // "#" may begin an error of a spreadsheet.
        boolean special = bytes[offset] == '#';
        for (int i = offset; i < offset + length && !special; i++) {
            special = SPECIAL[bytes[i] & 0xFF];
        }
        return special;
    }

    private void typed(SpooledRow row, Field field, String raw) {
        @Nullable String normal = normal(field.type(), raw);
        if (normal != null) {
            ascii(normal);
            return;
        }
        if (CellText.isError(raw)) {
            problems.add(rows, row.line(), field.id(), raw, "tabular.cell.error");
        } else if (!CellText.isMissing(raw)) {
            problems.add(rows, row.line(), field.id(), raw, misfit(field.type(), raw));
        }
    }

    private @Nullable String normal(FieldType type, String raw) {
        Recent<String> recent = normals.get(type);
        return recent == null ? type.normal(raw) : recent.of(raw);
    }

    private static String misfit(FieldType type, String raw) {
        if (raw.indexOf('\uFFFD') >= 0) {
            return "tabular.cell.encoding";
        }
        return switch (type) {
            case TEXT -> "tabular.cell.control";
            case INTEGER -> "tabular.cell.type.integer";
            case NUMBER -> "tabular.cell.type.number";
            case BOOLEAN -> "tabular.cell.type.boolean";
            case DATE -> "tabular.cell.type.date";
            case TIMESTAMP -> "tabular.cell.type.timestamp";
        };
    }

    private void text(SpooledRow row, Field field, String raw) {
        if (CellText.isError(raw)) {
            problems.add(rows, row.line(), field.id(), raw, "tabular.cell.error");
            return;
        }
        if (raw.indexOf('\uFFFD') >= 0) {
            problems.add(rows, row.line(), field.id(), raw, "tabular.cell.encoding");
        }
        if (raw.indexOf('\0') >= 0) {
            problems.add(rows, row.line(), field.id(), CellText.cleaned(raw), "tabular.cell.control");
        }
        String clean = CellText.cleaned(raw);
        if (!clean.isEmpty()) {
            quoted(clean.getBytes(StandardCharsets.UTF_8));
        }
    }

    private void quoted(byte[] bytes) {
        ensure(2 * bytes.length + 2);
        buffer[used++] = '"';
        for (byte letter : bytes) {
            if (letter == '"') {
                buffer[used++] = '"';
            }
            buffer[used++] = letter;
        }
        buffer[used++] = '"';
    }

    @SuppressWarnings("deprecation") // String.getBytes with a range takes the low bytes, which for ASCII is right.
    private void ascii(String text) {
        ensure(text.length());
        text.getBytes(0, text.length(), buffer, used);
        used += text.length();
    }

    private void ensure(int more) {
        if (used + more > buffer.length) {
            buffer = Arrays.copyOf(buffer, Math.max(buffer.length * 2, used + more));
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
