package khlang.datastore;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import khlang.query.RowParameters;
import khlang.tabular.Field;

/** What the first line of a file calls the columns: what programs ask for, or what people read. */
enum HeaderLabels {
    /** The fields' own names. */
    KEY,
    /** What the data dictionary calls them, else their header. */
    TH,
    /** What the data dictionary calls them in English, else as in Thai. */
    EN;

    /** What a caller asks for. @throws khlang.problem.Problem where there is no such choice */
    static HeaderLabels of(RowParameters parameters) {
        return switch (parameters.choice("labels", "key", "th", "en")) {
            case "th" -> TH;
            case "en" -> EN;
            default -> KEY;
        };
    }

    /** The columns as the first line calls them: no two alike, so that each can be found again. */
    List<Field> of(List<Field> columns, FieldDictionary dictionary) {
        if (this == KEY) {
            return columns;
        }
        List<String> labels =
                columns.stream().map(field -> label(field, dictionary)).toList();
        Set<String> told = new HashSet<>();
        Set<String> twice = new HashSet<>();
        labels.forEach(label -> {
            if (!told.add(label)) {
                twice.add(label);
            }
        });
        Set<String> taken = new HashSet<>();
        return columns.stream()
                .map(field -> called(field, label(field, dictionary), twice, taken))
                .toList();
    }

    private String label(Field field, FieldDictionary dictionary) {
        String english = this == EN ? dictionary.entry(field).labelEnglish() : "";
        String label = english.isEmpty() ? dictionary.label(field) : english;
        return label.isBlank() ? field.id() : label;
    }

    private static Field called(Field field, String label, Set<String> twice, Set<String> taken) {
        String name = twice.contains(label) ? label + " (" + field.id() + ")" : label;
        while (!taken.add(name)) {
            name += "_";
        }
        return new Field(field.position(), name, name, field.type(), field.scale(), field.meaning(), field.declared());
    }
}
