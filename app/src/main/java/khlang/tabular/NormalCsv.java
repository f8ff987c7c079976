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
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongPredicate;
import khlang.kind.Kind;
import khlang.kind.Reading;
import khlang.problem.Phrase;
import org.jspecify.annotations.Nullable;

/** Writes rows in the normal form that {@link TabularContent#csv} describes. */
final class NormalCsv implements Closeable {
    private static final int FULL = 1 << 17;
    private static final int MOST_DIGITS = 18;

    private final Path file;
    private final OutputStream out;
    private final List<Field> fields;
    private final @Nullable Kind[] chosen;
    private final LongPredicate sums;
    private final CellProblems problems;
    private final Remarks remarks;
    private final Map<Field, Long> lineEnds = new LinkedHashMap<>();
    private final Map<FieldType, Recent<String>> normals = new EnumMap<>(FieldType.class);
    private final Map<Reading, Recent<String>> readings = new EnumMap<>(Reading.class);
    private byte[] buffer = new byte[1 << 18];
    private int used;
    private long rows;

    /**
     * Writes none yet.
     *
     * @param said of the fields: text that is not of the kind that was chosen for it is kept and told
     * @param sums tells by their lines the rows that are told as sums, whose figures may be dressed: 35 คน
     */
    NormalCsv(
            Path file,
            List<Field> fields,
            DeclaredTypes said,
            LongPredicate sums,
            CellProblems problems,
            Remarks remarks) {
        this.file = file;
        this.sums = sums;
        this.fields = fields;
        this.problems = problems;
        this.remarks = remarks;
        this.chosen = fields.stream()
                .map(field -> said.kind(new FieldNames.Name(field.id(), field.label())))
                .toArray(Kind[]::new);
        for (FieldType type : FieldType.values()) {
            normals.put(type, new Recent<>(type::normal));
        }
        for (Field field : fields) {
            Reading reading = field.means().reading();
            if (reading != Reading.PLAIN) {
                readings.computeIfAbsent(reading, some -> new Recent<>(some::normal));
            }
        }
        try {
            this.out = Files.newOutputStream(file);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write " + file, e);
        }
    }

    void add(Row row) {
        rows++;
        remarks.row(rows, row);
        ascii(Long.toString(rows));
        String[] cells = row.cells();
        for (int i = 0; i < fields.size(); i++) {
            ensure(1);
            buffer[used++] = ',';
            if (i < cells.length && !cells[i].isEmpty()) {
                cell(row, fields.get(i), cells[i]);
            }
        }
        for (int i = fields.size(); i < cells.length; i++) {
            if (!cells[i].isEmpty()) {
                problems.add(rows, row.line(), "คอลัมน์ " + (i + 1), cells[i], "tabular.cell.extra");
            }
        }
        ensure(1);
        buffer[used++] = '\n';
        if (used > FULL) {
            flush();
        }
    }

    private void cell(Row row, Field field, String cell) {
        boolean plain = switch (field.type()) {
            case INTEGER -> isPlainNumber(cell, false);
            // With a decimal comma 1.234 is a thousand and more.
            case NUMBER -> isPlainNumber(cell, true) && !field.means().reading().hasDecimalComma();
            case DATE -> IsoText.of(cell) == IsoText.DATE;
            case TIMESTAMP ->
                switch (IsoText.of(cell)) {
                    case MIDNIGHT, TIME -> true;
                    case DATE, OTHER -> false;
                };
            case TEXT, BOOLEAN -> false;
        };
        if (plain) {
            ascii(cell);
        } else if (field.type() != FieldType.TEXT) {
            typed(row, field, cell);
        } else {
            @Nullable Kind kind = chosen[field.position() - 1];
            if (kind != null && kind.normal(cell) == null && !CellText.isNoValue(cell)) {
                problems.add(rows, row.line(), field.id(), cell, "tabular.cell.kind");
            }
            remarks.odd(rows, row, field, cell);
            remarks.lost(rows, row, field, cell);
            if (Remarks.isLong(cell)) {
                remarks.longText(rows, row, field, cell);
            }
            boolean none = cell.charAt(0) == '\\' && cell.equals(CellText.NULL);
            if (!none && !plainText(cell)) {
                text(row, field, cell);
            }
        }
    }

    /** Written as numbers are in normal form, such as most are: it can be copied as it is. */
    private static boolean isPlainNumber(String cell, boolean decimal) {
        int end = cell.length();
        int start = cell.charAt(0) == '-' ? 1 : 0;
        int point = digits(cell, start);
        int whole = point - start;
        if (whole == 0 || end > MOST_DIGITS || (cell.charAt(start) == '0' && whole > 1)) {
            return false;
        }
        if (point == end) {
            return true;
        }
        return decimal && cell.charAt(point) == '.' && point + 1 < end && digits(cell, point + 1) == end;
    }

    /** Where the digits from {@code start} end. */
    private static int digits(String cell, int start) {
        int at = start;
        while (at < cell.length() && cell.charAt(at) >= '0' && cell.charAt(at) <= '9') {
            at++;
        }
        return at;
    }

    /** Whether the blank before a Thai letter may stand inside a word. */
    private static boolean isApart(String cell, int index) {
        return SpecialLetters.isLoose(cell.charAt(index)) || (index > 1 && cell.charAt(index - 2) == 'ำ');
    }

    /**
     * Writes text in which nothing must be looked at more closely, as most is; else writes nothing. By hand: a byte
     * array for each of many million cells would cost more than all the rest.
     */
    private boolean plainText(String cell) {
        int length = cell.length();
        ensure(3 * length + 2);
        byte[] bytes = buffer;
        boolean[] special = SpecialLetters.TABLE;
        int at = used;
        char before = '#';
        bytes[at++] = '"';
        for (int i = 0; i < length; i++) {
            char letter = cell.charAt(i);
            if (special[letter] || (letter == '#' && i == 0)) {
                return false;
            }
            if (letter < 0x80) {
                bytes[at++] = (byte) letter;
            } else if (letter < 0x800) {
                bytes[at++] = (byte) (0xC0 | (letter >> 6));
                bytes[at++] = (byte) (0x80 | (letter & 0x3F));
            } else {
                boolean broken = letter == before
                        ? letter == 'เ'
                        : before == ' ' ? isApart(cell, i) : before == 'ำ' && SpecialLetters.isLoose(letter);
                if (broken) {
                    return false;
                }
                bytes[at++] = (byte) (0xE0 | (letter >> 12));
                bytes[at++] = (byte) (0x80 | ((letter >> 6) & 0x3F));
                bytes[at++] = (byte) (0x80 | (letter & 0x3F));
            }
            before = letter;
        }
        bytes[at++] = '"';
        used = at;
        return true;
    }

    private void typed(Row row, Field field, String raw) {
        @Nullable String normal = normal(field, raw);
        if (normal != null) {
            remarks.lost(rows, row, field, raw);
            ascii(normal);
            return;
        }
        @Nullable String sum = sums.test(row.line()) ? SumText.amount(raw, field) : null;
        @Nullable String bare = sum == null ? null : field.type().normal(sum);
        if (bare != null) {
            ascii(bare);
        } else if (CellText.isError(raw)) {
            problems.add(rows, row.line(), field.id(), raw, "tabular.cell.error");
        } else if (!CellText.isNoValue(raw)) {
            problems.add(rows, row.line(), field.id(), raw, misfit(field.type(), raw));
        }
    }

    private @Nullable String normal(Field field, String raw) {
        Reading reading = field.means().reading();
        Recent<String> recent = reading == Reading.PLAIN ? normals.get(field.type()) : readings.get(reading);
        @Nullable String normal = recent == null ? field.type().normal(raw) : recent.of(raw);
        return normal == null || reading == Reading.PLAIN
                ? normal
                : field.type().moment(normal);
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

    private void text(Row row, Field field, String raw) {
        if (CellText.isError(raw)) {
            problems.add(rows, row.line(), field.id(), raw, "tabular.cell.error");
            return;
        }
        if (raw.indexOf('\uFFFD') >= 0) {
            problems.add(rows, row.line(), field.id(), raw, "tabular.cell.encoding");
        }
        String clean = CellText.cleaned(raw);
        if (raw.indexOf('\r') >= 0) {
            lineEnds.putIfAbsent(field, row.line());
        }
        if (CellText.hasOtherControls(raw)) {
            problems.add(rows, row.line(), field.id(), clean, "tabular.cell.control");
        }
        remarks.text(rows, row, field, raw);
        if (!clean.isEmpty()) {
            quoted(clean.getBytes(StandardCharsets.UTF_8));
        }
    }

    /** Which fields have line ends that are written as others. */
    List<Phrase> notes() {
        return lineEnds.entrySet().stream()
                .map(first -> Phrase.of("tabular.note.line_ends", first.getKey().label(), first.getValue()))
                .toList();
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

    /** Has all rows so far in the file. */
    Path flush() {
        try {
            out.write(buffer, 0, used);
            used = 0;
            return file;
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
