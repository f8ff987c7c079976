package khlang.tabular;

import java.util.ArrayList;
import java.util.List;
import khlang.kind.Kind;
import khlang.kind.NumberText;
import khlang.quality.Finding;
import khlang.quality.Flaw;
import khlang.quality.Instance;
import khlang.quality.Lines;
import org.jspecify.annotations.Nullable;

/**
 * What is amiss with rows and texts that are written as they are. Asked only where one letter or the length of a cell
 * gives reason to, so that it costs next to nothing.
 */
final class Remarks {
    /** Old databases keep so many letters of a text, and a cell of a spreadsheet holds so many. */
    private static final int[] CUTS = {255, 32_767};

    private static final int MOST_STEPS = 2_000;

    /** Telephone numbers are the shortest that are made short; what is smaller is written so by those who reckon. */
    private static final int LEAST_SHORTENED = 7;

    private static final int LEAST_SIGNS = 3;

    private final List<Field> fields;
    private final CellProblems problems;
    private final boolean even;
    private final @Nullable OddCells[] odd;
    private final @Nullable FarPoints[] points;
    private final List<Lines.Step> steps = new ArrayList<>();
    private final List<Cut> cuts = new ArrayList<>();
    private long offset = Long.MIN_VALUE;
    private long known = Long.MAX_VALUE;
    private long rows;

    /** Texts of one field that are exactly as long as texts are cut to; longer ones show that these were not. */
    private static final class Cut {
        private final Field field;
        private final int length;
        private final List<Instance> first = new ArrayList<>();
        private long count;
        private boolean longer;

        Cut(Field field, int length) {
            this.field = field;
            this.length = length;
        }
    }

    /**
     * What is amiss with some fields.
     *
     * @param said of the fields: where people said that a column is text, each text is right
     * @param even whether each row of the file has all its cells, blank ones too
     */
    Remarks(List<Field> fields, DeclaredTypes said, CellProblems problems, boolean even) {
        this.fields = fields;
        this.problems = problems;
        this.even = even;
        this.odd = fields.stream()
                .map(field -> said.says(field) ? null : OddCells.of(field))
                .toArray(OddCells[]::new);
        this.points = fields.stream()
                .map(field -> field.kind() == Kind.COORDINATES ? new FarPoints(field.id()) : null)
                .toArray(FarPoints[]::new);
    }

    /** Looks at a cell of a text field that may be unlike the others, or a point far away. */
    void odd(long number, Row row, Field field, String cell) {
        @Nullable OddCells cells = odd[field.position() - 1];
        if (cells != null) {
            cells.add(number, row, cell);
        }
        @Nullable FarPoints pairs = points[field.position() - 1];
        if (pairs != null) {
            pairs.add(number, row, cell);
        }
    }

    /** A row is written under a number. */
    void row(long number, Row row) {
        rows = number;
        if (row.line() - number != offset) {
            offset = row.line() - number;
            step(number, row.line());
        }
        if (even && row.cells().length < fields.size()) {
            problems.remark(Flaw.MISSING_CELL, "", new Instance(number, row.line(), row.text(), ""));
        }
    }

    private void step(long number, long line) {
        if (steps.size() < MOST_STEPS) {
            steps.add(new Lines.Step(number, line));
        } else if (known == Long.MAX_VALUE) {
            known = number - 1;
        }
    }

    /** A text in which something may be amiss. */
    void text(long number, Row row, Field field, String raw) {
        for (Flaw flaw : Flaw.inText()) {
            @Nullable String mended = flaw.mended(raw);
            if (mended != null) {
                problems.remark(flaw, field.id(), new Instance(number, row.line(), raw, mended));
            }
        }
    }

    /** A text that is as long as texts are cut to, or longer. */
    void longText(long number, Row row, Field field, String raw) {
        for (int length : CUTS) {
            if (raw.length() < length) {
                continue;
            }
            Cut cut = cut(field, length);
            cut.longer |= raw.length() > length;
            if (raw.length() == length && cut.count++ < Finding.KEPT) {
                cut.first.add(new Instance(number, row.line(), raw, ""));
            }
        }
    }

    /** A cell of which a program, or the table, has left something out. */
    void lost(long number, Row row, Field field, String raw) {
        if (isShortened(raw) || isTooNarrow(raw)) {
            problems.remark(Flaw.SHORTENED_NUMBER, field.id(), new Instance(number, row.line(), raw, ""));
        } else if (field.type() == FieldType.TIMESTAMP && hasFraction(raw)) {
            problems.remark(Flaw.CUT_SECONDS, field.id(), new Instance(number, row.line(), raw, ""));
        }
    }

    /** Whether a number has fewer digits than it once had, as 3.40011E+12 has, which a program has made short. */
    private static boolean isShortened(String cell) {
        int power = cell.length() - 4;
        boolean likely = power > 0 && cell.charAt(power) == 'E' && cell.charAt(power + 1) == '+';
        if (!likely) {
            return false;
        }
        NumberText number = new NumberText();
        int digits = (int) cell.chars().limit(power).filter(Character::isDigit).count();
        return number.read(cell) && number.wholeDigits() > Math.max(digits, LEAST_SHORTENED);
    }

    /** Whether a column was too narrow to show a cell: ######. */
    private static boolean isTooNarrow(String cell) {
        return cell.charAt(0) == '#'
                && cell.length() >= LEAST_SIGNS
                && cell.chars().allMatch(letter -> letter == '#');
    }

    /** Whether a time has a part of a second behind its seconds: 08:30:15.9. */
    private static boolean hasFraction(String cell) {
        int first = cell.indexOf(':');
        int point = first + 6;
        if (first < 0 || point >= cell.length() || cell.charAt(first + 3) != ':' || cell.charAt(point) != '.') {
            return false;
        }
        for (int at = point + 1; at < cell.length() && Character.isDigit(cell.charAt(at)); at++) {
            if (cell.charAt(at) != '0') {
                return true;
            }
        }
        return false;
    }

    static boolean isLong(String cell) {
        return cell.length() >= CUTS[0];
    }

    private Cut cut(Field field, int length) {
        for (Cut cut : cuts) {
            if (cut.field.position() == field.position() && cut.length == length) {
                return cut;
            }
        }
        Cut cut = new Cut(field, length);
        cuts.add(cut);
        return cut;
    }

    /** No row follows. */
    void end() {
        for (OddCells cells : odd) {
            if (cells != null && cells.any()) {
                problems.remark(cells.finding());
            }
        }
        for (FarPoints pairs : points) {
            if (pairs != null) {
                pairs.findings().forEach(problems::remark);
            }
        }
        for (Cut cut : cuts) {
            if (!cut.longer) {
                problems.remark(new Finding(
                        Flaw.TRUNCATED_TEXT, cut.field.id(), cut.count, String.valueOf(cut.length), cut.first));
            }
        }
    }

    /** Where the rows stand in the file. */
    Lines lines() {
        return new Lines(steps, Math.min(known, rows));
    }
}
