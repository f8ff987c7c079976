package khlang.tabular;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;
import khlang.quality.Flaw;
import khlang.quality.Instance;
import org.jspecify.annotations.Nullable;

/**
 * Takes the rows below the header and lets through those that are data: a header printed again on the next page, a note,
 * its closing total or average and who signed below it are none, and are told instead. O(1) for each row.
 */
final class TableBody {
    /** Rows of two cells are no data in a table of so many columns. */
    private static final int NARROWEST = 4;

    private static final int MOST_SUMS = 10_000;

    private final TableHead head;
    private final RepeatedHeader header;
    private final Recipe recipe;
    private final CellProblems problems;
    private final Consumer<Row> sink;
    private final String[] filledAbove;

    /** Lines of rows amid the others that are told as sums, whose figures may be dressed. */
    private final Set<Long> sums = new HashSet<>();

    private final HeldRows held;
    private final Blanks blanks;
    private final GroupTotals groupTotals = new GroupTotals(this::tellTotal);
    private @Nullable Row closing;
    private long lastLine;
    private long above = Long.MAX_VALUE;
    private long rows;
    private boolean spacersFilled;

    /** Whether nothing but notes has come since the last one. */
    private boolean noted;

    /** Whether a row may be a sum of others by its figures. */
    private boolean mayHoldSums;

    /**
     * The body of one table.
     *
     * @param header the header as it was read, with the titles above it
     * @param blanks where rows stood that are blank
     * @param sink takes the rows of data, their cells in the order of the head's names
     */
    TableBody(
            TableHead head,
            RepeatedHeader header,
            Recipe recipe,
            CellProblems problems,
            Blanks blanks,
            Consumer<Row> sink) {
        this.head = head;
        this.header = header;
        this.recipe = recipe;
        this.problems = problems;
        this.blanks = blanks;
        this.sink = sink;
        this.held = new HeldRows(head.names().size());
        this.filledAbove = new String[head.names().size()];
    }

    /** How many rows were data. */
    long rows() {
        return rows;
    }

    /** Whether a column that was thought to be blank is not. */
    boolean spacersFilled() {
        return spacersFilled;
    }

    /** Looks for totals and notes below the table that no word tells, see {@link HeldRows#closesWith}. */
    void closesWith(Supplier<@Nullable Writing> rowsAbove) {
        held.closesWith(rowsAbove);
    }

    void row(Row row) {
        boolean apart = row.line() > above + 1 && blanks.any(above, row.line());
        above = row.line();
        if (header.isNext(row)) {
            tellHeader(row);
            return;
        }
        if (header.isTitle(row)) {
            tell(row, "tabular.row.header");
            return;
        }
        Row shaped = shaped(row);
        boolean several = head.names().size() > 1;
        if (several && RowWords.isNote(shaped)) {
            tell(row, "tabular.row.note");
            noted = true;
            return;
        }
        if (several && RowWords.isPage(row)) {
            tell(row, "tabular.row.page");
            return;
        }
        boolean behind = apart || noted;
        ClosingRow closes = several ? closes(shaped, behind) : ClosingRow.NONE;
        if (closes == ClosingRow.NONE || held.isFull() || (closes.isTotal() && held.holdsFigures())) {
            held.taken().forEach(this::passInside);
        }
        noted = closes == ClosingRow.NOTE;
        if (closes != ClosingRow.NONE) {
            held.add(shaped, closes, behind);
        } else if (several && !recipe.totals() && RowWords.isSubtotal(shaped)) {
            passTotal(shaped);
        } else {
            pass(shaped);
        }
    }

    private ClosingRow closes(Row shaped, boolean apart) {
        ClosingRow said = ClosingRow.of(shaped, head.names().size(), held.last());
        boolean sure = said == ClosingRow.TOTAL || said == ClosingRow.SIGNATURE;
        if (noted && !sure && goesOn(shaped)) {
            return ClosingRow.NOTE;
        }
        ClosingRow closes = said == ClosingRow.NONE ? held.unsaid(shaped, apart) : said;
        return closes.isFigures() && recipe.totals() ? ClosingRow.NONE : closes;
    }

    /** Whether a row below a note is more of it: one cell, or below a total a term or sign and what it means. */
    private boolean goesOn(Row row) {
        if (row.filled() == 1) {
            return !RowWords.hasFigure(row);
        }
        boolean explains = row.filled() == 2 && head.names().size() >= NARROWEST && held.holdsTotal();
        return explains && FieldType.NUMBER.normal(row.filledCells().get(1)) == null;
    }

    /** No row follows. */
    void end() {
        held.takenAsData().forEach(this::passInside);
        boolean none = rows == 0;
        for (HeldRows.One one : held.taken()) {
            if (none && one.closes().isFigures()) {
                pass(one.row());
            } else {
                tell(one.row(), one.closes().key());
                closing = closing == null && one.closes().isTotal() ? one.row() : closing;
            }
        }
    }

    /** The closing total that was left out; null where there was none. */
    @Nullable
    Row closing() {
        return closing;
    }

    /** Whether some of the rows may be sums of others by their figures. */
    boolean mayHoldSums() {
        return mayHoldSums;
    }

    /** Where the last row of data stood. */
    long lastLine() {
        return lastLine;
    }

    private void passInside(HeldRows.One one) {
        if (one.closes().isTotal() && (RowWords.isTotal(one.row()) || RowWords.isSubtotal(one.row()))) {
            passTotal(one.row());
        } else {
            mayHoldSums |= one.closes() == ClosingRow.FIGURES && (rows == 0 || RowWords.mayBeTotal(one.row()));
            pass(one.row());
        }
    }

    private void passTotal(Row row) {
        tellTotal(rows + 1, row);
        take(row, true);
    }

    private void tellTotal(long number, Row row) {
        if (sums.size() < MOST_SUMS) {
            sums.add(row.line());
        }
        problems.remark(Flaw.INNER_TOTAL_ROW, "", new Instance(number, row.line(), row.text(), ""));
    }

    /** Only rows are filled down: what a note or a total leaves blank says nothing. */
    private void pass(Row row) {
        take(recipe.fillDown().isEmpty() ? row : new Row(row.line(), filledDown(row.cells())), recipe.totals());
    }

    /** @param told whether it is known whether the row is a total */
    private void take(Row row, boolean told) {
        rows++;
        groupTotals.row(rows, row, told);
        lastLine = row.line();
        sink.accept(row);
    }

    private void tellHeader(Row row) {
        String changes = header.changes();
        if (changes.isEmpty()) {
            tell(row, "tabular.row.header");
        } else {
            problems.add(row, "tabular.row.other_header", changes);
        }
    }

    private void tell(Row row, String key) {
        problems.add(0, row.line(), "", row.text(), key);
    }

    /** The row without the columns in which nothing stands. */
    private Row shaped(Row row) {
        int[] columns = head.columns();
        for (int spacer : head.spacers()) {
            spacersFilled |= !row.cell(spacer).isEmpty();
        }
        if (columns.length == 0) {
            return row;
        }
        String[] cells = new String[columns.length];
        for (int i = 0; i < columns.length; i++) {
            cells[i] = row.cell(columns[i]);
        }
        return new Row(row.line(), cells);
    }

    /** Whether a row on a line is told as a sum of others. */
    boolean isSum(long line) {
        return !sums.isEmpty() && sums.contains(line);
    }

    /** A row as it counts for what columns are: the dressed figures of one that is told as a sum say nothing. */
    Row counted(Row row) {
        return isSum(row.line())
                ? new Row(
                        row.line(),
                        Arrays.stream(row.cells())
                                .map(cell -> SumText.isDressedAmount(cell) ? "" : cell)
                                .toArray(String[]::new))
                : row;
    }

    private String[] filledDown(String[] cells) {
        List<String> filled = new ArrayList<>(List.of(cells));
        for (int i = 0; i < filledAbove.length; i++) {
            if (!Recipe.names(recipe.fillDown(), head.names().get(i))) {
                continue;
            }
            while (filled.size() <= i) {
                filled.add("");
            }
            if (!filled.get(i).isEmpty()) {
                filledAbove[i] = filled.get(i);
            } else if (filledAbove[i] != null) {
                filled.set(i, filledAbove[i]);
            }
        }
        return filled.toArray(String[]::new);
    }

    /**
     * The figures of a closing total, as plain numbers by the ids of their fields.
     *
     * @param own the fields of the body's columns
     */
    Map<String, String> totals(List<Field> own) {
        Map<String, String> totals = new HashMap<>();
        Row closing = closing();
        if (closing == null) {
            return totals;
        }
        for (int i = 0; i < own.size(); i++) {
            Field field = own.get(i);
            String cell = closing.cell(i);
            boolean number = field.type() == FieldType.INTEGER || field.type() == FieldType.NUMBER;
            @Nullable String figure = number ? SumText.amount(cell, field) : null;
            if (figure != null) {
                totals.put(field.id(), figure);
            }
        }
        return totals;
    }
}
