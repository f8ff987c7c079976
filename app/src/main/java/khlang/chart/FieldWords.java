package khlang.chart;

import java.util.List;
import khlang.tabular.Field;

/**
 * What a data dictionary says of a field: what is shown is in the page's language, what a chart is chosen by is not, so
 * that both languages tell the same numbers.
 *
 * @param label its name as shown
 * @param unit its unit as shown, or empty
 * @param names its header and its name, as declared
 * @param units its units as declared, in every language
 * @param personal whether it tells of persons, so that nothing is drawn by it
 */
public record FieldWords(String label, String unit, String names, List<String> units, boolean personal) {
    public FieldWords {
        units = List.copyOf(units);
    }

    /** The words of a field that no dictionary describes. */
    static FieldWords of(Field field) {
        return new FieldWords(field.label(), "", field.label(), List.of(), false);
    }
}
