package khlang.portal;

import java.util.List;
import java.util.Set;
import khlang.dataset.Dataset;
import khlang.dataset.Resource;
import khlang.datastore.TableVersion;
import khlang.tabular.Field;
import khlang.tabular.Glance;
import khlang.web.Form;
import org.jspecify.annotations.Nullable;

/**
 * How a file is read, beside its first rows as they stand in it.
 *
 * @param form what is said of it
 * @param glance the file; null where it cannot be looked at
 * @param sheets the tables of the file, where there are several
 * @param table the newest table that was made of it; null where there is none
 * @param headers the headers of its table and of columns that are left out
 * @param rows the first rows of its table, as text
 * @param omit headers of columns that are left out
 * @param fillDown headers of columns that are filled down
 */
public record DeskReading(
        Dataset dataset,
        Resource resource,
        Form form,
        @Nullable Glance glance,
        List<DeskSheet> sheets,
        @Nullable TableVersion table,
        List<String> headers,
        List<List<String>> rows,
        Set<String> omit,
        Set<String> fillDown) {
    /** What the names of form fields begin with that say the kind of the field behind it. */
    static final String KIND = "kind.";

    /** The name of the form field that says the kind of a field. */
    public static String kindOf(Field field) {
        return KIND + field.id();
    }

    /** Headers of the table alone. */
    public List<String> kept() {
        return headers.stream().filter(header -> !omit.contains(header)).toList();
    }

    /** Where its form is sent. */
    public String path() {
        return "/desk/resource/" + resource.id() + "/reading";
    }
}
