package khlang.tabular;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import khlang.problem.Phrase;
import khlang.problem.Problem;
import org.jspecify.annotations.Nullable;

/** Looks for tables on the sheets of a workbook that were not to be read, so that the refusal can name them. */
final class OtherSheets {
    private static final int FEWEST_ROWS = 2;

    /** What is said of a sheet without a cell. */
    private static final Set<String> EMPTY = Set.of("tabular.empty");

    /** What is said of a workbook on whose visible sheets there is nothing to read. */
    private static final Set<String> NOTHING = Set.of("tabular.empty", "tabular.header_only", "tabular.only_charts");

    private OtherSheets() {}

    /**
     * Why a workbook is refused: what was found, unless other sheets than the one asked for, or hidden ones, hold tables.
     * O(n) in the rows of these sheets, in that case alone.
     */
    static Problem instead(Problem found, WorkbookRows workbook, Recipe recipe) {
        @Nullable String said = recipe.sheet();
        if (said != null) {
            return says(found, EMPTY) ? emptySheet(workbook, TabularFile.wanted(workbook, said)) : found;
        }
        List<String> tables = says(found, NOTHING) ? tables(workbook, workbook.hiddenSheets()) : List.of();
        if (tables.isEmpty()) {
            return found;
        }
        boolean shown = tables.stream().anyMatch(workbook.index()::canBeShown);
        String key = shown ? "tabular.only_hidden" : "tabular.only_very_hidden";
        return Problem.invalid("upload", key, String.join(", ", tables), tables.get(0));
    }

    private static Problem emptySheet(WorkbookRows workbook, String sheet) {
        List<String> all = new ArrayList<>(workbook.sheets());
        all.addAll(workbook.hiddenSheets());
        List<String> tables = tables(workbook, all);
        return tables.isEmpty()
                ? Problem.invalid("sheet", "tabular.sheet_empty", sheet)
                : Problem.invalid("sheet", "tabular.sheet_empty_but", sheet, String.join(", ", tables));
    }

    private static boolean says(Problem found, Set<String> keys) {
        return found.fields().values().stream()
                .flatMap(List::stream)
                .map(Phrase::key)
                .anyMatch(keys::contains);
    }

    private static List<String> tables(WorkbookRows workbook, List<String> sheets) {
        return sheets.stream().filter(sheet -> isTable(workbook, sheet)).toList();
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
