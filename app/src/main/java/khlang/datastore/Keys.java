package khlang.datastore;

import java.util.List;
import java.util.regex.Pattern;
import khlang.kind.Header;
import khlang.tabular.Field;
import khlang.tabular.FieldType;

/** Which columns may tell the rows of a table apart, where nobody has said so: names and codes, never figures. */
public final class Keys {
    /** Distinct values of large fields are counted about right, so these may look repeated where none is. */
    private static final double ABOUT = 0.9;

    /** Headers over whole numbers that name things and count nothing. */
    private static final Pattern NUMBER_OF_A_THING =
            Pattern.compile("(?iu)(.*[\\s_.-])?(id|code|key)|รหัส.*|.*เลขที่.*|.*เลขทะเบียน.*|.*หมายเลข.*");

    private Keys() {}

    /** The ids of the fields that may be the key of a table, as far as is known without a look at its rows. */
    public static List<String> of(TableVersion table) {
        return table.fields().stream()
                .filter(field -> mayBe(table, field))
                .map(Field::id)
                .toList();
    }

    static boolean mayBe(TableVersion table, Field field) {
        return names(field)
                && table.statistics().stream()
                        .anyMatch(found ->
                                found.field().equals(field.id()) && tells(table, found) && !runs(table, field, found));
    }

    /** Whether its whole numbers may be those of the rows: by its name, or as the first of all fields. */
    static boolean mayNumber(TableVersion table, Field field) {
        boolean said = field.position() == 1
                || isThing(field)
                || LoadedTable.isOrdinal(field)
                || Header.isOrdinal(field.label());
        return said
                && field.type() == FieldType.INTEGER
                && table.statistics().stream()
                        .anyMatch(found -> found.field().equals(field.id()) && tells(table, found));
    }

    /** Whether it is called what names a thing, which keeps its number whatever else is said of it. */
    static boolean isThing(Field field) {
        return NUMBER_OF_A_THING.matcher(field.label().strip()).matches();
    }

    private static boolean tells(TableVersion table, FieldStatistics found) {
        return found.missing() == 0 && found.distinct() >= table.rowCount() * ABOUT;
    }

    private static boolean names(Field field) {
        if (LoadedTable.isOrdinal(field)) {
            return false;
        }
        boolean whole = field.type() == FieldType.INTEGER;
        return field.type() == FieldType.TEXT
                || (whole && (isThing(field) || !field.kind().isAmount()));
    }

    /** Whether it only counts the rows: another month counts others. */
    private static boolean runs(TableVersion table, Field field, FieldStatistics found) {
        return field.type() == FieldType.INTEGER
                && "1".equals(found.minimum())
                && String.valueOf(table.rowCount()).equals(found.maximum());
    }
}
