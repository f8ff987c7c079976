package khlang.datastore;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import khlang.kind.Header;
import khlang.kind.Meaning;
import khlang.problem.Problem;
import khlang.tabular.Field;
import khlang.tabular.FieldType;
import khlang.thai.ThaiWords;
import org.jspecify.annotations.Nullable;

/**
 * How a table and the rows of a file become one table: which column of the one goes with which of the other.
 *
 * @param columns in the order of the table, new ones behind
 */
record Union(List<Column> columns) {
    /**
     * A field of the table that is made.
     *
     * @param before the field of the table; null where only the file has it
     * @param added that of the file; null where only the table has it
     */
    record Column(
            Field field, @Nullable Field before, @Nullable Field added) {
        /** Whether both have it. */
        boolean common() {
            return before != null && added != null;
        }
    }

    /** Decides the types of a field that two tables have. */
    private record Both(Field before, boolean emptyBefore, Field added, boolean emptyAdded) {
        Field field() {
            if (emptyAdded) {
                return before;
            }
            if (emptyBefore) {
                return new Field(
                        before.position(), before.id(), before.label(), added.type(), added.scale(), added.meaning());
            }
            FieldType type = type();
            if (type == before.type() && type != FieldType.NUMBER) {
                return new Field(before.position(), before.id(), before.label(), type, before.scale(), meaning());
            }
            Meaning meaning = type == before.type() ? meaning() : type == added.type() ? added.meaning() : null;
            return new Field(before.position(), before.id(), before.label(), type, scale(type), meaning);
        }

        private FieldType type() {
            Set<FieldType> types = EnumSet.of(before.type(), added.type());
            if (types.size() == 1) {
                return before.type();
            }
            if (types.equals(Set.of(FieldType.INTEGER, FieldType.NUMBER))) {
                return FieldType.NUMBER;
            }
            return types.equals(Set.of(FieldType.DATE, FieldType.TIMESTAMP)) ? FieldType.TIMESTAMP : FieldType.TEXT;
        }

        private int scale(FieldType type) {
            boolean floating = before.scale() < 0 || added.scale() < 0;
            return type != FieldType.NUMBER ? 0 : floating ? -1 : Math.max(before.scale(), added.scale());
        }

        /** What the values mean; what both write in different ways is kept as it is and told. */
        private @Nullable Meaning meaning() {
            Meaning old = before.meaning();
            Meaning other = added.meaning();
            return old == null || other == null ? old : old.with(other);
        }
    }

    /**
     * Puts fields together.
     *
     * @param emptyBefore ids of the table's fields without any value
     * @param emptyAdded ids of the file's fields without any value
     * @throws Problem where they have none in common, or one counts in another unit
     */
    static Union of(List<Field> before, Set<String> emptyBefore, List<Field> added, Set<String> emptyAdded) {
        Map<String, Field> byId = added.stream().collect(Collectors.toMap(Field::id, Function.identity()));
        List<Column> columns = new ArrayList<>();
        for (Field field : before) {
            Field other = byId.remove(same(field, before, byId));
            columns.add(
                    other == null
                            ? new Column(field, field, null)
                            : both(new Both(
                                    field, emptyBefore.contains(field.id()), other, emptyAdded.contains(other.id()))));
        }
        if (columns.stream().noneMatch(Column::common)) {
            throw Problem.invalid("upload", "datastore.union.nothing", names(before), names(added));
        }
        for (Field field : added) {
            if (byId.containsKey(field.id())) {
                columns.add(new Column(field.at(columns.size() + 1), null, field));
            }
        }
        return new Union(columns);
    }

    /** The id of the file's field that a field of the table is: its own, else the only one that is written alike. */
    private static String same(Field field, List<Field> before, Map<String, Field> byId) {
        if (byId.containsKey(field.id())) {
            return field.id();
        }
        String written = written(field);
        List<String> alike = byId.keySet().stream()
                .filter(id -> before.stream().noneMatch(other -> other.id().equals(id)))
                .filter(id -> written(byId.get(id)).equals(written))
                .toList();
        return alike.size() == 1 ? alike.get(0) : field.id();
    }

    /** A header as search takes it: tone marks in one order, letters of one case, no blanks. */
    private static String written(@Nullable Field field) {
        return field == null ? "" : ThaiWords.fold(field.label()).replaceAll("\\s+", "");
    }

    private static Column both(Both both) {
        String unit = both.before().means().unit();
        String other = both.added().means().unit();
        boolean values = !both.emptyBefore() && !both.emptyAdded();
        if (values && !unit.equals(other) && !says(both.added(), unit) && !says(both.before(), other)) {
            throw Problem.invalid(
                    "upload", "datastore.union.unit", both.before().id(), said(unit), said(other));
        }
        return new Column(both.field(), both.before(), both.added());
    }

    /** Whether a field's own header says a unit that it does not count in, because words stand among its figures. */
    private static boolean says(Field field, String unit) {
        Header header = new Header(field.label(), field.id(), "", true);
        return !unit.isEmpty()
                && field.means().unit().isEmpty()
                && (unit.equals(header.unit()) || unit.equals(header.moneyUnit()));
    }

    private static String said(String unit) {
        return unit.isEmpty() ? "–" : unit;
    }

    private static String names(List<Field> fields) {
        return fields.stream().map(Field::id).limit(10).collect(Collectors.joining(", "));
    }

    /** Its fields. */
    List<Field> fields() {
        return columns.stream().map(Column::field).toList();
    }

    /** The column of a field that both have. */
    Optional<Column> common(String id) {
        return columns.stream()
                .filter(column -> column.common() && column.field().id().equals(id))
                .findFirst();
    }
}
