package khlang.tabular;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import khlang.problem.Problem;

/**
 * What stands in a file, for somebody who wants more of it than the one table that is read.
 *
 * @param sheets the sheets of a workbook, hidden ones last; one without a name for a text
 * @param counted whether their rows were counted: those of a large file would take too long
 */
public record Outline(List<Sheet> sheets, boolean counted) {
    private static final long LARGEST_WORKBOOK = 6L << 20;
    private static final long LARGEST_TEXT = 16L << 20;
    private static final int HELD = 10_000;

    /**
     * One sheet.
     *
     * @param name blank for a text
     * @param rows how many rows are not blank
     * @param columns how many columns its widest row reaches
     * @param table whether it holds a table
     * @param tables its tables, where there are several; else none
     */
    public record Sheet(String name, boolean hidden, long rows, int columns, boolean table, List<TableRange> tables) {
        /** Which of several tables is read where nobody said which, from 1. */
        public int first() {
            return tables.isEmpty() ? 1 : Blocks.chosen(tables) + 1;
        }
    }

    /** Counts what a file holds. What is packed shows nothing. O(n) in its bytes, of small files alone. */
    public static Outline at(Path file, Recipe recipe, TabularLimits limits) {
        return TabularFile.open(
                file,
                limits,
                recipe,
                text -> text(text, file),
                workbook -> workbook(workbook, file),
                packed -> new Outline(List.of(), false));
    }

    private static Outline text(TextRows text, Path file) {
        boolean small = size(file) <= LARGEST_TEXT;
        return small && text.laidOut()
                ? new Outline(List.of(sheet("", false, text::read)), true)
                : new Outline(List.of(), false);
    }

    private static Outline workbook(WorkbookRows workbook, Path file) {
        try (workbook) {
            boolean small = size(file) <= LARGEST_WORKBOOK;
            List<Sheet> sheets = new ArrayList<>();
            workbook.sheets().forEach(name -> sheets.add(sheet(workbook, name, false, small)));
            workbook.hiddenSheets().forEach(name -> sheets.add(sheet(workbook, name, true, small)));
            return new Outline(List.copyOf(sheets), small);
        }
    }

    private static Sheet sheet(WorkbookRows workbook, String name, boolean hidden, boolean count) {
        return count
                ? sheet(name, hidden, new FilledDown(sink -> workbook.read(name, sink)))
                : new Sheet(name, hidden, 0, 0, true, List.of());
    }

    private static Sheet sheet(String name, boolean hidden, Consumer<RowSink> source) {
        Counting count = new Counting();
        try {
            source.accept(count);
        } catch (Problem problem) {
            // What is wrong with a sheet is told where it is read; the others can be looked at.
            return new Sheet(name, hidden, 0, 0, false, List.of());
        }
        return new Sheet(name, hidden, count.rows, count.columns, count.wide > 1, count.blocks.tables());
    }

    private static long size(Path file) {
        try {
            return Files.size(file);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + file, e);
        }
    }

    private static final class Counting implements RowSink {
        private final Blocks blocks = new Blocks();
        private long rows;
        private int columns;

        /** How many rows fill two columns or more. */
        private long wide;

        @Override
        public void row(Row row) {
            String[] cells = row.cells();
            for (int i = 0; i < cells.length; i++) {
                cells[i] = CellText.stripped(cells[i]);
            }
            int extent = row.extent();
            if (extent == 0) {
                blocks.gap();
                return;
            }
            blocks.row(row, rows < HELD);
            rows++;
            columns = Math.max(columns, extent);
            wide += row.filled() > 1 ? 1 : 0;
        }
    }
}
