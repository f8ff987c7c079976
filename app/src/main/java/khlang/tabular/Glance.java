package khlang.tabular;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The first and the last rows of a file as they stand in it, for somebody who is to say where its table is.
 *
 * @param sheets the sheets of a workbook that people see; none of a text
 * @param sheet the sheet whose rows these are
 * @param encoding the encoding of a text
 * @param encoded whether another encoding can be said
 * @param delimited whether another delimiter can be said
 * @param rows the first rows that are not blank
 * @param between how many rows stand between these and the last ones
 * @param last the last rows that are not blank and not among the first; none of a file so long that its end was not seen
 * @param whole whether the end was seen
 */
public record Glance(
        List<String> sheets,
        @Nullable String sheet,
        @Nullable String encoding,
        boolean encoded,
        boolean delimited,
        List<Line> rows,
        long between,
        List<Line> last,
        boolean whole) {
    private static final int ROWS = 25;
    private static final int LAST_ROWS = 8;
    private static final int LONGEST = 120;

    /** Reading a larger one to its end takes too long: its first rows are seen alone. */
    private static final long LARGEST_WORKBOOK = 20L << 20;

    /** One row: its line or row in the file, from 1, and its cells, long ones cut. */
    public record Line(long number, List<String> cells) {}

    /**
     * Looks at a file as a recipe says. Of a large workbook the first rows are seen; what is packed large shows nothing.
     *
     * @param sheet the sheet of a workbook; null for the first
     * @param staging an existing folder, emptied by the caller
     * @throws khlang.problem.Problem where the file is no table, or the recipe does not fit
     */
    public static Glance at(Path file, Recipe recipe, @Nullable String sheet, Path staging, TabularLimits limits) {
        return at(file, recipe, sheet, limits, packed -> unpacked(packed, file, recipe, sheet, staging, limits));
    }

    private static Glance at(
            Path file, Recipe recipe, @Nullable String sheet, TabularLimits limits, Function<Packed, Glance> packed) {
        return TabularFile.open(file, limits, recipe, Glance::text, workbook -> sheet(workbook, file, sheet), packed);
    }

    private static Glance unpacked(
            Packed packed, Path file, Recipe recipe, @Nullable String sheet, Path staging, TabularLimits limits) {
        if (size(file) > LARGEST_WORKBOOK) {
            return nothing(List.of());
        }
        Path inner = staging.resolve("unpacked");
        packed.unpack(inner);
        return at(inner, recipe, sheet, limits, again -> nothing(List.of()));
    }

    private static Glance text(TextRows text) {
        @Nullable String encoding = text.encoded() ? text.encoding() : null;
        Glance glance = of(List.of(), null, encoding, text::read, new FirstRows());
        return new Glance(
                glance.sheets,
                glance.sheet,
                glance.encoding,
                text.encoded(),
                text.delimited(),
                glance.rows,
                glance.between,
                glance.last,
                glance.whole);
    }

    private static long size(Path file) {
        try {
            return Files.size(file);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + file, e);
        }
    }

    private static Glance nothing(List<String> sheets) {
        return new Glance(sheets, null, null, false, false, List.of(), 0, List.of(), false);
    }

    private static Glance sheet(WorkbookRows workbook, Path file, @Nullable String wanted) {
        try (workbook) {
            List<String> sheets = workbook.sheets();
            if (sheets.isEmpty()) {
                return nothing(sheets);
            }
            String chosen = wanted == null ? sheets.get(0) : TabularFile.wanted(workbook, wanted);
            return size(file) > LARGEST_WORKBOOK
                    ? of(sheets, chosen, null, sink -> workbook.readFirst(chosen, sink), new FirstRows(ROWS))
                    : of(sheets, chosen, null, sink -> workbook.read(chosen, sink), new FirstRows());
        }
    }

    private static Glance of(
            List<String> sheets,
            @Nullable String sheet,
            @Nullable String encoding,
            Consumer<RowSink> source,
            FirstRows first) {
        Ends ends = new Ends();
        first.of(source).accept(ends);
        List<Line> last =
                first.cut() ? List.of() : ends.last.stream().map(Glance::line).toList();
        return new Glance(
                sheets,
                sheet,
                encoding,
                false,
                false,
                ends.first.stream().map(Glance::line).toList(),
                ends.rows - ends.first.size() - last.size(),
                last,
                !first.cut());
    }

    private static Line line(Row row) {
        return new Line(
                row.line(),
                Stream.of(row.cells())
                        .limit(row.extent())
                        .map(cell -> cell.length() <= LONGEST ? cell : cell.substring(0, LONGEST) + "…")
                        .toList());
    }

    /** Whether a table that begins with one of the first rows has a header, as far as these tell. */
    public boolean beginsHeader(Line line) {
        List<Row> from = rows.stream()
                .filter(row -> row.number() >= line.number())
                .map(row -> new Row(row.number(), row.cells().toArray(String[]::new)))
                .toList();
        return !from.isEmpty() && !HeaderPlace.at(from, List.of(), 0).none();
    }

    /** How many cells the widest row has. */
    public int width() {
        return Stream.concat(rows.stream(), last.stream())
                .mapToInt(line -> line.cells().size())
                .max()
                .orElse(0);
    }

    private static final class Ends implements RowSink {
        private final List<Row> first = new ArrayList<>();
        private final Deque<Row> last = new ArrayDeque<>();
        private long rows;

        @Override
        public void row(Row row) {
            // Cells are shown where they stand, with all that is in them; rows of blanks alone count for no one.
            if (row.extent() == 0) {
                return;
            }
            rows++;
            if (first.size() < ROWS) {
                first.add(row);
                return;
            }
            last.add(row);
            if (last.size() > LAST_ROWS) {
                last.remove();
            }
        }
    }
}
