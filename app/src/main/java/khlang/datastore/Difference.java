package khlang.datastore;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import khlang.dataset.LoadMode;
import khlang.kind.DateOrder;
import khlang.kind.Header;
import khlang.problem.Phrase;
import khlang.tabular.Field;
import khlang.tabular.FieldType;
import khlang.thai.Era;
import khlang.thai.ThaiWords;
import org.jspecify.annotations.Nullable;

/**
 * What a version has and lacks beside the one that was served when it was loaded.
 *
 * @param before that one's number
 * @param rowsBefore how many rows that one has
 * @param rowsAfter how many rows this one has
 * @param added ids of fields that only this one has
 * @param removed ids of fields that only that one has
 * @param retyped fields that both have, with other types
 * @param recounted fields of numbers that both have, which count in another unit, and such as come beside or instead of
 *     one that is called alike but for its unit
 * @param redated fields of years or dates that both have, which are counted in another era
 * @param reordered fields of dates that both have, in which day and month stand the other way round
 * @param misfits what of the way in which the file is read does not fit it any more
 * @param rows what is other in the rows; null where that was not looked at
 */
public record Difference(
        int before,
        long rowsBefore,
        long rowsAfter,
        List<String> added,
        List<String> removed,
        List<Retyped> retyped,
        List<Recounted> recounted,
        List<Redated> redated,
        List<Reordered> reordered,
        List<Phrase> misfits,
        @Nullable Rows rows) {
    /** A table that is shorter by more than one row in so many lacks something. */
    private static final int ONE_IN = 10;

    private static final Pattern UNIT = Pattern.compile("\\s*[(\\[][^()\\[\\]]*[)\\]]$");

    public Difference {
        // Written down before anybody looked for them.
        misfits = misfits == null ? List.of() : List.copyOf(misfits);
        recounted = recounted == null ? List.of() : List.copyOf(recounted);
        redated = redated == null ? List.of() : List.copyOf(redated);
        reordered = reordered == null ? List.of() : List.copyOf(reordered);
    }

    /** A field with another unit, empty for none. */
    public record Recounted(String field, String before, String after) {}

    /** A field of years of another era; null where years of both stand in it now. */
    public record Redated(
            String field, Era before, @Nullable Era after) {}

    /** A field of dates; whether the month stands first in those that came now, else the day. */
    public record Reordered(String field, boolean monthFirst) {}

    /** A field with another type, in lower case. */
    public record Retyped(String field, String before, String after) {}

    /**
     * What is other in the rows.
     *
     * @param key the field by whose values rows are the same; null where rows are the same that are alike in all fields
     * @param added rows that only the new version has
     * @param removed rows that only the old one has
     * @param changed rows of both with another value; 0 without key
     */
    public record Rows(@Nullable String key, long added, long removed, long changed) {}

    /** Compares what is known of two versions without a look at their rows. O(fields). */
    static Difference of(TableVersion before, TableVersion after) {
        List<Field> fields = after.fields();
        Map<String, Field> old = before.fields().stream().collect(Collectors.toMap(Field::id, Function.identity()));
        Map<String, Field> now = fields.stream().collect(Collectors.toMap(Field::id, Function.identity()));
        return new Difference(
                before.number(),
                before.rowCount(),
                after.rowCount(),
                fields.stream()
                        .map(Field::id)
                        .filter(id -> !old.containsKey(id))
                        .toList(),
                before.fields().stream()
                        .map(Field::id)
                        .filter(id -> !now.containsKey(id))
                        .toList(),
                both(fields, old, Difference::retyped),
                Stream.concat(both(fields, old, Difference::recounted).stream(), besides(before, after, old, now))
                        .toList(),
                both(fields, old, Difference::redated),
                both(fields, old, Difference::reordered),
                List.of(),
                null);
    }

    /** What is other in fields that both have. */
    private static <T> List<T> both(
            List<Field> fields, Map<String, Field> old, BiFunction<Field, Field, Optional<T>> change) {
        return fields.stream()
                .filter(field -> old.containsKey(field.id()))
                .flatMap(field -> change.apply(old.get(field.id()), field).stream())
                .toList();
    }

    private static Optional<Retyped> retyped(Field before, Field after) {
        return before.type() == after.type()
                ? Optional.empty()
                : Optional.of(new Retyped(after.id(), type(before), type(after)));
    }

    private static Optional<Recounted> recounted(Field before, Field after) {
        String unit = before.means().unit();
        return !areNumbers(before, after) || unit.equals(after.means().unit())
                ? Optional.empty()
                : Optional.of(new Recounted(after.id(), unit, after.means().unit()));
    }

    /**
     * New fields that are called as one of before but for the unit: ขยะ (กก.) for ขยะ (ตัน). A file that has both itself
     * means both; where rows are added the table has the older one in any case.
     */
    private static Stream<Recounted> besides(
            TableVersion before, TableVersion after, Map<String, Field> old, Map<String, Field> now) {
        boolean added = after.mode() != LoadMode.REPLACE;
        return after.fields().stream()
                .filter(field -> !old.containsKey(field.id()))
                .flatMap(field -> before.fields().stream()
                        .filter(one -> added || !now.containsKey(one.id()))
                        .filter(one -> withoutUnit(one).equals(withoutUnit(field)))
                        .flatMap(one -> besides(one, field).stream()));
    }

    /** Words among its figures make a column text, which still counts in what its header says. */
    private static Optional<Recounted> besides(Field before, Field after) {
        String unit = said(before);
        String other = said(after);
        boolean counts = isNumber(before) || isNumber(after) || !(unit.isEmpty() || other.isEmpty());
        return !counts || unit.equals(other) ? Optional.empty() : Optional.of(new Recounted(after.id(), unit, other));
    }

    private static String said(Field field) {
        Header header = new Header(field.label(), field.id(), field.means().unit(), true);
        return header.unit().isEmpty() ? header.moneyUnit() : header.unit();
    }

    /** A header without what stands in brackets at its end. */
    private static String withoutUnit(Field field) {
        return UNIT.matcher(ThaiWords.fold(field.label())).replaceFirst("");
    }

    private static Optional<Redated> redated(Field before, Field after) {
        Era era = before.means().era();
        Era now = after.means().era();
        boolean dated = areNumbers(before, after) || (isMoment(before) && isMoment(after));
        if (!dated || era == null || now == null) {
            return Optional.empty();
        }
        boolean mixed = after.means().mixedEras() && !before.means().mixedEras();
        return era == now && !mixed ? Optional.empty() : Optional.of(new Redated(after.id(), era, mixed ? null : now));
    }

    private static Optional<Reordered> reordered(Field before, Field after) {
        @Nullable DateOrder order = before.means().evidence().order();
        if (order == null || !isMoment(before) || !isMoment(after)) {
            return Optional.empty();
        }
        return after.means().evidence().contradicts(before.means().evidence())
                ? Optional.of(new Reordered(after.id(), !order.monthFirst()))
                : Optional.empty();
    }

    private static boolean isMoment(Field field) {
        return field.type() == FieldType.DATE || field.type() == FieldType.TIMESTAMP;
    }

    /** Whether both are numbers of which is known what they mean. */
    private static boolean areNumbers(Field before, Field after) {
        boolean known = before.meaning() != null && after.meaning() != null;
        return known && isNumber(before) && isNumber(after);
    }

    private static boolean isNumber(Field field) {
        return field.type() == FieldType.INTEGER || field.type() == FieldType.NUMBER;
    }

    private static String type(Field field) {
        return field.type().name().toLowerCase(Locale.ROOT);
    }

    /** The same, with what is other in the rows. */
    Difference withRows(Rows found) {
        return new Difference(
                before, rowsBefore, rowsAfter, added, removed, retyped, recounted, redated, reordered, misfits, found);
    }

    /** The same, with what does not fit any more. */
    Difference withMisfits(List<Phrase> found) {
        return new Difference(
                before, rowsBefore, rowsAfter, added, removed, retyped, recounted, redated, reordered, found, rows);
    }

    /** Whether so many rows are missing that something must have gone wrong. */
    public boolean shorter() {
        return rowsAfter * ONE_IN < rowsBefore * (ONE_IN - 1);
    }

    /** Whether it lacks something that readers of the version before rely on. */
    public boolean loses() {
        return shorter()
                || !removed.isEmpty()
                || !retyped.isEmpty()
                || !recounted.isEmpty()
                || !redated.isEmpty()
                || !reordered.isEmpty()
                || !misfits.isEmpty();
    }

    /** Whether anything differs, as far as that was looked at. */
    public boolean differs() {
        boolean other = rows == null ? rowsBefore != rowsAfter : rows.added() + rows.removed() + rows.changed() > 0;
        return other || loses() || !added.isEmpty();
    }
}
