package khlang.tabular;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import khlang.problem.Phrase;

/**
 * The tables of a sheet beside the one that is read; facts above that one, a name and a value in each row, are none.
 *
 * @param tables all that are found, none where there is one alone
 * @param read which of them is read, from 0
 */
record OtherTables(List<TableRange> tables, int read) {
    static OtherTables of(Recipe recipe, List<TableRange> tables) {
        return new OtherTables(tables, recipe.table() == null ? Blocks.chosen(tables) : recipe.table() - 1);
    }

    /** The column of the sheet in which the table that is read begins. */
    int firstColumn() {
        return tables.isEmpty() ? 0 : tables.get(read).firstColumn();
    }

    /** Whether there are any. */
    boolean any() {
        return others().findAny().isPresent();
    }

    private IntStream others() {
        return IntStream.range(0, tables.size()).filter(i -> i != read && !isFactsAbove(i));
    }

    private boolean isFactsAbove(int index) {
        TableRange table = tables.get(read);
        TableRange other = tables.get(index);
        return other.isFacts() && !table.isFacts() && other.lastLine() < table.firstLine();
    }

    /** What is not read, and what is said above the table. */
    List<Phrase> notes() {
        List<Phrase> notes = new ArrayList<>();
        String others = others().mapToObj(i -> (i + 1) + " (" + tables.get(i).name() + ")")
                .collect(Collectors.joining(", "));
        if (!others.isEmpty()) {
            notes.add(Phrase.of(
                    "tabular.note.other_tables", read + 1, tables.get(read).name(), others));
        }
        IntStream.range(0, tables.size())
                .filter(this::isFactsAbove)
                .mapToObj(tables::get)
                .map(facts -> Phrase.of("tabular.note.facts", facts.name(), facts.facts()))
                .forEach(notes::add);
        return notes;
    }
}
