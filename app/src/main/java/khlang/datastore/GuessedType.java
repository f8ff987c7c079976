package khlang.datastore;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import tools.jackson.databind.JsonNode;

/** Finds fields and their types from records, where nobody says them: texts stay texts, unless all are dates. */
final class GuessedType {
    private GuessedType() {}

    /** The fields of records, in the order in which they are first named. */
    static List<FieldDraft> fields(List<? extends JsonNode> records) {
        Set<String> names = new LinkedHashSet<>();
        records.forEach(record -> names.addAll(record.propertyNames()));
        return names.stream()
                .map(name -> new FieldDraft(FieldDraft.named("records", name), null, null, Map.of()))
                .toList();
    }

    /** The type that takes every value that records have under a name. */
    static WrittenType of(String name, List<? extends JsonNode> records) {
        List<JsonNode> values = new ArrayList<>();
        for (JsonNode record : records) {
            JsonNode value = record.path(name);
            if (!value.isMissingNode() && !value.isNull()) {
                values.add(value);
            }
        }
        if (values.isEmpty()) {
            return WrittenType.TEXT;
        }
        if (all(values, JsonNode::isBoolean)) {
            return WrittenType.BOOLEAN;
        }
        if (all(values, JsonNode::isIntegralNumber)) {
            return WrittenType.INTEGER;
        }
        if (all(values, JsonNode::isNumber)) {
            return WrittenType.NUMERIC;
        }
        if (all(values, value -> value.isString() && isMoment(value.asString()))) {
            return all(values, value -> value.asString().strip().length() == "2024-01-31".length())
                    ? WrittenType.DATE
                    : WrittenType.TIMESTAMP;
        }
        return all(values, JsonNode::isContainer) ? WrittenType.OTHER : WrittenType.TEXT;
    }

    private static boolean isMoment(String text) {
        return RecordValue.moment(text).isPresent();
    }

    private static boolean all(List<JsonNode> values, Predicate<JsonNode> test) {
        return values.stream().allMatch(test);
    }
}
