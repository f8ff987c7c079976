package khlang.tabular;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import khlang.problem.Phrase;

/** Counts the rows that look like those of a table and stand above or below the lines that are said to hold it. */
final class Outside {
    private static final int MOST_LOOKED_AT = 100;

    private final Recipe recipe;
    private long above;
    private long below;
    private long between;
    private final List<Row> rowsBelow = new ArrayList<>();

    Outside(Recipe recipe) {
        this.recipe = recipe;
    }

    /** A row that is not looked at. A title or a note fills one cell. */
    void row(Row row) {
        int filled = 0;
        for (String cell : row.cells()) {
            filled += cell.isBlank() ? 0 : 1;
        }
        if (filled < 2) {
            return;
        }
        if (recipe.isBelow(row.line())) {
            below++;
            if (rowsBelow.size() < MOST_LOOKED_AT) {
                rowsBelow.add(row);
            }
        } else if (recipe.skips(row.line())) {
            above++;
        } else {
            between++;
        }
    }

    /**
     * What should be known of them.
     *
     * @param alike whether a row looks like those of the table
     */
    List<Phrase> notes(Predicate<Row> alike) {
        List<Phrase> notes = new ArrayList<>();
        if (above > 0) {
            notes.add(Phrase.of("tabular.note.above", above, String.valueOf(recipe.firstRow())));
        }
        if (below > 0) {
            notes.add(Phrase.of("tabular.note.below", below, String.valueOf(recipe.lastRow())));
        }
        rowsBelow.stream()
                .filter(alike)
                .findFirst()
                .map(row -> Phrase.of("tabular.note.row_below", row.line(), row.text()))
                .ifPresent(notes::add);
        if (between > 0) {
            notes.add(Phrase.of("tabular.note.between_more", between, String.valueOf(recipe.dataRow())));
        }
        return notes;
    }
}
