package khlang.portal;

import khlang.datastore.FieldEntry;
import khlang.datastore.FieldStatistics;
import khlang.kind.Meaning;
import khlang.tabular.Field;
import khlang.web.View;
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
 * @param said all that the data dictionary says
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
        FieldEntry said,
        @Nullable FieldStatistics statistics) {
    /** What somebody should look at: years of both eras, or values that are something else. Empty where all is well. */
    public String remark(View view) {
        Meaning means = field.means();
        if (means.mixedEras()) {
            return view.t("portal.resource.dictionary.mixed_eras");
        }
        return means.disagreeing() == 0
                ? ""
                : view.t("portal.resource.dictionary.disagreeing", view.number(means.disagreeing()));
    }

    /** Whether its values stand at the right. */
    public boolean numeric() {
        return Cells.numeric(field);
    }
}
