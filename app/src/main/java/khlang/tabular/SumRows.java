package khlang.tabular;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntFunction;
import khlang.kind.Header;
import khlang.quality.Flaw;
import khlang.quality.Instance;
import khlang.quality.Lines;
import khlang.thai.ThaiDigits;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.jspecify.annotations.Nullable;

/**
 * Recognises sums by their figures: a last row without a word, with one that begins or ends like a sum, or with any where
 * all other rows have more; and rows amid the others that are called so. The rows are added up only where one looks like
 * it, from the file in which they are written by then.
 */
final class SumRows {
    private static final int FEWEST_ROWS = 3;

    /** Where the total is named, has several figures, or each row above it has a name and it has none. */
    private static final int FEWEST_SURE = 2;

    private final Path csv;
    private final List<Field> fields;

    /** The column of the file in which the first of the table's own stands. */
    private final int offset;

    private final int width;

    /**
     * The sums in a table.
     *
     * @param csv its rows in normal form
     * @param own how many of the fields are columns of its file; one of groups stands before them
     */
    SumRows(Path csv, List<Field> fields, int own) {
        this.csv = csv;
        this.fields = fields;
        this.offset = fields.size() - own;
        this.width = own;
    }

    /**
     * Whether a row may be a total: nothing in one of the first two columns, in which others have a number or a name, and
     * one word at most beside its figures. O(cells), by their first letters.
     */
    static boolean mayBe(Row row) {
        String[] cells = row.cells();
        if (cells.length < 2 || (!cells[0].isEmpty() && !cells[1].isEmpty())) {
            return false;
        }
        int words = 0;
        int figures = 0;
        for (String cell : cells) {
            boolean figure = !cell.isEmpty() && mayBeFigure(cell);
            figures += figure ? 1 : 0;
            words += figure || cell.isEmpty() ? 0 : 1;
        }
        return figures > 0 && words <= 1;
    }

    /** Whether it begins with a digit, behind a sign or not; behind a bracket a name may stand. */
    private static boolean mayBeFigure(String cell) {
        boolean sign = cell.length() > 1 && "-−(+฿".indexOf(cell.charAt(0)) >= 0;
        return ThaiDigits.value(cell.charAt(sign ? 1 : 0)) >= 0;
    }

    /** Whether each figure of a row that closes the table is the sum of those above it. O(cells of the table). */
    boolean isTotal(Row row) {
        boolean named = RowWords.mayBeTotal(row);
        @Nullable Double[] figures = printed(row);
        int count = 0;
        int words = 0;
        for (int column = 0; column < row.extent(); column++) {
            boolean figure = column < width && figures[column] != null;
            count += figure ? 1 : 0;
            words += figure || row.cell(column).isEmpty() ? 0 : 1;
        }
        if (count == 0 || (!named && words > 1)) {
            return false;
        }
        boolean[] full = new boolean[width];
        Arrays.fill(full, true);
        RunningSums sums = new RunningSums(width);
        read(sums, (number, other, told, sum) -> {
            for (int column = 0; column < width; column++) {
                full[column] &= !other.cell(column).isEmpty();
            }
        });
        boolean sure = named || (words == 0 ? full[0] : count > 1);
        return sums.areAll(figures)
                && sums.rows() >= (sure ? FEWEST_SURE : FEWEST_ROWS)
                && (named || words == 0 || leavesBlank(row, full));
    }

    /** Whether a row has nothing in a column in which all others have something. */
    private boolean leavesBlank(Row row, boolean[] full) {
        for (int column = 0; column < width; column++) {
            if (full[column] && row.cell(column).isEmpty()) {
                return true;
            }
        }
        return false;
    }

    /** Tells the rows that are called a sum and whose figures are it, and a first row that is the sum of all below it. */
    void tellInner(CellProblems problems, Lines lines) {
        RunningSums sums = new RunningSums(width);
        Row[] first = new Row[1];
        LikelySums likely = new LikelySums(new RunningSums(width), (number, row) -> {
            tell(number, row, problems, lines);
            first[0] = number == 1 ? null : first[0];
        });
        read(sums, (number, row, told, sum) -> {
            likely.row(number, row, told || sum, figures(row));
            if (sum && !told) {
                tell(number, row, problems, lines);
            }
            if (number == 1 && !sum && (RowWords.mayBeTotal(row) || mayBe(row))) {
                first[0] = row;
            }
        });
        likely.close();
        @Nullable Row opening = first[0];
        if (opening != null && sums.rows() > FEWEST_ROWS && sums.areAllOthers(figures(opening))) {
            tell(1, opening, problems, lines);
        }
    }

    private static void tell(long number, Row row, CellProblems problems, Lines lines) {
        problems.remark(Flaw.INNER_TOTAL_ROW, "", new Instance(number, lines.of(number), row.text(), ""));
    }

    /** Takes a row by its number, whether it is called a sum, and whether it is one of some above it. */
    @FunctionalInterface
    private interface Taker {
        void row(long number, Row row, boolean named, boolean sum);
    }

    private void read(RunningSums sums, Taker taker) {
        try (CSVParser parser = CSVParser.parse(csv, StandardCharsets.UTF_8, CSVFormat.RFC4180)) {
            int filledBefore = 0;
            @Nullable Row above = null;
            for (CSVRecord record : parser) {
                // Behind the row's number, and that of a group where one is.
                Row row = new Row(0, record.stream().skip(1L + offset).toArray(String[]::new));
                boolean named = isNamed(above, row);
                int filled = row.filled();
                // The sum of a single row says less than that row; a row that says as much may be another one.
                int fewest = filled < filledBefore ? 1 : FEWEST_SURE;
                boolean sum = sums.row(named, RowWords.mayBeTotal(row) ? fewest : RunningSums.NEVER, figures(row));
                taker.row(parser.getRecordNumber(), row, named, sum);
                filledBefore = sum ? filledBefore : filled;
                above = row;
            }
        } catch (IOException e) {
            throw new UncheckedIOException("adding up " + csv, e);
        }
    }

    private static boolean isNamed(@Nullable Row above, Row row) {
        return RowWords.isTotal(row) || RowWords.isSubtotal(row) || GroupTotals.is(above, row);
    }

    /** The figures of a row in normal form. */
    private @Nullable Double[] figures(Row row) {
        return figures(column -> SumText.amount(row.cell(column)));
    }

    /** Those of a row as it stands in the file. */
    private @Nullable Double[] printed(Row row) {
        return figures(column -> SumText.amount(row.cell(column), fields.get(column + offset)));
    }

    private @Nullable Double[] figures(IntFunction<@Nullable String> cells) {
        @Nullable Double[] figures = new Double[width];
        for (int column = 0; column < width; column++) {
            @Nullable String figure = isNumber(column) ? cells.apply(column) : null;
            figures[column] = figure == null ? null : Double.valueOf(figure);
        }
        return figures;
    }

    /** Means, rates and running sums beside them are not added up. */
    private boolean isNumber(int column) {
        Field field = fields.get(column + offset);
        return switch (field.type()) {
            case INTEGER, NUMBER ->
                !Header.deniesSums(field.label(), field.means().unit());
            case TEXT, BOOLEAN, DATE, TIMESTAMP -> false;
        };
    }
}
