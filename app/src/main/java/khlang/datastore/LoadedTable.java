package khlang.datastore;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import khlang.kind.Header;
import khlang.quality.Noticed;
import khlang.tabular.Field;
import khlang.tabular.FieldType;
import khlang.tabular.TabularContent;
import org.jspecify.annotations.Nullable;

/**
 * A table whose rows stand in a row store, about to be looked at.
 *
 * @param id the table's name
 * @param statistics what is in its fields
 * @param rows how many rows it has
 * @param headerLine the line of the file on which the header ends
 * @param encoding of a text file
 * @param noticed what reading has noticed
 */
public record LoadedTable(
        String id,
        List<Field> fields,
        List<FieldStatistics> statistics,
        long rows,
        long headerLine,
        @Nullable String encoding,
        Noticed noticed) {
    private static final Pattern ORDINAL = Pattern.compile("(?i)(ลำดับ|ลำดับที่|ลำดับ ที่|ที่|no\\.?|#|seq|row)");

    /** A file that was read and loaded under a name. */
    public static LoadedTable of(String id, TabularContent content, List<FieldStatistics> statistics) {
        return new LoadedTable(
                id,
                content.fields(),
                statistics,
                content.rows(),
                content.headerLine(),
                content.encoding(),
                content.noticed());
    }

    static LoadedTable of(TableVersion version, Noticed noticed) {
        return new LoadedTable(
                version.id(),
                version.fields(),
                version.statistics(),
                version.rowCount(),
                version.headerLine(),
                version.encoding(),
                noticed);
    }

    Optional<FieldStatistics> statistics(Field field) {
        return statistics.stream().filter(one -> one.field().equals(field.id())).findFirst();
    }

    /** How many rows have a value of a field. */
    long present(Field field) {
        return rows - statistics(field).map(FieldStatistics::missing).orElse(0L);
    }

    /** Whether a field only counts the rows. */
    static boolean isOrdinal(Field field) {
        return ORDINAL.matcher(field.label().strip()).matches();
    }

    /** Whether a field says how much of something. */
    static boolean isAmount(Field field) {
        boolean number = field.type() == FieldType.INTEGER || field.type() == FieldType.NUMBER;
        return number && field.kind().isAmount() && !isOrdinal(field) && !Header.isOrdinal(field.label());
    }
}
