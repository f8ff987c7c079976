package khlang.tabular;

import java.util.ArrayList;
import java.util.List;
import khlang.problem.Problem;
import khlang.thai.Moment;
import khlang.thai.ThaiDates;

/**
 * The first pass: keeps the first rows aside until the header is known, counts all others and spools them.
 *
 * <p>A workbook tells its merged cells last, so the header is decided at the end; by then all but the first rows are
 * counted.
 */
final class Gathering implements RowSink {
    private static final int SAMPLE = 40;

    private final TabularLimits limits;
    private final Progress progress;
    private final Bytes bytes;
    private final CellSpool spool;
    private final List<Row> sample = new ArrayList<>();
    private final List<Merge> merges = new ArrayList<>();
    private final List<ColumnCounter> counters = new ArrayList<>();
    private final Recent<Moment> moments =
            new Recent<>(cell -> ThaiDates.moment(cell).orElse(null));
    private long rows;

    /** Says how many bytes of the file have been read. */
    @FunctionalInterface
    interface Bytes {
        long read();
    }

    Gathering(TabularLimits limits, Progress progress, Bytes bytes, CellSpool spool) {
        this.limits = limits;
        this.progress = progress;
        this.bytes = bytes;
        this.spool = spool;
    }

    @Override
    public void row(Row row) {
        if (strip(row) == 0) {
            return;
        }
        rows++;
        if (rows % 10_000 == 0) {
            progress.at(rows, bytes.read());
        }
        if (sample.size() < SAMPLE) {
            sample.add(row);
            return;
        }
        if (rows == SAMPLE + 1) {
            TableHead.checkWidth(sample, limits);
        }
        count(row);
        spool.add(row);
    }

    @Override
    public void merged(Merge merge) {
        if (merge.firstLine() <= lastSampleLine()) {
            merges.add(merge);
        }
    }

    private long lastSampleLine() {
        return sample.isEmpty() ? 0 : sample.get(sample.size() - 1).line();
    }

    /** Takes the blanks off each cell; returns how many are left. */
    private int strip(Row row) {
        String[] cells = row.cells();
        int filled = 0;
        for (int i = 0; i < cells.length; i++) {
            String cell = cells[i];
            if (cell.isEmpty()) {
                continue;
            }
            if (cell.length() > limits.cellCharacters()) {
                throw Problem.invalid("upload", "tabular.cell_too_long", row.line(), i + 1, limits.cellCharacters());
            }
            String stripped = CellText.stripped(cell);
            cells[i] = stripped;
            filled += stripped.isEmpty() ? 0 : 1;
        }
        return filled;
    }

    private void count(Row row) {
        String[] cells = row.cells();
        int width = Math.min(cells.length, limits.fields());
        while (counters.size() < width) {
            counters.add(new ColumnCounter(moments));
        }
        for (int i = 0; i < width; i++) {
            counters.get(i).add(cells[i]);
        }
    }

    /** Whether two rows or more have something in two columns or more. */
    boolean isTable() {
        return sample.stream().filter(row -> row.filled() > 1).limit(2).count() == 2;
    }

    boolean isEmpty() {
        return sample.isEmpty();
    }

    /** Decides header and types; after the last row. */
    Gathered finish(DeclaredTypes declared) {
        TableHead head = TableHead.of(sample, merges, limits);
        List<Row> first = sample.subList(head.headerRows(), sample.size());
        if (first.isEmpty()) {
            throw Problem.invalid("upload", "tabular.header_only");
        }
        first.forEach(this::count);
        List<Field> fields = new ArrayList<>();
        for (int i = 0; i < head.names().size(); i++) {
            ColumnCounter counter = i < counters.size() ? counters.get(i) : new ColumnCounter(moments);
            FieldNames.Name name = head.names().get(i);
            FieldType type = counter.type(declared.of(name));
            fields.add(new Field(i + 1, name.id(), name.label(), type, counter.scale(type)));
        }
        return new Gathered(List.copyOf(fields), List.copyOf(first), rows - head.headerRows(), head.headerLine());
    }

    /**
     * What the first pass found out.
     *
     * @param first the first rows of data, which are not in the spool
     * @param rows how many rows of data there are
     */
    record Gathered(List<Field> fields, List<Row> first, long rows, long headerLine) {}
}
