package khlang.portal;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import khlang.datastore.ChangedRows;
import khlang.datastore.Values;
import khlang.web.View;
import org.jspecify.annotations.Nullable;

/**
 * The first rows of one kind that differ in two versions, as an officer reads them.
 *
 * @param title what they are
 * @param rows each as one line
 */
public record ChangedRowWords(String title, List<String> rows) {
    /** Of a row so many fields are shown, and of a value so many letters. */
    private static final int FIELDS = 12;

    private static final int LETTERS = 80;

    /** The kinds of which there are any. */
    static List<ChangedRowWords> of(View view, ChangedRows rows) {
        return Stream.of(
                        new ChangedRowWords(
                                view.t("portal.desk.changes.changed"),
                                rows.changed().stream()
                                        .map(row -> line(view, row))
                                        .toList()),
                        new ChangedRowWords(
                                view.t("portal.desk.changes.added"),
                                rows.added().stream()
                                        .map(row -> line(view, row))
                                        .toList()),
                        new ChangedRowWords(
                                view.t("portal.desk.changes.removed"),
                                rows.removed().stream()
                                        .map(row -> line(view, row))
                                        .toList()))
                .filter(kind -> !kind.rows().isEmpty())
                .toList();
    }

    private static String line(View view, ChangedRows.Changed row) {
        return shown(view, row.key()) + " · "
                + joined(row.fields().stream()
                        .map(one -> one.field() + ": " + shown(view, one.before()) + " → " + shown(view, one.after()))
                        .toList());
    }

    private static String line(View view, Map<String, @Nullable Object> row) {
        return joined(row.entrySet().stream()
                .map(cell -> cell.getKey() + ": " + shown(view, cell.getValue()))
                .toList());
    }

    private static String joined(List<String> fields) {
        String shown = fields.stream().limit(FIELDS).collect(Collectors.joining(" · "));
        return fields.size() > FIELDS ? shown + " …" : shown;
    }

    /** A value, with dates in the era of the page and all else as it is stored. */
    private static String shown(View view, @Nullable Object value) {
        if (value == null) {
            return "–";
        }
        String date = Cells.date(value, view.language());
        String text = date.isEmpty() ? Values.text(value) : date;
        boolean fits = text.codePointCount(0, text.length()) <= LETTERS;
        return fits ? text : text.substring(0, text.offsetByCodePoints(0, LETTERS)) + "…";
    }
}
