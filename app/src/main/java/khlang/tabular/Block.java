package khlang.tabular;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Rows of a file without a blank one between them, and what they look like taken as a table of their own. */
final class Block {
    static final int MOST_TITLES = 4;
    private static final int LOOKED_AT = 30;
    private static final int LONGEST_FACTS = 300;

    private final List<Row> rows;
    private final int gapAbove;
    private @Nullable Row last;
    private long count;
    private int extent;

    /** @param gapAbove how many blank rows stand above it */
    Block(int gapAbove) {
        this(new ArrayList<>(), gapAbove);
    }

    private Block(List<Row> rows, int gapAbove) {
        this.rows = rows;
        this.gapAbove = gapAbove;
    }

    /** A part of one: the same rows, with some of their columns. */
    static Block of(List<Row> rows) {
        Block block = new Block(0);
        rows.forEach(row -> block.add(row, true));
        return block;
    }

    /** Adds a row; only its place is kept where {@code keep} is false. */
    void add(Row row, boolean keep) {
        count++;
        last = row;
        if (keep) {
            rows.add(row);
            extent = Math.max(extent, row.extent());
        }
    }

    /** Forgets all rows but the first. */
    void trim(int most) {
        if (rows.size() > most) {
            rows.subList(most, rows.size()).clear();
        }
    }

    List<Row> rows() {
        return rows;
    }

    /** Whether all its rows are kept. */
    boolean whole() {
        return rows.size() == count;
    }

    long firstLine() {
        return rows.get(0).line();
    }

    long lastLine() {
        return last == null ? 0 : last.line();
    }

    /** Takes back the rows behind another one. */
    void endWith(Row row, int behind) {
        rows.removeIf(one -> one.line() > row.line());
        count -= behind;
        last = row;
    }

    /** The same as far as a row, without what stands in its other rows. */
    Block ending(Row row) {
        Block block = new Block(gapAbove);
        block.add(row, true);
        return block;
    }

    /** Whether its last row is one of sums. */
    boolean endsWithTotal() {
        return last != null && RowWords.isTotal(last);
    }

    long count() {
        return count;
    }

    int gapAbove() {
        return gapAbove;
    }

    /** How many columns its widest row reaches. */
    int extent() {
        return extent;
    }

    /** The first column in which anything stands. */
    int firstColumn() {
        for (int column = 0; column < extent; column++) {
            int at = column;
            if (rows.stream().anyMatch(row -> !row.cell(at).isEmpty())) {
                return column;
            }
        }
        return 0;
    }

    /** How many rows with one cell stand above the first with more. */
    int titles() {
        int titles = 0;
        while (titles < rows.size() && titles < MOST_TITLES && rows.get(titles).filled() == 1) {
            titles++;
        }
        return titles;
    }

    /** The row that would be the header. */
    Row header() {
        return rows.get(Math.min(titles(), rows.size() - 1));
    }

    /** The first rows below the header, which may have two. */
    List<Row> data() {
        int first = Math.min(titles() + 1, rows.size());
        first += first + 1 < rows.size() && isSecondHeader(rows.get(first)) ? 1 : 0;
        return rows.subList(first, Math.min(rows.size(), first + LOOKED_AT));
    }

    /** The rows of the header, as far as they show that without looking at merged cells. */
    List<Row> headerRows() {
        int first = Math.min(titles(), rows.size() - 1);
        int end = first + 1;
        while (end < rows.size() && end - first < HeaderRows.MOST && isSecondHeader(rows.get(end))) {
            end++;
        }
        return rows.subList(first, end);
    }

    /** Whether a row below the header has names alone, none where the first column is named, and some where none is. */
    private boolean isSecondHeader(Row row) {
        Row header = header();
        boolean below = false;
        for (int column = 0; column < row.extent(); column++) {
            String cell = row.cell(column);
            if (!cell.isEmpty() && !HeaderRows.isName(cell)) {
                return false;
            }
            below |= !cell.isEmpty() && header.cell(column).isEmpty();
        }
        // Merged cells may have been filled down.
        String first = row.cell(firstColumn());
        return below && (first.isEmpty() || first.equals(header.cell(firstColumn())));
    }

    /** Whether it is a row of names with two rows or more below it that fill two columns or more. */
    boolean isTable() {
        Row header = header();
        Set<String> names = new HashSet<>();
        for (String cell : header.cells()) {
            if (!cell.isEmpty() && (!HeaderRows.isName(cell) || !names.add(cell))) {
                return false;
            }
        }
        return names.size() > 1
                && data().stream().filter(row -> row.filled() > 1).count() >= 2;
    }

    /** How many columns have a name above figures: they tell a header from a row of data. */
    int figureColumns() {
        int columns = 0;
        for (int column = 0; column < extent; column++) {
            columns += !header().cell(column).isEmpty() && hasFigures(column) ? 1 : 0;
        }
        return columns;
    }

    /** How many columns have figures in the block above, a name in the header here and a figure right below that. */
    int headsFiguresOf(Block above) {
        List<Row> data = data();
        int columns = 0;
        for (int column = 0; column < Math.min(extent, above.extent) && !data.isEmpty(); column++) {
            String name = header().cell(column);
            boolean heads = HeaderRows.isName(name) && !RowWords.isNothing(name) && above.hasFigures(column);
            columns += heads && ColumnLook.isFigure(data.get(0).cell(column)) ? 1 : 0;
        }
        return columns;
    }

    /** Whether rows of data stand below one that begins with a name and has others. */
    boolean hasHeader() {
        List<String> names = header().filledCells();
        return names.size() > 1
                && names.stream().allMatch(HeaderRows::isName)
                && names.stream().distinct().count() == names.size()
                && !header().cell(firstColumn()).isEmpty()
                && data().stream().anyMatch(row -> row.filled() > 1);
    }

    /** Whether its header is of names, with one row or more below it that fills two columns or more. */
    boolean isHeaded() {
        return hasHeader() && header().filled() * 2 >= extent;
    }

    /** Whether a column holds figures here and words there: then the rows there are none of this table. */
    boolean isUnlike(Block other) {
        for (int column = 0; column < Math.min(extent, other.extent); column++) {
            int at = column;
            long words = other.data().stream()
                    .map(row -> row.cell(at))
                    .filter(HeaderRows::isName)
                    .count();
            long filled =
                    other.data().stream().filter(row -> !row.cell(at).isEmpty()).count();
            if (hasFigures(column) && words > 1 && words == filled) {
                return true;
            }
        }
        return false;
    }

    private boolean hasFigures(int column) {
        int figures = 0;
        int others = 0;
        for (Row row : data()) {
            String cell = row.cell(column);
            if (!cell.isEmpty() && !CellText.isMissing(cell)) {
                boolean figure = FieldType.NUMBER.normal(cell) != null || FieldType.TIMESTAMP.normal(cell) != null;
                figures += figure ? 1 : 0;
                others += figure ? 0 : 1;
            }
        }
        return figures > 1 && others * 4 <= figures;
    }

    /** Whether each column up to its last has a name, be it in the second row of the header. */
    boolean named() {
        Row header = header();
        Row below = rows.get(Math.min(titles() + 1, rows.size() - 1));
        boolean two = Arrays.stream(below.cells()).allMatch(cell -> cell.isEmpty() || HeaderRows.isName(cell));
        for (int column = firstColumn(); column < extent; column++) {
            if (header.cell(column).isEmpty() && !(two && !below.cell(column).isEmpty())) {
                return false;
            }
        }
        return true;
    }

    /** What its rows say where they are facts; else blank. */
    String facts() {
        String text = isFacts() ? rows.stream().map(Row::text).collect(Collectors.joining("; ")) : "";
        return text.length() <= LONGEST_FACTS ? text : text.substring(0, LONGEST_FACTS) + "…";
    }

    /**
     * Whether its rows are no rows of a kind: a name and a value in each, some of the values figures and others words, or
     * colons behind most of the names; or several such pairs in each row.
     */
    private boolean isFacts() {
        List<Row> pairs = rows.subList(Math.min(titles(), rows.size()), rows.size());
        int name = firstColumn();
        if (whole() && !pairs.isEmpty() && Facts.areAll(pairs)) {
            return true;
        }
        if (!whole() || pairs.size() < 2 || pairs.stream().anyMatch(row -> !isPair(row, name))) {
            return false;
        }
        long colons = pairs.stream().filter(row -> row.cell(name).endsWith(":")).count();
        long figures = pairs.stream().filter(RowWords::hasFigure).count();
        // The first may be the header of two columns.
        long words = pairs.stream().skip(1).filter(row -> hasWords(row, name)).count();
        boolean mixed = figures > 0 && words > 0 && words * 2 >= figures;
        return colons * 2 > pairs.size() || mixed;
    }

    private static boolean hasWords(Row row, int name) {
        return IntStream.range(name + 1, row.extent()).mapToObj(row::cell).anyMatch(HeaderRows::isName);
    }

    private static boolean isPair(Row row, int name) {
        return HeaderRows.isName(row.cell(name)) && row.filled() <= 2;
    }
}
