package khlang.tabular;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import khlang.problem.Phrase;
import org.apache.poi.ss.util.CellReference;

/** What of a sheet a person does not see: what is hidden is read all the same, other files are not asked. */
final class Hidden {
    private static final int MOST_COLUMNS = 1_000;

    private final TreeSet<Integer> columns = new TreeSet<>();
    private long rows;
    private boolean elsewhere;

    /** The workbook has formulas that take values from another file. */
    void elsewhere() {
        elsewhere = true;
    }

    void row() {
        rows++;
    }

    /** Columns from 0, both ends belong to them. */
    void columns(int first, int last) {
        for (int column = first; column <= last && column < MOST_COLUMNS; column++) {
            columns.add(column);
        }
    }

    /**
     * Says what is hidden.
     *
     * @param width how many columns the sheet fills
     */
    List<Phrase> notes(int width) {
        List<Phrase> notes = new ArrayList<>();
        if (rows > 0) {
            notes.add(Phrase.of("tabular.note.hidden_rows", rows));
        }
        if (elsewhere) {
            notes.add(Phrase.of("tabular.note.elsewhere"));
        }
        List<String> names = columns.headSet(width).stream()
                .map(CellReference::convertNumToColString)
                .toList();
        if (!names.isEmpty()) {
            notes.add(Phrase.of("tabular.note.hidden_columns", String.join(", ", names)));
        }
        return notes;
    }
}
