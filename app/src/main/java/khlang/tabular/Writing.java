package khlang.tabular;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import khlang.kind.Kind;
import khlang.kind.Reading;
import khlang.problem.Phrase;
import khlang.quality.Finding;
import khlang.quality.Noticed;
import org.jspecify.annotations.Nullable;

/**
 * The rows' file, and by which guess it is written.
 *
 * @param found the head as it stands in the file
 * @param head the same with the columns that the table keeps
 * @param fields how cells are read
 */
record Writing(
        TableHead found,
        TableHead head,
        List<Field> fields,
        NormalCsv csv,
        TableBody body,
        Grouped groups,
        RowNumbers numbers,
        Remarks remarks) {

    /** How the cells of a field become its values. */
    private record ReadAs(FieldType type, Reading reading) {}

    /** Whether cells were read as the fields that were found in the end would. */
    boolean reads(List<Field> others) {
        return readings(fields).equals(readings(others));
    }

    private static List<ReadAs> readings(List<Field> fields) {
        return fields.stream()
                .map(field -> new ReadAs(field.type(), field.means().reading()))
                .toList();
    }

    /** Whether a row holds the sums of all that were written. */
    boolean isTotal(Row row) {
        return sums().isTotal(row);
    }

    /** Whether a row has words in columns of figures or dates, and nothing that is one. */
    boolean hasWordsForFigures(Row row) {
        List<Field> own = fields.subList(fields.size() - head.names().size(), fields.size());
        boolean words = false;
        for (int column = 0; column < own.size(); column++) {
            String cell = row.cell(column);
            if (cell.isEmpty() || own.get(column).type() == FieldType.TEXT) {
                continue;
            }
            if (own.get(column).reads(cell)) {
                return false;
            }
            words |= !CellText.isMissing(cell) && !RowWords.isNothing(cell) && !UnitRow.hasDigit(cell);
        }
        return words;
    }

    /** Whether there are columns of figures or dates, and a row has no value in any; a telephone is none. */
    boolean hasNoFigures(Row row) {
        List<Field> own = fields.subList(fields.size() - head.names().size(), fields.size());
        boolean figures = false;
        for (int column = 0; column < own.size(); column++) {
            String cell = row.cell(column);
            boolean asked = own.get(column).type() != FieldType.TEXT;
            figures |= asked;
            if (asked && !cell.isEmpty() && own.get(column).reads(cell) && Kind.PHONE.normal(cell) == null) {
                return false;
            }
        }
        return figures;
    }

    /** How many columns have figures. */
    long figures() {
        return fields.stream()
                .filter(field -> field.type() == FieldType.INTEGER || field.type() == FieldType.NUMBER)
                .count();
    }

    /**
     * Whether a row of the file that is none of the table looks like those that are: it closes none, and has a value of
     * each column in which it has anything, a figure among them; where no column has figures, it fills all.
     */
    boolean isAlike(Row whole, List<Field> all) {
        List<Field> own = all.subList(all.size() - head.names().size(), all.size());
        int[] columns = head.columns();
        String[] cells = new String[own.size()];
        boolean words = true;
        boolean figures = false;
        for (int column = 0; column < cells.length; column++) {
            Field field = own.get(column);
            cells[column] = CellText.stripped(whole.cell(columns.length == 0 ? column : columns[column]));
            boolean value = !cells[column].isEmpty() && !CellText.isNoValue(cells[column]);
            if (value && !field.reads(cells[column])) {
                return false;
            }
            words &= field.type() == FieldType.TEXT;
            figures |= value && field.type() != FieldType.TEXT;
        }
        Row row = new Row(whole.line(), cells);
        boolean filled = words ? row.filled() == cells.length : figures && row.filled() > 1;
        return filled
                && ClosingRow.of(row, cells.length, ClosingRow.NONE) == ClosingRow.NONE
                && !FactBelow.is(row)
                && !ClosingRow.explains(row);
    }

    /** Tells which rows are sums of others; before the rows' file is closed. */
    void tellSums(CellProblems problems) {
        if (body.mayHoldSums()) {
            sums().tellInner(problems, remarks.lines());
        }
    }

    private SumRows sums() {
        return new SumRows(csv.flush(), fields, head.names().size());
    }

    /** What should be known of how it was read, beside which cells were {@code mended}. */
    List<Phrase> notes(Recipe recipe, List<Field> all, long lastLine, List<Phrase> mended) {
        Set<String> left = recipe.omitted(FieldNames.names(all));
        List<Field> kept =
                all.stream().filter(field -> !left.contains(field.id())).toList();
        return Stream.of(
                        mended,
                        found.notes(recipe),
                        recipe.misfits(found.names(), all, lastLine),
                        groups.notes(),
                        numbers.note(left).stream().toList(),
                        FieldNames.changed(kept).stream().toList(),
                        csv.notes(),
                        Field.readings(kept))
                .flatMap(List::stream)
                .toList();
    }

    /** What is wrong with the table; after the last row. */
    Noticed noticed(List<Field> all, CellProblems problems, Blanks blanks) {
        remarks.end();
        List<Finding> findings = new ArrayList<>(problems.findings());
        // A column of groups stands in no column of the file.
        List<Field> own = all.subList(all.size() - head.names().size(), all.size());
        findings.addAll(blanks.findings(head, own, body.lastLine()));
        @Nullable Row closing = body.closing();
        @Nullable Long totalLine = closing == null ? null : closing.line();
        return new Noticed(findings, body.totals(own), totalLine, remarks.lines(), body.rows() - groups.taken());
    }
}
