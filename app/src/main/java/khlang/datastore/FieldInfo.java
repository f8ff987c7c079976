package khlang.datastore;

import java.util.Locale;
import java.util.Map;
import khlang.kind.Kind;
import khlang.kind.Meaning;
import khlang.tabular.Field;
import khlang.web.Json;
import tools.jackson.databind.node.ObjectNode;

/** What an answer tells of a field beside its type, where CKAN has the data dictionary. */
final class FieldInfo {
    private FieldInfo() {}

    /** Its label, what its values are, and what the data dictionary says of them in short. */
    static void brief(Field field, FieldDictionary dictionary, ObjectNode info) {
        info.put("label", dictionary.label(field));
        found(field, info);
        said(dictionary.entry(field), info);
    }

    /** What the data dictionary says in short, beside the label; a unit that is said stands instead of one that was found. */
    static void said(FieldEntry entry, ObjectNode info) {
        put(info, "label_en", entry.labelEnglish());
        put(info, "unit", entry.unit());
        put(info, "unit_en", entry.unitEnglish());
        if (entry.personal() != null) {
            info.put(FieldEntry.PERSONAL, entry.personal());
        }
    }

    private static void put(ObjectNode info, String key, String text) {
        if (!text.isEmpty()) {
            info.put(key, text);
        }
    }

    private static void found(Field field, ObjectNode info) {
        Meaning meaning = field.meaning();
        if (meaning == null) {
            return;
        }
        info.put("kind", meaning.kind().id());
        if (!meaning.unit().isEmpty()) {
            info.put("unit", meaning.unit());
        }
        if (meaning.era() != null) {
            info.put("era", meaning.era().name().toLowerCase(Locale.ROOT));
        }
        if (meaning.mixedEras()) {
            info.put("mixed_eras", true);
        }
    }

    /** The same, all that the data dictionary says, and how sure the kind is. */
    static void whole(Field field, FieldDictionary dictionary, Map<String, Kind> chosen, ObjectNode info) {
        brief(field, dictionary, info);
        FieldEntry entry = dictionary.entry(field);
        put(info, "label_th", entry.label());
        put(info, "notes", entry.description().isEmpty() ? entry.descriptionEnglish() : entry.description());
        put(info, "notes_th", entry.description());
        put(info, "notes_en", entry.descriptionEnglish());
        ChosenKinds.of(chosen, field).map(ChosenKinds::override).ifPresent(word -> info.put("type_override", word));
        if (!entry.codes().isEmpty()) {
            info.set("codes", Json.MAPPER.valueToTree(FieldCode.words(entry.codes())));
        }
        sure(field, info);
    }

    private static void sure(Field field, ObjectNode info) {
        Meaning meaning = field.meaning();
        if (meaning == null) {
            return;
        }
        info.put("reading", meaning.reading().name().toLowerCase(Locale.ROOT));
        info.put("confidence", meaning.confidence());
        info.put("disagreeing", meaning.disagreeing());
        if (meaning.runnerUp() != null) {
            info.put("runner_up", meaning.runnerUp().id());
            info.put("runner_up_share", meaning.runnerUpShare());
        }
        if (!meaning.missing().isEmpty()) {
            ObjectNode missing = info.putObject("missing");
            meaning.missing().forEach(missing::put);
        }
    }
}
