package khlang.datastore;

import java.util.Locale;
import khlang.kind.Meaning;
import khlang.tabular.Field;
import tools.jackson.databind.node.ObjectNode;

/** What an answer tells of a field beside its type, where CKAN has the data dictionary. */
final class FieldInfo {
    private FieldInfo() {}

    /** Its label, and what its values are. */
    static void brief(Field field, ObjectNode info) {
        info.put("label", field.label());
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

    /** The same, and how sure it is. */
    static void whole(Field field, ObjectNode info) {
        brief(field, info);
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
