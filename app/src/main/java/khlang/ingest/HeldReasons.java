package khlang.ingest;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import khlang.datastore.Difference;
import khlang.problem.Phrase;
import khlang.thai.Era;
import org.jspecify.annotations.Nullable;

/** Says in words why a version waits for its officer. */
public final class HeldReasons {
    private HeldReasons() {}

    /** All reasons, the gravest first; never empty. */
    public static List<Phrase> of(Difference difference) {
        // Why the way of reading fails explains all that is missing then.
        List<Phrase> reasons = new ArrayList<>(difference.misfits());
        if (!difference.removed().isEmpty()) {
            reasons.add(Phrase.of("ingest.held.removed", String.join(", ", difference.removed())));
        }
        if (!difference.retyped().isEmpty()) {
            reasons.add(Phrase.of(
                    "ingest.held.retyped",
                    difference.retyped().stream()
                            .map(field ->
                                    field.field() + " (" + type(field.before()) + " → " + type(field.after()) + ")")
                            .collect(Collectors.joining(", "))));
        }
        if (!difference.recounted().isEmpty()) {
            reasons.add(Phrase.of(
                    "ingest.held.recounted",
                    difference.recounted().stream()
                            .map(field ->
                                    field.field() + " (" + said(field.before()) + " → " + said(field.after()) + ")")
                            .collect(Collectors.joining(", "))));
        }
        redated(reasons, difference, Era.COMMON, "ingest.held.common_era");
        redated(reasons, difference, Era.BUDDHIST, "ingest.held.buddhist_era");
        redated(reasons, difference, null, "ingest.held.both_eras");
        reordered(reasons, difference, true, "ingest.held.month_first");
        reordered(reasons, difference, false, "ingest.held.day_first");
        if (difference.shorter()) {
            reasons.add(Phrase.of("ingest.held.shorter", difference.rowsBefore(), difference.rowsAfter()));
        }
        if (reasons.isEmpty()) {
            reasons.add(Phrase.of("ingest.held.review"));
        }
        return reasons;
    }

    private static void redated(List<Phrase> reasons, Difference difference, @Nullable Era now, String key) {
        List<String> fields = difference.redated().stream()
                .filter(field -> field.after() == now)
                .map(Difference.Redated::field)
                .toList();
        if (!fields.isEmpty()) {
            reasons.add(Phrase.of(key, String.join(", ", fields)));
        }
    }

    private static void reordered(List<Phrase> reasons, Difference difference, boolean monthFirst, String key) {
        List<String> fields = difference.reordered().stream()
                .filter(field -> field.monthFirst() == monthFirst)
                .map(Difference.Reordered::field)
                .toList();
        if (!fields.isEmpty()) {
            reasons.add(Phrase.of(key, String.join(", ", fields)));
        }
    }

    private static String type(String type) {
        return Phrase.word("web.type." + type);
    }

    /** A unit in words; a dash for none. */
    private static String said(String unit) {
        return unit.isEmpty() ? "–" : unit;
    }
}
