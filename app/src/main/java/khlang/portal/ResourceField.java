package khlang.portal;

import khlang.datastore.FieldStatistics;
import khlang.tabular.Field;
import org.jspecify.annotations.Nullable;

/**
 * A field of a table with what the data dictionary says of it, in the page's language where there is some.
 *
 * @param field the field
 * @param label its name for people
 * @param labelLanguage the language of the label
 * @param unit what its numbers count, or empty
 * @param unitLanguage the language of the unit
 * @param description what it means, or empty
 * @param descriptionLanguage the language of the description
 * @param statistics what is in it
 */
public record ResourceField(
        Field field,
        String label,
        String labelLanguage,
        String unit,
        String unitLanguage,
        String description,
        String descriptionLanguage,
        @Nullable FieldStatistics statistics) {
    /** Whether its values stand at the right. */
    public boolean numeric() {
        return Cells.numeric(field);
    }
}
