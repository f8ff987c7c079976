package khlang.portal;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import khlang.datastore.Difference;
import khlang.web.View;

/** Says what differs between two versions. */
final class DifferenceWords {
    private DifferenceWords() {}

    static List<String> of(View view, Difference difference) {
        List<String> words = new ArrayList<>();
        add(words, view, "added", difference.added());
        add(words, view, "removed", difference.removed());
        add(
                words,
                view,
                "retyped",
                difference.retyped().stream()
                        .map(field -> field.field() + " (" + view.t("web.type." + field.before()) + " → "
                                + view.t("web.type." + field.after()) + ")")
                        .toList());
        add(
                words,
                view,
                "recounted",
                difference.recounted().stream()
                        .map(field -> field.field() + " (" + said(field.before()) + " → " + said(field.after()) + ")")
                        .toList());
        add(
                words,
                view,
                "redated",
                difference.redated().stream()
                        .map(field -> field.field() + " (" + view.t("portal.era." + field.before()) + " → "
                                + view.t("portal.era." + (field.after() == null ? "both" : field.after())) + ")")
                        .toList());
        add(words, view, "month_first", reordered(difference, true));
        add(words, view, "day_first", reordered(difference, false));
        Difference.Rows rows = difference.rows();
        if (rows == null) {
            words.add(view.t(
                    "portal.difference.count",
                    view.number(difference.rowsBefore()),
                    view.number(difference.rowsAfter())));
            return words;
        }
        words.add(view.t(
                "portal.difference.rows",
                view.number(rows.added()),
                view.number(rows.removed()),
                view.number(rows.changed())));
        if (rows.key() != null) {
            words.add(view.t("portal.difference.key", rows.key()));
        }
        return words;
    }

    private static List<String> reordered(Difference difference, boolean monthFirst) {
        return difference.reordered().stream()
                .filter(field -> field.monthFirst() == monthFirst)
                .map(Difference.Reordered::field)
                .toList();
    }

    private static String said(String unit) {
        return unit.isEmpty() ? "–" : unit;
    }

    private static void add(List<String> words, View view, String kind, List<String> fields) {
        if (!fields.isEmpty()) {
            words.add(view.t("portal.difference." + kind, fields.stream().collect(Collectors.joining(", "))));
        }
    }
}
