package khlang.tabular;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import khlang.problem.Problem;
import khlang.thai.ThaiDigits;
import org.jspecify.annotations.Nullable;

/**
 * Where a table begins, and what its columns are called.
 *
 * <p>Rows above the header (a title, a unit, a note) fill fewer columns than the table has. A header of several rows has
 * cells that span the columns named below them; such names are joined as {@code parent / child}.
 *
 * @param names the columns' names
 * @param headerRows how many of the sampled rows stand above the data
 * @param titleRows how many of these stand above the header
 * @param firstLine where the first row stands that is no title
 * @param headerLine where the last header row stands; 0 without header
 * @param numbersLine where the row stands that numbers the columns below their names; 0 where there is none
 * @param columns the file's columns that the names are of, from 0; empty where these are all
 * @param spacers columns that are left out because nothing stands in them
 */
@SuppressWarnings("ArrayRecordComponent") // Asked for each row.
record TableHead(
        List<FieldNames.Name> names,
        int headerRows,
        int titleRows,
        long firstLine,
        long headerLine,
        long numbersLine,
        int[] columns,
        int[] spacers) {
    private static final int MOST_HEADER_ROWS = 3;
    private static final int[] ALL = {};
    private static final Pattern COLUMN_NUMBER = Pattern.compile("(\\(?)(\\d{1,3})\\)?(?:\\s*=.*)?");

    static TableHead of(List<Row> sample, List<Merge> merges, TabularLimits limits, Recipe recipe) {
        if (sample.isEmpty()) {
            throw Problem.invalid("upload", "tabular.empty");
        }
        Integer said = recipe.headerRows();
        int typical = typicalWidth(sample);
        int first = recipe.firstRow() == null ? firstRow(sample, merges, typical) : 0;
        if (said == null ? isData(sample, first) : said == 0) {
            int width = checked(widest(sample.subList(first, sample.size())), limits);
            List<FieldNames.Name> names = FieldNames.of(new ArrayList<>(java.util.Collections.nCopies(width, "")));
            return new TableHead(names, first, first, sample.get(first).line(), 0, 0, ALL, ALL);
        }
        HeaderRows header = new HeaderRows(sample, merges, first);
        int last = said == null ? header.last(MOST_HEADER_ROWS) : Math.min(first + said, sample.size()) - 1;
        int width = checked(Math.max(header.extent(last), widthOfData(sample, last)), limits);
        boolean numbered = said == null && last + 2 < sample.size() && numbersColumns(sample.get(last + 1), width);
        return new TableHead(
                FieldNames.of(header.names(last, width)),
                numbered ? last + 2 : last + 1,
                first,
                sample.get(first).line(),
                sample.get(last).line(),
                numbered ? sample.get(last + 1).line() : 0,
                ALL,
                ALL);
    }

    /** Whether a row says (1), (2), (3) … below the names, or 1, 2, 3, 4 …, as printed forms do. */
    private static boolean numbersColumns(Row row, int width) {
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
        return width > 3 || (bracketed && width > 1);
    }

    /**
     * The same without columns that are not wanted, and without those in which nothing stands.
     *
     * @param rows the first rows of the file
     * @param spacers whether columns may be taken to be blank because these rows are
     */
    TableHead without(Set<String> omit, List<Row> rows, boolean spacers) {
        List<Integer> columns = new ArrayList<>();
        List<Integer> blank = new ArrayList<>();
        for (int i = 0; i < names.size(); i++) {
            int column = i;
            boolean unnamed = headerLine > 0 && names.get(i).isUnnamed(i);
            boolean spacer = spacers
                    && unnamed
                    && rows.stream().allMatch(row -> row.cell(column).isEmpty());
            if (spacer) {
                blank.add(i);
            } else if (!Recipe.names(omit, names.get(i))) {
                columns.add(i);
            }
        }
        if (columns.size() == names.size() || columns.isEmpty()) {
            return this;
        }
        return new TableHead(
                columns.stream().map(names::get).toList(),
                headerRows,
                titleRows,
                firstLine,
                headerLine,
                numbersLine,
                columns.stream().mapToInt(column -> column).toArray(),
                blank.stream().mapToInt(column -> column).toArray());
    }

    /** Whether it says the same of the same columns. */
    boolean sameAs(TableHead other) {
        return names.equals(other.names)
                && headerRows == other.headerRows
                && titleRows == other.titleRows
                && headerLine == other.headerLine
                && numbersLine == other.numbersLine
                && Arrays.equals(columns, other.columns)
                && Arrays.equals(spacers, other.spacers);
    }

    private static int checked(int width, TabularLimits limits) {
        if (width > limits.fields()) {
            throw Problem.invalid("upload", "tabular.too_many_fields", width, limits.fields());
        }
        return width;
    }

    /** The width that three quarters of the rows keep to, so that one ragged row does not count. */
    private static int typicalWidth(List<Row> rows) {
        List<Integer> widths = rows.stream()
                .map(Row::extent)
                .filter(width -> width > 1)
                .sorted()
                .toList();
        return widths.isEmpty() ? 1 : widths.get((widths.size() - 1) * 3 / 4);
    }

    private static int widthOfData(List<Row> sample, int header) {
        List<Row> data = sample.subList(header + 1, sample.size());
        return data.size() < 2 ? 0 : typicalWidth(data);
    }

    private static int widest(List<Row> rows) {
        return rows.stream().mapToInt(Row::extent).max().orElse(1);
    }

    /** The first row that fills more than half of the table's width. */
    private static int firstRow(List<Row> sample, List<Merge> merges, int typical) {
        if (typical == 1) {
            return firstNoComment(sample);
        }
        for (int i = 0; i < sample.size(); i++) {
            boolean wide = new HeaderRows(sample, merges, i).covered() > typical / 2;
            if (wide && sample.get(i).filled() > 1) {
                return i;
            }
        }
        return 0;
    }

    private static int firstNoComment(List<Row> sample) {
        int first = 0;
        while (first + 1 < sample.size() && sample.get(first).cell(0).startsWith("#")) {
            first++;
        }
        return first;
    }

    /** A row mostly of numbers, which are no years and do not count up one by one, has no names in it. */
    private static boolean isData(List<Row> sample, int first) {
        Row row = sample.get(first);
        int figures = 0;
        boolean counting = true;
        @Nullable String before = null;
        for (String cell : row.cells()) {
            boolean figure = FieldType.NUMBER.normal(cell) != null && !HeaderRows.isYear(cell);
            boolean moment = FieldType.TIMESTAMP.normal(cell) != null;
            figures += figure || moment ? 1 : 0;
            counting &= !moment && (!figure || before == null || follows(before, cell));
            before = figure ? cell : before;
        }
        return figures * 2 > row.filled() && !(counting && figures > 2);
    }

    private static boolean follows(String before, String cell) {
        @Nullable String left = FieldType.INTEGER.normal(before);
        @Nullable String right = FieldType.INTEGER.normal(cell);
        return left != null && right != null && Long.parseLong(left) + 1 == Long.parseLong(right);
    }
}
