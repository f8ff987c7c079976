package khlang.tabular;

import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import khlang.problem.Phrase;
import khlang.problem.Problem;

/** Looks for a table on the hidden sheets of a workbook whose other sheets hold none, so that the refusal can name it. */
final class HiddenTables {
    private static final int FEWEST_ROWS = 2;

    /** What is said of a workbook on whose visible sheets there is nothing to read. */
    private static final Set<String> NOTHING = Set.of("tabular.empty", "tabular.header_only", "tabular.only_charts");

    private HiddenTables() {}

    /**
     * Why a workbook is refused: what was found, unless a hidden sheet holds the table. O(n) in the rows of hidden sheets,
     * in that case alone.
     */
    static Problem instead(Problem found, WorkbookRows workbook, Recipe recipe) {
        boolean nothing = found.fields().values().stream()
                .flatMap(List::stream)
                .map(Phrase::key)
                .anyMatch(NOTHING::contains);
        if (!nothing || recipe.sheet() != null) {
            return found;
        }
        List<String> tables = workbook.hiddenSheets().stream()
                .filter(sheet -> isTable(workbook, sheet))
                .toList();
        if (tables.isEmpty()) {
            return found;
        }
        boolean shown = tables.stream().anyMatch(workbook.index()::canBeShown);
        String key = shown ? "tabular.only_hidden" : "tabular.only_very_hidden";
        return Problem.invalid("upload", key, String.join(", ", tables), tables.get(0));
    }

    private static boolean isTable(WorkbookRows workbook, String sheet) {
        Counting count = new Counting();
        try {
            workbook.read(sheet, count);
        } catch (Problem problem) {
            // What is wrong with it is told to whoever asks for this sheet.
            return false;
        }
        return count.rows >= FEWEST_ROWS;
    }

    /** Counts rows that fill two cells or more. */
    private static final class Counting implements RowSink {
        private long rows;

        @Override
        public void row(Row row) {
            long filled = Stream.of(row.cells())
                    .filter(cell -> !CellText.stripped(cell).isEmpty())
                    .count();
            rows += filled > 1 ? 1 : 0;
        }
    }
}
