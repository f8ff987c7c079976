package khlang.tabular;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import khlang.problem.Phrase;
import khlang.thai.ThaiDigits;

/**
 * Rows between the names of columns and their data: one that numbers the columns, and one that says what they count.
 *
 * @param rows how many there are
 * @param left how many of them at the end are left out
 * @param units the units of the columns, blank for none; empty where no row says any
 * @param notes what is to be told of them
 */
record Below(int rows, int left, List<String> units, List<Phrase> notes) {
    private static final String NUMBERS = "tabular.note.column_numbers";
    private static final String UNITS = "tabular.note.units";
    private static final String BETWEEN = "tabular.note.between";
    static final Below NONE = new Below(0, 0, List.of(), List.of());
    private static final Pattern COLUMN_NUMBER = Pattern.compile("(\\(?)(\\d{1,3})\\)?(?:\\s*=.*)?");

    /**
     * Looks below a header of the rows {@code first} to {@code last}, for as long as a row of data is left.
     *
     * @param said whether somebody said where the header ends, so that numbers behind it are meant as data
     */
    static Below of(List<Row> sample, int first, int last, int width, boolean said) {
        List<String> units = List.of();
        List<Phrase> notes = new ArrayList<>();
        int next = last + 1;
        boolean numbered = said;
        while (next + 1 < sample.size()) {
            Row row = sample.get(next);
            List<Row> data = data(sample, first, next);
            List<String> found = units.isEmpty() ? UnitRow.units(row, width, data) : List.of();
            boolean numbers = !numbered && numbersColumns(row, width, data);
            if (found.isEmpty() && !numbers) {
                break;
            }
            numbered |= numbers;
            units = numbers ? units : found;
            notes.add(numbers ? Phrase.of(NUMBERS, row.line()) : Phrase.of(UNITS, row.line(), row.text()));
            next++;
        }
        return new Below(next - last - 1, 0, units, List.copyOf(notes));
    }

    /** The same with rows behind these that are left out because the data are said to begin below them. */
    Below leaving(List<Row> others) {
        List<Phrase> all = new ArrayList<>(notes);
        all.addAll(left(others));
        return new Below(rows + others.size(), left + others.size(), units, List.copyOf(all));
    }

    /** The same with more to be told. */
    Below told(List<Phrase> more) {
        return more.isEmpty()
                ? this
                : new Below(
                        rows,
                        left,
                        units,
                        Stream.concat(more.stream(), notes.stream()).toList());
    }

    /** Whether a row can only stand below a header. */
    static boolean is(List<Row> sample, int index, int width) {
        List<Row> data = sample.subList(index + 1, sample.size());
        Row row = sample.get(index);
        return numbersColumns(row, width, data)
                || !UnitRow.units(row, width, data).isEmpty();
    }

    /** What is to be told of rows that are left out; a title or a note fills one cell. */
    static List<Phrase> left(List<Row> others) {
        return others.stream()
                .filter(row -> row.filled() > 1)
                .map(row -> Phrase.of(BETWEEN, row.line(), row.text()))
                .toList();
    }

    /** What stands below row {@code next}, without the header and that row where they are printed again. */
    private static List<Row> data(List<Row> sample, int first, int next) {
        RepeatedHeader header = new RepeatedHeader(sample.subList(first, next + 1));
        return sample.subList(next + 1, sample.size()).stream()
                .filter(row -> !header.isNext(row))
                .toList();
    }

    /**
     * Whether a row says (1), (2), (3) … below the names, or 1, 2, 3, 4 … above words, as printed forms do. Above figures
     * alone 1, 2, 3, 4 are figures too.
     */
    private static boolean numbersColumns(Row row, int width, List<Row> data) {
        if (row.extent() != width || row.filled() != width) {
            return false;
        }
        boolean bracketed = true;
        for (int column = 0; column < width; column++) {
            Matcher number = COLUMN_NUMBER.matcher(ThaiDigits.toArabic(row.cell(column)));
            if (!number.matches() || Integer.parseInt(number.group(2)) != column + 1) {
                return false;
            }
            bracketed &= !number.group(1).isEmpty();
        }
        return bracketed ? width > 1 : width > 3 && data.stream().anyMatch(Below::hasWords);
    }

    private static boolean hasWords(Row row) {
        return Arrays.stream(row.cells())
                .anyMatch(
                        cell -> !cell.isEmpty() && !CellText.isMissing(cell) && FieldType.NUMBER.normal(cell) == null);
    }

    /** Where the rows stand of which notes tell. */
    static Stream<Long> lines(List<Phrase> notes) {
        return notes.stream()
                .filter(note -> List.of(NUMBERS, UNITS, BETWEEN).contains(note.key()))
                .map(note -> Long.valueOf(note.arguments().get(0)));
    }

    /** The names of all columns with their units. */
    List<FieldNames.Name> with(List<FieldNames.Name> names) {
        List<FieldNames.Name> all = new ArrayList<>(names);
        for (int i = 0; i < Math.min(units.size(), all.size()); i++) {
            all.set(i, all.get(i).counting(units.get(i)));
        }
        return List.copyOf(all);
    }
}
