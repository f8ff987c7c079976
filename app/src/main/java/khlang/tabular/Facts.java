package khlang.tabular;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import khlang.kind.Kind;

/**
 * Tells rows of a form from a header or rows of data: หน่วยงาน: · กองช่าง · ปี: · 2567.
 *
 * <p>Without colons the same words may be the names of columns: then each must have a value behind it, one of the values
 * must be what no column is called, and the header must stand below.
 */
final class Facts {
    private Facts() {}

    /** How many names with a colon behind them a row has, each followed by its value; 0 where anything else stands in it. */
    static int in(Row row) {
        int names = 0;
        int values = 0;
        boolean open = false;
        for (String cell : row.cells()) {
            boolean name = endsWithColon(cell);
            if (!cell.isEmpty() && !name && !open) {
                return 0;
            }
            names += name ? 1 : 0;
            values += !cell.isEmpty() && !name ? 1 : 0;
            open = name || (open && cell.isEmpty());
        }
        return values > 0 ? names : 0;
    }

    /** Whether all rows are such, of several names or several rows of one, and one of them tells it. */
    static boolean areAll(List<Row> rows) {
        boolean several =
                rows.stream().allMatch(row -> in(row) > 1 || values(row).size() > 1);
        boolean alone = rows.size() > 1 && rows.stream().allMatch(Facts::isOne);
        return (several || alone) && rows.stream().anyMatch(row -> in(row) > 1 || tells(row));
    }

    /** Whether a row is one of a form above the table: it has several names, or stands beside others with one. */
    static boolean is(List<Row> sample, int index) {
        int names = in(sample.get(index));
        boolean above = index > 0 && in(sample.get(index - 1)) > 0;
        boolean below = index + 1 < sample.size() && in(sample.get(index + 1)) > 0;
        return names > 1 || (names == 1 && (above || below)) || isWithoutColons(sample, index);
    }

    private static boolean isWithoutColons(List<Row> sample, int index) {
        int first = index;
        while (first > 0 && isOne(sample.get(first - 1))) {
            first--;
        }
        int end = index;
        while (end < sample.size() && isOne(sample.get(end))) {
            end++;
        }
        List<Row> rows = sample.subList(first, end);
        return end > index
                && rows.stream().anyMatch(Facts::tells)
                && isHeaded(
                        sample.subList(end, sample.size()),
                        rows.size() > 1
                                || rows.stream().anyMatch(row -> values(row).size() > 1));
    }

    private static boolean isOne(Row row) {
        return in(row) > 0 || !values(row).isEmpty();
    }

    /**
     * Whether a header stands below, with or without titles above it.
     *
     * @param several whether there are facts enough that any short names below are one
     */
    private static boolean isHeaded(List<Row> below, boolean several) {
        int header = 0;
        while (header < below.size()
                && header < Block.MOST_TITLES
                && below.get(header).filled() == 1) {
            header++;
        }
        if (header + 1 >= below.size()) {
            return false;
        }
        List<String> names = below.get(header).filledCells();
        return names.size() > 1
                && names.stream().allMatch(HeaderRows::isName)
                && names.stream().distinct().count() == names.size()
                && (NamesAbove.isLabel(below.get(header))
                        || HeaderPlace.isNames(below, header)
                        || (several && areLabels(below.subList(header, below.size()))));
    }

    /** Whether the first of some rows has nothing but short names, none of which comes again in its column. */
    private static boolean areLabels(List<Row> rows) {
        Row names = rows.get(0);
        for (int column = 0; column < names.extent(); column++) {
            String name = names.cell(column);
            int at = column;
            if (!HeaderWords.mayBeLabel(name)
                    || rows.stream().skip(1).anyMatch(row -> row.cell(at).equals(name))) {
                return false;
            }
        }
        return true;
    }

    /** The values of a row that has nothing but names of facts, with one value behind each; else none. */
    private static List<String> values(Row row) {
        Set<String> names = new HashSet<>();
        List<String> values = new ArrayList<>();
        for (String cell : row.filledCells()) {
            boolean value = values.size() < names.size();
            if (!value && !((endsWithColon(cell) || HeaderWords.isFact(cell)) && names.add(cell))) {
                return List.of();
            }
            if (value) {
                values.add(cell);
            }
        }
        return values.size() == names.size() ? values : List.of();
    }

    /**
     * Whether a row has names of facts alone, each before its value, and one value is one that no column is called by: a
     * figure, a day, a province, an office or a person.
     */
    static boolean tells(Row row) {
        return values(row).stream()
                .anyMatch(value -> !HeaderRows.isName(value)
                        || HeaderRows.isYear(value)
                        || Kind.PROVINCE.normal(value) != null
                        || HeaderWords.isOfficeOrPerson(value));
    }

    private static boolean endsWithColon(String cell) {
        return cell.endsWith(":") || cell.endsWith("：");
    }
}
