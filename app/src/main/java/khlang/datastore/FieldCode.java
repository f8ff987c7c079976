package khlang.datastore;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One code of a field's code list and what it stands for.
 *
 * @param value as it stands in the table
 * @param label its meaning in Thai, or empty
 * @param labelEnglish the same in English, or empty
 */
public record FieldCode(String value, String label, String labelEnglish) {
    /** The key of a code list in a field's entry, as Table Schema has it. */
    static final String KEY = "categories";

    /** The codes that an entry of a data dictionary lists: values alone, or with labels; whatever else stands there is none. */
    static List<FieldCode> of(@Nullable Object listed) {
        List<FieldCode> codes = new ArrayList<>();
        if (listed instanceof List<?> list) {
            for (Object one : list) {
                FieldCode code = one instanceof Map<?, ?> words
                        ? new FieldCode(
                                text(words.get("value")),
                                text(words.containsKey("label") ? words.get("label") : words.get("label_th")),
                                text(words.get("label_en")))
                        : new FieldCode(text(one), "", "");
                if (!code.value.isEmpty()) {
                    codes.add(code);
                }
            }
        }
        return List.copyOf(codes);
    }

    private static String text(@Nullable Object value) {
        boolean one = value instanceof String || value instanceof Number || value instanceof Boolean;
        return one ? String.valueOf(value).strip() : "";
    }

    /** The same as an entry keeps it. */
    Map<String, Object> words() {
        Map<String, Object> words = new LinkedHashMap<>();
        words.put("value", value);
        if (!label.isEmpty()) {
            words.put("label", label);
        }
        if (!labelEnglish.isEmpty()) {
            words.put("label_en", labelEnglish);
        }
        return words;
    }

    /** All as an entry keeps them. */
    static List<Map<String, Object>> words(List<FieldCode> codes) {
        return codes.stream().map(FieldCode::words).toList();
    }

    /** What it stands for in a language, or in the other where that is not said; empty where nothing is. */
    public String meaning(boolean thai) {
        String first = thai ? label : labelEnglish;
        return first.isEmpty() ? (thai ? labelEnglish : label) : first;
    }
}
