package khlang.portal;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import khlang.chart.FieldWords;
import khlang.dataset.Resource;
import khlang.datastore.FieldDictionary;
import khlang.datastore.FieldStatistics;
import khlang.datastore.TableVersion;
import khlang.tabular.Field;
import khlang.web.Run;
import khlang.web.View;

/** Reads the data dictionary that a resource carries under the key {@code schema}. */
final class ResourceDictionary {
    private final View view;
    private final FieldDictionary described;
    private final Map<String, FieldStatistics> statistics = new HashMap<>();

    private ResourceDictionary(View view, Resource resource, TableVersion table) {
        this.view = view;
        this.described = new FieldDictionary(resource, table.fields().size());
        table.statistics().forEach(some -> statistics.put(some.field(), some));
    }

    /** The fields of a table, in their order. */
    static List<ResourceField> of(View view, Resource resource, TableVersion table) {
        ResourceDictionary dictionary = new ResourceDictionary(view, resource, table);
        return table.fields().stream().map(dictionary::field).toList();
    }

    /** What charts are told of the fields of a table, in their order. */
    static List<FieldWords> chartWords(View view, Resource resource, TableVersion table) {
        ResourceDictionary dictionary = new ResourceDictionary(view, resource, table);
        return table.fields().stream().map(dictionary::chartWords).toList();
    }

    private FieldWords chartWords(Field field) {
        ResourceField shown = field(field);
        Map<?, ?> words = described.words(field);
        String thai = text(words, "label");
        String declared = thai.isBlank() ? text(words, "label_en") : thai;
        List<String> units = Stream.of("unit", "unit_en")
                .map(key -> text(words, key))
                .filter(unit -> !unit.isBlank())
                .toList();
        return new FieldWords(shown.label(), shown.unit(), field.label() + " " + declared, units);
    }

    private ResourceField field(Field field) {
        Map<?, ?> words = described.words(field);
        String thai = text(words, "label");
        String english = text(words, "label_en");
        String description = text(words, "description");
        String descriptionEnglish = text(words, "description_en");
        String unitEnglish = text(words, "unit_en");
        String label = thai.isBlank() ? field.label() : thai;
        String declared = text(words, "unit");
        String unit = declared.isBlank() && unitEnglish.isBlank() ? found(field, label) : declared;
        return new ResourceField(
                field,
                view.column(view.either(label, english)),
                language(view.column(label), english),
                view.either(unit, unitEnglish),
                language(unit, unitEnglish),
                view.either(description, descriptionEnglish),
                language(description, descriptionEnglish),
                statistics.get(field.id()));
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

    private static String text(Map<?, ?> words, String key) {
        return words.get(key) instanceof String text ? text : "";
    }
}
