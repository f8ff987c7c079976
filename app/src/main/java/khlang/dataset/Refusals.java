package khlang.dataset;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import khlang.problem.Phrase;
import khlang.problem.Problem;

/** Collects what is wrong with a draft, so that all of it is told at once. */
final class Refusals {
    private final Map<String, List<Phrase>> fields = new LinkedHashMap<>();

    void add(String field, String key, Object... arguments) {
        fields.computeIfAbsent(field, name -> new ArrayList<>()).add(Phrase.of(key, arguments));
    }

    /** The text without control characters and outer blanks, refused where it is longer than the catalogue keeps. */
    String text(String field, String text, int most) {
        String clean = text.replaceAll("[\\x00-\\x08\\x0B\\x0C\\x0E-\\x1F]", "").strip();
        if (clean.length() > most) {
            add(field, "dataset.too_long", most);
            return "";
        }
        return clean;
    }

    Map<String, List<Phrase>> fields() {
        return fields;
    }

    void throwIfAny() {
        if (!fields.isEmpty()) {
            throw Problem.invalid(fields);
        }
    }
}
