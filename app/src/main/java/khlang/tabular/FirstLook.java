package khlang.tabular;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.function.Consumer;
import khlang.problem.Problem;

/**
 * Sees of a file what its kind and its first rows tell, and of a small one whether it can be read to its end, fast enough
 * for someone who waits for an answer.
 */
public final class FirstLook {
    /** Texts and merged cells of a workbook are read before its rows, so that a large one takes long. */
    private static final long LARGEST_WORKBOOK = 16L << 20;

    /** A text of so many bytes is read to its end in half a second. */
    private static final long LARGEST_WHOLE_TEXT = 32L << 20;

    /** A workbook of so many bytes is read to its end in a few seconds. */
    private static final long LARGEST_WHOLE_WORKBOOK = 16L << 20;

    private final Path file;
    private final Recipe recipe;
    private final TabularLimits limits;

    private FirstLook(Path file, Recipe recipe, TabularLimits limits) {
        this.file = file;
        this.recipe = recipe;
        this.limits = limits;
    }

    /**
     * Looks at a file that is said to be a table. O(n) in its bytes for the encoding of a text; a large workbook and
     * what is packed are judged by their kind alone.
     *
     * @throws Problem where reading it would end with this very problem
     */
    public static void at(Path file, Recipe recipe, TabularLimits limits) {
        FirstLook look = new FirstLook(file, recipe, limits);
        TabularFile.open(file, limits, recipe, look::text, look::workbook, packed -> () -> {})
                .run();
    }

    private Runnable text(TextRows rows) {
        return () -> begin(rows::read, rows.recipe(recipe), size() <= LARGEST_WHOLE_TEXT)
                .check();
    }

    private Runnable workbook(WorkbookRows rows) {
        return () -> {
            try (rows) {
                if (size() <= LARGEST_WORKBOOK) {
                    check(rows);
                }
            }
        };
    }

    private void check(WorkbookRows rows) {
        try {
            chosen(rows).check();
        } catch (Problem problem) {
            throw OtherSheets.instead(problem, rows, recipe);
        }
    }

    private long size() {
        try {
            return Files.size(file);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + file, e);
        }
    }

    /** The first sheet that looks like a table, else the first that is not empty. */
    private Begun chosen(WorkbookRows rows) {
        if (recipe.sheet() != null) {
            String said = TabularFile.wanted(rows, recipe.sheet());
            return begin(sink -> rows.read(said, sink), recipe, size() <= LARGEST_WHOLE_WORKBOOK);
        }
        List<Begun> filled = new ArrayList<>();
        for (String sheet : rows.sheets()) {
            Begun begun = begin(sink -> rows.read(sheet, sink), recipe, size() <= LARGEST_WHOLE_WORKBOOK);
            if (begun.rows().isTable()) {
                return begun;
            }
            if (!begun.rows().isEmpty()) {
                filled.add(begun);
            }
        }
        return filled.stream().findFirst().orElseThrow(() -> TabularFile.empty(rows, recipe));
    }

    private Begun begin(Consumer<RowSink> source, Recipe said, boolean toTheEnd) {
        // So few rows are never written, so that there is no file to name.
        Gathering rows = new Gathering(
                file.resolveSibling("unwritten"), said, limits, (read, bytes) -> {}, () -> 0, Known.NOTHING, false);
        FirstRows first = new FirstRows(rows, toTheEnd);
        try {
            source.accept(first);
        } catch (RuntimeException e) {
            // Readers say in their own words that they were stopped.
            if (toTheEnd || !first.full()) {
                throw e;
            }
        }
        return new Begun(rows, !first.full());
    }

    /** The beginning of a table; {@code whole} where nothing follows. */
    private record Begun(Gathering rows, boolean whole) {
        void check() {
            rows.check(whole);
        }
    }

    /** Takes as many rows as the header is looked for in; of the rest it sees to the lengths, or stops the reader. */
    private static final class FirstRows implements RowSink {
        private final Gathering rows;
        private final boolean toTheEnd;
        private boolean full;

        FirstRows(Gathering rows, boolean toTheEnd) {
            this.rows = rows;
            this.toTheEnd = toTheEnd;
        }

        boolean full() {
            return full;
        }

        @Override
        public void row(Row row) {
            if (rows.isSampled()) {
                full = true;
                rows.check(row);
                if (toTheEnd) {
                    return;
                }
                throw new CancellationException("enough rows");
            }
            rows.row(row);
        }

        @Override
        public void merged(Merge merge) {
            rows.merged(merge);
        }
    }
}
