package khlang.portal;

import java.util.List;
import khlang.dataset.Dataset;
import khlang.dataset.Resource;
import khlang.tabular.Field;
import khlang.web.Form;

/**
 * The columns of a table on its officer's desk, with what is said of each.
 *
 * @param form what is said, each key with the column's position behind it: {@code unit.3}
 */
public record DeskFields(Dataset dataset, Resource resource, List<Field> fields, Form form) {
    /** What is said of a column. */
    public String value(String key, Field field) {
        return form.value(name(key, field));
    }

    /** The name of an input. */
    public static String name(String key, Field field) {
        return key + "." + field.position();
    }

    /** Whether a column's numbers count something. */
    public static boolean counts(Field field) {
        return Cells.numeric(field) && field.kind().isAmount();
    }

    /** Where its form is sent. */
    public String path() {
        return "/desk/resource/" + resource.id() + "/fields";
    }
}
