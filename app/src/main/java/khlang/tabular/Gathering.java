package khlang.tabular;

import java.io.Closeable;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import khlang.problem.Problem;
import org.jspecify.annotations.Nullable;

/**
 * One reading of a file: counts what all values look like and writes the rows in normal form on the way.
 *
 * <p>The first rows are held back until they are many enough to guess header and types from; from then on each row is
 * counted and written at once. All of a short table is held, so that there nothing is guessed. If the rest of the file
 * shows that a guess was wrong (the thirty-thousandth value is the first with a letter in it, or a workbook tells of its
 * merged cells last), the file is read again with what is known by then, at most three times in all.
 */
final class Gathering implements RowSink, Closeable {
    /** Rows that the header is looked for in. */
    private static final int SAMPLE = 40;

    /** Of rows above those that are said to be the first of data, the header is looked for in so many. */
    private static final int MOST_ABOVE = 20;

    private static final int HELD_ROWS = 10_000;
    private static final int HELD_CELLS = 200_000;
    private static final int HELD_LETTERS = 4 << 20;

    private final Path csv;
    private final Recipe recipe;
    private final TabularLimits limits;
    private final Progress progress;
    private final Bytes bytes;
    private final Known known;
    private final List<Row> held = new ArrayList<>();
    private final HeadMerges merges;
    private final ColumnCounters counters;
    private final CellProblems problems = new CellProblems();
    private final Blanks blanks = new Blanks();
    private final CellStrip strip;
    private final boolean even;
    private final Outside outside;
    private @Nullable Writing writing;
    private List<Field> fields = List.of();
    private long cells;
    private long rows;
    private boolean spacers = true;
    private long lastLine;
    private final Blocks blocks = new Blocks();

    /** The table that is read, where the sheet holds several. */
    private final @Nullable TableRange range;

    /** Whether several tables are looked for. */
    private final boolean looking;

    private List<TableRange> tables = List.of();

    /** Says how many bytes of the file have been read. */
    @FunctionalInterface
    interface Bytes {
        long read();
    }

    /** @param even whether each row has all its cells, blank ones too */
    Gathering(
            Path csv, Recipe recipe, TabularLimits limits, Progress progress, Bytes bytes, Known known, boolean even) {
        this.csv = csv;
        this.recipe = recipe;
        this.limits = limits;
        this.progress = progress;
        this.bytes = bytes;
        this.known = known;
        this.even = even;
        this.outside = new Outside(recipe);
        this.merges = new HeadMerges(known.merges());
        this.counters =
                new ColumnCounters(recipe.types(), limits.fields(), known.laidOut() && !even, known.commasFree());
        this.strip = new CellStrip(limits, recipe.repair(), blanks);
        this.range = known.tables().isEmpty()
                ? null
                : known.tables().get(OtherTables.of(recipe, known.tables()).read());
        this.looking = known.laidOut() && range == null && (recipe.table() != null || !recipe.saysRows());
    }

    @Override
    public void row(Row whole) {
        long line = whole.line();
        lastLine = line;
        if (recipe.skips(line) || (held.size() >= MOST_ABOVE && recipe.isAboveData(line))) {
            outside.row(whole);
            return;
        }
        if (range != null && !range.holds(line)) {
            return;
        }
        Row row = range == null ? whole : range.cut(whole);
        if (strip.strip(row) == 0) {
            blanks.row(line);
            blocks.gap();
            return;
        }
        if (looking) {
            blocks.row(row, writing == null);
        }
        rows++;
        if (rows % 10_000 == 0) {
            progress.at(Math.max(rows, known.rows()), Math.max(bytes.read(), known.bytes()));
        }
        if (writing != null) {
            writing.body().row(row);
            return;
        }
        held.add(row);
        cells += row.cells().length;
        boolean many = rows >= HELD_ROWS || cells >= HELD_CELLS || strip.letters() >= HELD_LETTERS;
        if (many && rows > SAMPLE) {
            writing = begin(head(), false);
        }
    }

    private void take(Row row, TableBody body, NormalCsv normal, RowNumbers numbers) {
        numbers.row(row);
        if (known.fields().isEmpty()) {
            counters.count(body.counted(row));
        }
        normal.add(row);
    }

    @Override
    public void merged(Merge whole) {
        List<Row> sample = sample();
        boolean first = known.rows() == 0 && !sample.isEmpty();
        merges.add(whole, range, first ? sample.get(sample.size() - 1).line() : 0);
    }

    private List<Row> sample() {
        return held.subList(0, Math.min(SAMPLE, held.size()));
    }

    /** @throws Problem where a cell is too long */
    void check(Row row) {
        strip.check(row);
    }

    private TableHead head() {
        if (held.isEmpty() && recipe.firstRow() != null && lastLine > 0) {
            throw Problem.invalid("first_row", "tabular.first_row_beyond", recipe.firstRow());
        }
        TableHead head = TableHead.of(sample(), merges.merges(), limits, recipe);
        return even || !known.laidOut() ? head : head.withMonths();
    }

    /** Takes the rows held back, all there are where it is {@code whole}; after this only those that the header is looked for in are kept. */
    private Writing begin(TableHead found, boolean whole) {
        List<Row> below = held.subList(found.headerRows(), held.size());
        if (below.isEmpty()) {
            throw noData();
        }
        TableHead head = found.withoutSpacers(below, known.spacers());
        problems.leaveOut(recipe.omitted(head.names()));
        TableHead.checked(head.names().size(), limits);
        head.tell(problems);
        List<Row> data = new ArrayList<>(below.size());
        Begun begun = new Begun(data::add);
        List<Row> titles = held.subList(0, head.titleRows());
        RepeatedHeader header = new RepeatedHeader(
                held.subList(head.titleRows(), head.headerRows() - head.below().left()),
                titles,
                below.subList(0, Math.min(SAMPLE, below.size())));
        TableBody body = new TableBody(head, header, recipe, problems, blanks, begun);
        if (known.laidOut()) {
            body.closesWith(() -> writing);
        }
        below.forEach(body::row);
        Grouped groups = known.laidOut()
                ? Grouped.of(recipe.groups(), head.names().size(), titles, data, merges.spans(), whole, problems)
                : Grouped.none(problems);
        List<FieldNames.Name> names = recipe.types().named(groups.names(head.names()));
        counters.name(names);
        List<Row> rowsOfData = new ArrayList<>(data.size());
        data.forEach(row -> groups.row(row, rowsOfData::add));
        RowNumbers numbers = new RowNumbers(names);
        rowsOfData.forEach(numbers::row);
        boolean typed = !known.fields().isEmpty();
        if (!typed) {
            rowsOfData.forEach(row -> counters.count(body.counted(row)));
        }
        List<Field> guess = typed ? known.fields() : counters.fields();
        Remarks remarks = new Remarks(guess, recipe.types(), problems, even);
        NormalCsv normal = new NormalCsv(csv, guess, recipe.types(), body::isSum, problems, remarks);
        rowsOfData.forEach(normal::add);
        begun.then(row -> groups.row(row, one -> take(one, body, normal, numbers)));
        held.subList(Math.min(SAMPLE, held.size()), held.size()).clear();
        blocks.trim();
        return new Writing(found, head, guess, normal, body, groups, numbers, remarks);
    }

    /**
     * Says why the rows so far are those of no table.
     *
     * @param whole whether no more follow
     */
    void check(boolean whole) {
        TableHead head = head();
        if (whole && head.headerRows() == held.size()) {
            throw noData();
        }
    }

    private Problem noData() {
        @Nullable Long line = recipe.dataRow();
        return line == null || line <= lastLine
                ? Problem.invalid("upload", "tabular.header_only")
                : Problem.invalid("data_row", "tabular.data_row_beyond", line);
    }

    /** Whether two rows or more have something in two columns or more. */
    boolean isTable() {
        return sample().stream().filter(row -> row.filled() > 1).limit(2).count() == 2;
    }

    boolean isEmpty() {
        return rows == 0;
    }

    /** Whether there are as many rows as the header is looked for in; none has been written by then. */
    boolean isSampled() {
        return rows >= SAMPLE;
    }

    /** After the last row: what was found, or nothing where the file must be read again with what is {@link #known}. */
    Optional<Gathered> finish() {
        if (looking && several()) {
            return Optional.empty();
        }
        TableHead found = head();
        Writing written = writing == null ? begin(found, true) : writing;
        writing = written;
        written.body().end();
        written.groups().end();
        long dataRows = written.body().rows() - written.groups().taken();
        spacers = known.spacers() && !written.body().spacersFilled();
        boolean headChanged = !written.found().sameAs(found);
        fields = known.fields().isEmpty() || headChanged ? List.of() : known.fields();
        if (headChanged || spacers != known.spacers()) {
            return Optional.empty();
        }
        if (dataRows == 0) {
            throw noData();
        }
        fields = known.fields().isEmpty() ? counters.fields() : known.fields();
        if (!written.reads(fields)) {
            return Optional.empty();
        }
        written.tellSums(problems);
        close();
        return Optional.of(new Gathered(
                fields,
                dataRows,
                problems,
                found,
                known.tables(),
                written.noticed(fields, problems, blanks),
                written.groups().guessed(),
                Stream.of(
                                written.notes(recipe, fields, lastLine, strip.notes()),
                                outside.notes(row -> written.isAlike(row, fields)),
                                HeaderPlace.misfit(sample(), merges.merges(), recipe))
                        .flatMap(List::stream)
                        .toList()));
    }

    /** Whether there are several tables, one of which is to be read alone. */
    private boolean several() {
        tables = blocks.tables();
        int wanted = recipe.table() == null ? 1 : recipe.table();
        if (wanted > Math.max(1, tables.size())) {
            throw Problem.invalid("table", "tabular.no_table", wanted, Math.max(1, tables.size()));
        }
        return !tables.isEmpty();
    }

    /** After {@link #finish} has given nothing. */
    Known known() {
        boolean one = known.tables().isEmpty() && !tables.isEmpty();
        return one
                ? new Known(0, 0, List.of(), List.of(), true, tables, true, known.commasFree())
                : new Known(
                        rows,
                        bytes.read(),
                        List.copyOf(merges.merges()),
                        fields,
                        spacers,
                        known.tables(),
                        known.laidOut(),
                        known.commasFree());
    }

    @Override
    public void close() {
        if (writing != null) {
            writing.csv().close();
            writing = null;
        }
    }
}
