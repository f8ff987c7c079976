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

/** Sees of a file what its kind and its first rows tell, fast enough for someone who waits for an answer. */
public final class FirstLook {
    /** Texts and merged cells of a workbook are read before its rows, so that a large one takes long. */
    private static final long LARGEST_WORKBOOK = 4L << 20;

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
        return () -> begin(rows::read).check();
    }

    private Runnable workbook(WorkbookRows rows) {
        return () -> {
            try (rows) {
                if (Files.size(file) <= LARGEST_WORKBOOK) {
                    chosen(rows).check();
                }
            } catch (IOException e) {
                throw new UncheckedIOException("cannot read " + file, e);
            }
        };
    }

    /** The first sheet that looks like a table, else the first that is not empty. */
    private Begun chosen(WorkbookRows rows) {
        if (recipe.sheet() != null) {
            String said = TabularFile.wanted(rows, recipe.sheet());
            return begin(sink -> rows.read(said, sink));
        }
        List<Begun> filled = new ArrayList<>();
        for (String sheet : rows.sheets()) {
            Begun begun = begin(sink -> rows.read(sheet, sink));
            if (begun.rows().isTable()) {
                return begun;
            }
            if (!begun.rows().isEmpty()) {
                filled.add(begun);
            }
        }
        return filled.stream().findFirst().orElseThrow(() -> Problem.invalid("upload", "tabular.empty"));
    }

    private Begun begin(Consumer<RowSink> source) {
        // So few rows are never written, so that there is no file to name.
        Gathering rows = new Gathering(
                file.resolveSibling("unwritten"),
                recipe,
                limits,
                (read, bytes) -> {},
                () -> 0,
                Gathering.Known.NOTHING);
        FirstRows first = new FirstRows(rows);
        try {
            source.accept(first);
        } catch (RuntimeException e) {
            // Readers say in their own words that they were stopped.
            if (!first.full()) {
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

    /** Takes as many rows as the header is looked for in, and stops the reader at the next. */
    private static final class FirstRows implements RowSink {
        private final Gathering rows;
        private boolean full;

        FirstRows(Gathering rows) {
            this.rows = rows;
        }

        boolean full() {
            return full;
        }

        @Override
        public void row(Row row) {
            if (rows.isSampled()) {
                full = true;
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
