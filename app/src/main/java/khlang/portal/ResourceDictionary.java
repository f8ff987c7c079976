package khlang.portal;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Stream;
import khlang.chart.FieldWords;
import khlang.dataset.Resource;
import khlang.datastore.FieldDictionary;
import khlang.datastore.FieldEntry;
import khlang.datastore.FieldStatistics;
import khlang.datastore.TableVersion;
import khlang.kind.Persons;
import khlang.tabular.Field;
import khlang.tabular.FieldType;
import khlang.web.Run;
import khlang.web.View;
import org.jspecify.annotations.Nullable;

/** Reads the data dictionary that a resource carries under the key {@code schema}. */
final class ResourceDictionary {
    private final View view;
    private final FieldDictionary described;
    private final Predicate<Field> personal;
    private final Map<String, FieldStatistics> statistics = new HashMap<>();

    private ResourceDictionary(View view, Resource resource, TableVersion table, Predicate<Field> personal) {
        this.view = view;
        this.described = new FieldDictionary(resource, table.fields());
        this.personal = personal;
        table.statistics().forEach(some -> statistics.put(some.field(), some));
    }

    /** The fields of a table, in their order. */
    static List<ResourceField> of(View view, Resource resource, TableVersion table, Predicate<Field> personal) {
        ResourceDictionary dictionary = new ResourceDictionary(view, resource, table, personal);
        return table.fields().stream().map(dictionary::field).toList();
    }

    /** What charts are told of the fields of a table, in their order. */
    static List<FieldWords> chartWords(View view, Resource resource, TableVersion table, Predicate<Field> personal) {
        ResourceDictionary dictionary = new ResourceDictionary(view, resource, table, personal);
        return table.fields().stream().map(dictionary::chartWords).toList();
    }

    private FieldWords chartWords(Field field) {
        ResourceField shown = field(field);
        FieldEntry said = described.entry(field);
        String declared = said.label().isEmpty() ? said.labelEnglish() : said.label();
        List<String> units = Stream.of(said.unit(), said.unitEnglish())
                .filter(unit -> !unit.isEmpty())
                .toList();
        String names = field.label() + " " + declared;
        return new FieldWords(shown.label(), shown.unit(), names, units, personal.test(field) || named(field, said));
    }

    /** Whether a column is called one of persons' names, and no officer has said what is in it. */
    private static boolean named(Field field, FieldEntry said) {
        return said.personal() == null
                && field.type() == FieldType.TEXT
                && Stream.of(field.label(), said.label(), said.labelEnglish()).anyMatch(Persons::areNamed);
    }

    private ResourceField field(Field field) {
        FieldEntry said = described.entry(field);
        String english = said.labelEnglish();
        String label = described.label(field);
        boolean silent = said.unit().isEmpty() && said.unitEnglish().isEmpty();
        String unit = silent ? found(field, label) : said.unit();
        return new ResourceField(
                field,
                view.column(view.either(label, english)),
                language(view.column(label), english),
                view.either(unit, said.unitEnglish()),
                language(unit, said.unitEnglish()),
                view.either(said.description(), said.descriptionEnglish()),
                language(said.description(), said.descriptionEnglish()),
                said,
                shown(statistics.get(field.id()), personal.test(field)));
    }

    /** Of a field that tells of persons how many values it has, and none of them. */
    private static @Nullable FieldStatistics shown(@Nullable FieldStatistics counted, boolean personal) {
        return counted == null || !personal
                ? counted
                : new FieldStatistics(
                        counted.field(), counted.missing(), counted.distinct(), null, null, null, List.of());
    }

    /** The unit that the cells or the header give, where the label does not say it already. */
    private static String found(Field field, String label) {
        String unit = field.means().unit();
        return label.contains(unit) || (unit.equals("%") && label.contains("ร้อยละ")) ? "" : unit;
    }

    // A header may be in English although nobody said so.
    private String language(String thai, String english) {
        return Run.hasThai(thai) ? view.langOf(english) : "en";
    }
}
