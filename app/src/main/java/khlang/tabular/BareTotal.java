package khlang.tabular;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import khlang.thai.ThaiDigits;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.jspecify.annotations.Nullable;

/**
 * Recognises a closing total by its figures: a last row, without a word or with one that begins like a sum, of figures
 * that are the sums of those above them. The rows are added up only where the last one looks like it, from the file in
 * which they are written by then.
 */
final class BareTotal {
    private static final int FEWEST_ROWS = 3;

    /** Where the total is named, or each row above it has a name and it has none. */
    private static final int FEWEST_NAMED = 2;

    private final Path csv;
    private final List<Field> fields;

    /** The column of the file in which the first of the table's own stands. */
    private final int offset;

    /**
     * The total of a table.
     *
     * @param csv its rows in normal form
     * @param own how many of the fields are columns of its file; one of groups stands before them
     */
    BareTotal(Path csv, List<Field> fields, int own) {
        this.csv = csv;
        this.fields = fields;
        this.offset = fields.size() - own;
    }

    /** Whether a row may be one: nothing in its first column, and figures alone in others. O(cells), by their first letters. */
    static boolean mayBe(Row row) {
        String[] cells = row.cells();
        if (cells.length < 2 || !cells[0].isEmpty()) {
            return false;
        }
        boolean figures = false;
        for (String cell : cells) {
            if (!cell.isEmpty() && !mayBeFigure(cell)) {
                return false;
            }
            figures |= !cell.isEmpty();
        }
        return figures;
    }

    /** Whether it begins with a digit, behind a sign or not; behind a bracket a name may stand. */
    private static boolean mayBeFigure(String cell) {
        boolean sign = cell.length() > 1 && "-−(+฿".indexOf(cell.charAt(0)) >= 0;
        return ThaiDigits.value(cell.charAt(sign ? 1 : 0)) >= 0;
    }

    /** Whether each figure of a row is the sum of those above it, of which there are some. O(cells of the table). */
    boolean is(Row row) {
        boolean named = RowWords.mayBeTotal(row);
        @Nullable BigDecimal[] said = new BigDecimal[row.extent()];
        for (int column = 0; column < said.length; column++) {
            if (row.cell(column).isEmpty()) {
                continue;
            }
            @Nullable String figure = isNumber(column) ? FieldType.NUMBER.normal(row.cell(column)) : null;
            if (figure != null) {
                said[column] = new BigDecimal(figure);
            } else if (!named) {
                return false;
            }
        }
        boolean some = Arrays.stream(said).anyMatch(Objects::nonNull);
        return some && areSums(said, named);
    }

    private boolean isNumber(int column) {
        if (column + offset >= fields.size()) {
            return false;
        }
        return switch (fields.get(column + offset).type()) {
            case INTEGER, NUMBER -> true;
            case TEXT, BOOLEAN, DATE, TIMESTAMP -> false;
        };
    }

    private boolean areSums(@Nullable BigDecimal[] said, boolean named) {
        BigDecimal[] sums = new BigDecimal[said.length];
        Arrays.fill(sums, BigDecimal.ZERO);
        long rows = 0;
        boolean names = true;
        try (CSVParser parser = CSVParser.parse(csv, StandardCharsets.UTF_8, CSVFormat.RFC4180)) {
            for (CSVRecord record : parser) {
                rows += add(record, said, sums) ? 1 : 0;
                names &= !record.get(1 + offset).isEmpty();
            }
        } catch (IOException e) {
            throw new UncheckedIOException("adding up " + csv, e);
        }
        for (int column = 0; column < said.length; column++) {
            @Nullable BigDecimal total = said[column];
            if (total != null && (sums[column].signum() == 0 || sums[column].compareTo(total) != 0)) {
                return false;
            }
        }
        return rows >= (named || names ? FEWEST_NAMED : FEWEST_ROWS);
    }

    /** Adds a row to the sums, unless it is a sum itself. */
    private boolean add(CSVRecord record, @Nullable BigDecimal[] said, BigDecimal[] sums) {
        // Behind the row's number, and that of a group where one is.
        int first = 1 + offset;
        Row row = new Row(0, record.stream().skip(first).toArray(String[]::new));
        if (RowWords.isTotal(row) || RowWords.isSubtotal(row)) {
            return false;
        }
        for (int column = 0; column < said.length; column++) {
            if (said[column] != null && !row.cell(column).isEmpty()) {
                sums[column] = sums[column].add(new BigDecimal(row.cell(column)));
            }
        }
        return true;
    }
}
