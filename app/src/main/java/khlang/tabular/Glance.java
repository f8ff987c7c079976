package khlang.tabular;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The first rows of a file as they stand in it, for somebody who is to say where its table is.
 *
 * @param sheets the sheets of a workbook that people see; none of a text
 * @param sheet the sheet whose rows these are
 * @param encoding the encoding of a text
 * @param rows the first rows that are not blank
 */
public record Glance(
        List<String> sheets,
        @Nullable String sheet,
        @Nullable String encoding,
        List<Line> rows) {
    private static final int ROWS = 25;
    private static final int LONGEST = 120;

    /** Texts of a workbook are read before its rows, so that a large one takes too long. */
    private static final long LARGEST_WORKBOOK = 20L << 20;

    /** One row: its line or row in the file, from 1, and its cells, long ones cut. */
    public record Line(long number, List<String> cells) {}

    /**
     * Looks at a file as a recipe says. What is packed, and a large workbook, shows nothing.
     *
     * @throws khlang.problem.Problem where the file is no table, or the recipe does not fit
     */
    public static Glance at(Path file, Recipe recipe, TabularLimits limits) {
        return TabularFile.open(
                file,
                limits,
                recipe,
                text -> new Glance(List.of(), null, text.encoding(), first(text::read)),
                workbook -> sheet(workbook, file, recipe),
                packed -> new Glance(List.of(), null, null, List.of()));
    }

    private static Glance sheet(WorkbookRows workbook, Path file, Recipe recipe) {
        try (workbook) {
            List<String> sheets = workbook.sheets();
            if (sheets.isEmpty() || Files.size(file) > LARGEST_WORKBOOK) {
                return new Glance(sheets, null, null, List.of());
            }
            String chosen = recipe.sheet() == null ? sheets.get(0) : TabularFile.wanted(workbook, recipe.sheet());
            return new Glance(sheets, chosen, null, first(sink -> workbook.read(chosen, sink)));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + file, e);
        }
    }

    private static List<Line> first(Consumer<RowSink> source) {
        List<Line> lines = new ArrayList<>();
        RowSink sink = new RowSink() {
            @Override
            public void row(Row row) {
                if (lines.size() == ROWS) {
                    throw new CancellationException("enough rows");
                }
                if (row.extent() > 0) {
                    lines.add(new Line(row.line(), cells(row)));
                }
            }

            @Override
            public void merged(Merge merge) {
                // Cells are shown where they stand.
            }
        };
        try {
            source.accept(sink);
        } catch (RuntimeException e) {
            // Readers say in their own words that they were stopped.
            if (lines.size() < ROWS) {
                throw e;
            }
        }
        return lines;
    }

    private static List<String> cells(Row row) {
        return java.util.Arrays.stream(row.cells())
                .limit(row.extent())
                .map(cell -> cell.length() <= LONGEST ? cell : cell.substring(0, LONGEST) + "…")
                .toList();
    }

    /** How many cells the widest row has. */
    public int width() {
        return rows.stream().mapToInt(line -> line.cells().size()).max().orElse(0);
    }
}
