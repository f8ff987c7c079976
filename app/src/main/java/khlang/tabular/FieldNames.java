package khlang.tabular;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import khlang.problem.Phrase;

/** Makes field ids out of headers: as printed, where CKAN's rules let it. */
final class FieldNames {
    private static final String UNNAMED = Field.UNNAMED + " ";
    private static final Pattern BLANKS = Pattern.compile("[\\s\\u00A0]+");
    private static final int SHOWN = 10;

    private FieldNames() {}

    /** A field's id, the header as printed, and the unit that a row below the header gives; blank for none. */
    record Name(String id, String label, String unit) {
        Name(String id, String label) {
            this(id, label, "");
        }

        /** The same with a unit. */
        Name counting(String other) {
            return new Name(id, label, other);
        }

        /** Whether the header of column {@code index} is blank. */
        boolean isUnnamed(int index) {
            return label.equals(id) && id.startsWith(UNNAMED + (index + 1));
        }
    }

    /** What the fields of a table are called, those among them that were made beside its columns. */
    static List<Name> names(List<Field> fields) {
        return fields.stream().map(field -> new Name(field.id(), field.label())).toList();
    }

    /** Whether a header was made for a column that has none. */
    static boolean isUnnamed(String label) {
        return label.startsWith(UNNAMED);
    }

    /** An id for each header: never blank, never beginning with {@code _}, without quotes, and none twice. */
    static List<Name> of(List<String> headers) {
        List<Name> names = new ArrayList<>();
        Set<String> taken = new HashSet<>();
        for (int i = 0; i < headers.size(); i++) {
            String label = headers.get(i);
            String allowed = allowed(label);
            String id = free(allowed.isEmpty() ? UNNAMED + (i + 1) : allowed, taken);
            names.add(new Name(id, label.isEmpty() ? id : label));
        }
        return List.copyOf(names);
    }

    /** Says which headers could not be the names of their fields; other blanks alone are no change worth a word. */
    static Optional<Phrase> changed(List<Field> fields) {
        List<String> changed = fields.stream()
                .filter(field -> !blanks(field.label()).equals(field.id()))
                .map(field -> "‘" + blanks(field.label()) + "’ → ‘" + field.id() + "’")
                .toList();
        String first = changed.stream().limit(SHOWN).collect(Collectors.joining(", "));
        return changed.isEmpty()
                ? Optional.empty()
                : Optional.of(Phrase.of("tabular.note.renamed", changed.size() > SHOWN ? first + " …" : first));
    }

    private static String blanks(String header) {
        return BLANKS.matcher(header).replaceAll(" ").strip();
    }

    private static String allowed(String header) {
        StringBuilder id = new StringBuilder();
        for (int i = 0; i < header.length(); i++) {
            char letter = header.charAt(i);
            boolean blank = Character.isWhitespace(letter) || letter == '\u00A0';
            boolean dropped = letter == '"' || letter == '\uFEFF' || Character.isISOControl(letter);
            boolean leading = id.length() == 0 && (blank || letter == '_');
            boolean repeated = blank && id.length() > 0 && id.charAt(id.length() - 1) == ' ';
            if (leading || repeated || (dropped && !blank)) {
                continue;
            }
            id.append(blank ? ' ' : letter);
        }
        return id.toString().strip();
    }

    private static String free(String id, Set<String> taken) {
        String candidate = id;
        for (int number = 2; !taken.add(candidate.toLowerCase(Locale.ROOT)); number++) {
            candidate = id + " " + number;
        }
        return candidate;
    }
}
