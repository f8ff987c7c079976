package khlang.portal;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import khlang.datastore.ChangedRows;
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
                                        .map(ChangedRowWords::line)
                                        .toList()),
                        new ChangedRowWords(
                                view.t("portal.desk.changes.added"),
                                rows.added().stream().map(ChangedRowWords::line).toList()),
                        new ChangedRowWords(
                                view.t("portal.desk.changes.removed"),
                                rows.removed().stream()
                                        .map(ChangedRowWords::line)
                                        .toList()))
                .filter(kind -> !kind.rows().isEmpty())
                .toList();
    }

    private static String line(ChangedRows.Changed row) {
        return shown(row.key()) + " · "
                + joined(row.fields().stream()
                        .map(one -> one.field() + ": " + shown(one.before()) + " → " + shown(one.after()))
                        .toList());
    }

    private static String line(Map<String, @Nullable String> row) {
        return joined(row.entrySet().stream()
                .map(cell -> cell.getKey() + ": " + shown(cell.getValue()))
                .toList());
    }

    private static String joined(List<String> fields) {
        String shown = fields.stream().limit(FIELDS).collect(Collectors.joining(" · "));
        return fields.size() > FIELDS ? shown + " …" : shown;
    }

    private static String shown(@Nullable String value) {
        if (value == null) {
            return "–";
        }
        boolean fits = value.codePointCount(0, value.length()) <= LETTERS;
        return fits ? value : value.substring(0, value.offsetByCodePoints(0, LETTERS)) + "…";
    }
}
