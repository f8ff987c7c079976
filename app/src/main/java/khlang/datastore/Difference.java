package khlang.datastore;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import khlang.problem.Phrase;
import khlang.tabular.Field;
import khlang.tabular.FieldType;
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
 * @param recounted fields of numbers that both have, which count in another unit
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
        List<Phrase> misfits,
        @Nullable Rows rows) {
    /** A table that is shorter by more than one row in so many lacks something. */
    private static final int ONE_IN = 10;

    public Difference {
        // Written down before anybody looked for them.
        misfits = misfits == null ? List.of() : List.copyOf(misfits);
        recounted = recounted == null ? List.of() : List.copyOf(recounted);
    }

    /** A field with another unit, empty for none. */
    public record Recounted(String field, String before, String after) {}

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
    static Difference of(TableVersion before, List<Field> fields, long rowCount) {
        Map<String, Field> old = before.fields().stream().collect(Collectors.toMap(Field::id, Function.identity()));
        Map<String, Field> now = fields.stream().collect(Collectors.toMap(Field::id, Function.identity()));
        return new Difference(
                before.number(),
                before.rowCount(),
                rowCount,
                fields.stream()
                        .map(Field::id)
                        .filter(id -> !old.containsKey(id))
                        .toList(),
                before.fields().stream()
                        .map(Field::id)
                        .filter(id -> !now.containsKey(id))
                        .toList(),
                fields.stream()
                        .flatMap(field -> Optional.ofNullable(old.get(field.id()))
                                .filter(other -> other.type() != field.type())
                                .map(other -> new Retyped(field.id(), type(other), type(field)))
                                .stream())
                        .toList(),
                fields.stream()
                        .flatMap(field -> Optional.ofNullable(old.get(field.id()))
                                .filter(other -> countsOtherwise(other, field))
                                .map(other -> new Recounted(
                                        field.id(),
                                        other.means().unit(),
                                        field.means().unit()))
                                .stream())
                        .toList(),
                List.of(),
                null);
    }

    private static boolean countsOtherwise(Field before, Field after) {
        boolean known = before.meaning() != null && after.meaning() != null;
        boolean numbers = isNumber(before) && isNumber(after);
        return known && numbers && !before.means().unit().equals(after.means().unit());
    }

    private static boolean isNumber(Field field) {
        return field.type() == FieldType.INTEGER || field.type() == FieldType.NUMBER;
    }

    private static String type(Field field) {
        return field.type().name().toLowerCase(Locale.ROOT);
    }

    /** The same, with what is other in the rows. */
    Difference withRows(Rows found) {
        return new Difference(before, rowsBefore, rowsAfter, added, removed, retyped, recounted, misfits, found);
    }

    /** The same, with what does not fit any more. */
    Difference withMisfits(List<Phrase> found) {
        return new Difference(before, rowsBefore, rowsAfter, added, removed, retyped, recounted, found, rows);
    }

    /** Whether so many rows are missing that something must have gone wrong. */
    public boolean shorter() {
        return rowsAfter * ONE_IN < rowsBefore * (ONE_IN - 1);
    }

    /** Whether it lacks something that readers of the version before rely on. */
    public boolean loses() {
        return shorter() || !removed.isEmpty() || !retyped.isEmpty() || !recounted.isEmpty() || !misfits.isEmpty();
    }

    /** Whether anything differs, as far as that was looked at. */
    public boolean differs() {
        boolean other = rows == null ? rowsBefore != rowsAfter : rows.added() + rows.removed() + rows.changed() > 0;
        return other || loses() || !added.isEmpty();
    }
}
