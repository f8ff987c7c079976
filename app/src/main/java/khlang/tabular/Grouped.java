package khlang.tabular;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import khlang.problem.Phrase;
import org.jspecify.annotations.Nullable;

/** Takes the rows of a table's body and makes of those that name a group what was said or found. O(1) for each row. */
final class Grouped {
    private static final int EXAMPLES = 3;
    private static final String NESTED = " / ";

    /** So many rows are named with their lines. */
    private static final int MOST_LINES = 40;

    private final Grouping said;
    private final Grouping.Way way;
    private final CellProblems problems;
    private final GroupLook look;

    /** Whether groups are said to become a column, of which there are none. */
    private final boolean none;

    /** Whether a row with one cell lacks so much that it may be none of the table's rows. */
    private final boolean wide;

    private final List<String> examples = new ArrayList<>();
    private final List<String> left = new ArrayList<>();
    private final List<String> kept = new ArrayList<>();

    /** The row that named the groups of the group that is open; null where they are in none. */
    private @Nullable Row outer;

    /** The row that named the group of the rows that come now, where none has come yet. */
    private @Nullable Row open;

    /** Of the rows that come now. */
    private String group;

    /** Whether the last row names a group, of which there is no row then. */
    private boolean last;

    private long labels;
    private long keptRows;
    private long led;

    private Grouped(
            Grouping said,
            Grouping.Way way,
            CellProblems problems,
            GroupLook look,
            boolean none,
            boolean wide,
            String group) {
        this.none = none;
        this.said = said;
        this.way = way;
        this.problems = problems;
        this.look = look;
        this.wide = wide;
        this.group = group;
    }

    /**
     * What becomes of the groups of a table.
     *
     * @param titles what stands above its header; the last may name the group of the first rows
     * @param rows the rows below its header, as far as they are known
     * @param spans the lines on which cells are merged over several columns
     * @param all whether no other rows follow
     */
    static Grouped of(
            Grouping said,
            int columns,
            List<Row> titles,
            List<Row> rows,
            Set<Long> spans,
            boolean all,
            CellProblems problems) {
        Grouping.Way way = GroupRows.way(said, columns, rows);
        boolean looks = said.way() != null && way != Grouping.Way.ROWS;
        GroupLook look = GroupLook.of(looks, rows, spans);
        String first = looks && !titles.isEmpty() ? look.heading(titles.get(titles.size() - 1)) : "";
        boolean none = all
                && way == Grouping.Way.COLUMN
                && first.isEmpty()
                && rows.stream().noneMatch(row -> GroupRows.names(row) && look.is(row));
        boolean wide = columns >= GroupRows.FEWEST_COLUMNS;
        return new Grouped(said, none ? Grouping.Way.ROWS : way, problems, look, none, wide, first);
    }

    /** Of a file of records: there is no group. */
    static Grouped none(CellProblems problems) {
        Grouping rows = new Grouping(Grouping.Way.ROWS, null);
        return new Grouped(
                rows, Grouping.Way.ROWS, problems, GroupLook.of(false, List.of(), Set.of()), false, false, "");
    }

    /** The names of the columns, with that of the groups before them where they are one. */
    List<FieldNames.Name> names(List<FieldNames.Name> names) {
        if (way != Grouping.Way.COLUMN) {
            return names;
        }
        List<String> labels =
                new ArrayList<>(names.stream().map(FieldNames.Name::label).toList());
        labels.add(said.header());
        List<FieldNames.Name> all = new ArrayList<>(FieldNames.of(labels));
        for (int i = 0; i < names.size(); i++) {
            all.set(i, all.get(i).counting(names.get(i).unit()));
        }
        all.add(0, all.remove(all.size() - 1));
        return List.copyOf(all);
    }

    void row(Row row, Consumer<Row> sink) {
        boolean label = isLabel(row);
        if (label) {
            label(row);
        } else if (open != null) {
            led++;
            open = null;
        }
        switch (way) {
            case ROWS -> sink.accept(row);
            case LEAVE -> {
                if (!label) {
                    sink.accept(row);
                }
            }
            case COLUMN -> {
                if (!label) {
                    sink.accept(with(row));
                }
            }
        }
    }

    private boolean isLabel(Row row) {
        if (!GroupRows.names(row)) {
            return false;
        }
        boolean label = (way == Grouping.Way.ROWS && !none) || look.is(row);
        if (!label) {
            keptRows++;
            add(kept, row);
        }
        return label;
    }

    private static void add(List<String> lines, Row row) {
        if (lines.size() < MOST_LINES) {
            lines.add("‘" + GroupRows.label(row) + "’ (" + row.line() + ")");
        }
    }

    private void label(Row row) {
        nest(row);
        tellEmpty();
        labels++;
        open = row;
        String label = GroupRows.label(row);
        group = outer == null ? label : GroupRows.label(outer) + NESTED + label;
        if (examples.size() < EXAMPLES) {
            examples.add(group);
        }
        if (way == Grouping.Way.LEAVE) {
            tell(row);
            add(left, row);
        }
    }

    /** Finds the group of groups that a row stands in: one right above it, until the next that looks like that. */
    private void nest(Row row) {
        Row above = open;
        Row held = outer;
        if (held != null && GroupLook.alike(held, row)) {
            outer = null;
        } else if (above != null && GroupLook.holds(above, row)) {
            // It is in the names of the groups below it, so it is not told as one without rows.
            outer = above;
            open = null;
        }
    }

    private Row with(Row row) {
        String[] cells = new String[row.cells().length + 1];
        cells[0] = group;
        System.arraycopy(row.cells(), 0, cells, 1, row.cells().length);
        return new Row(row.line(), cells);
    }

    /** A group without rows is in no column, so it is told. */
    private void tellEmpty() {
        Row empty = open;
        if (empty != null && way == Grouping.Way.COLUMN) {
            tell(empty);
        }
    }

    private void tell(Row row) {
        problems.add(0, row.line(), "", row.text(), "tabular.row.group");
    }

    /** No row follows. */
    void end() {
        tellEmpty();
        last = open != null;
        open = null;
    }

    /** How many of the rows are none of the table. */
    long taken() {
        return way == Grouping.Way.ROWS ? 0 : labels;
    }

    /** Whether groups were made a column because they look like it. */
    boolean guessed() {
        return said.way() == null && way == Grouping.Way.COLUMN;
    }

    List<Phrase> notes() {
        List<Phrase> notes = new ArrayList<>();
        String some = String.join(", ", examples) + (labels > EXAMPLES ? ", …" : "");
        if (none || (way == Grouping.Way.COLUMN && labels == 0 && group.isEmpty())) {
            notes.add(Phrase.of("tabular.misfit.groups"));
        }
        if (way == Grouping.Way.COLUMN && labels > 0) {
            notes.add(Phrase.of("tabular.note.groups", labels, said.header(), some));
        }
        if (way == Grouping.Way.LEAVE && labels > 0) {
            notes.add(Phrase.of("tabular.note.groups_left", labels, String.join(", ", left)));
        }
        if (keptRows > 0) {
            notes.add(Phrase.of("tabular.note.no_groups", keptRows, String.join(", ", kept)));
        }
        if (said.way() == null && way == Grouping.Way.ROWS && led > (wide && labels - (last ? 1 : 0) == 1 ? 0 : 1)) {
            notes.add(Phrase.of("tabular.note.group_rows", labels, some));
        }
        return notes;
    }
}
