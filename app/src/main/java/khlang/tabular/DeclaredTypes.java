package khlang.tabular;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import khlang.kind.Evidence;
import khlang.kind.Kind;
import khlang.thai.ThaiWords;
import org.jspecify.annotations.Nullable;

/**
 * What somebody said of a table's fields before it was read.
 *
 * @param fields in the order in which they were described
 * @param known the ids of the fields of the table before
 */
public record DeclaredTypes(List<Declared> fields, List<String> known) {
    private static final Pattern BLANKS = Pattern.compile("\\s+");

    /** Nothing was said. */
    public static final DeclaredTypes NONE = new DeclaredTypes(List.of());

    /**
     * One field.
     *
     * @param name its header
     * @param type what its values are said to be; null where that was left open
     * @param kind what somebody chose its values to be, whatever they look like; null where nobody did
     * @param before how its values were written in the table before; null where that is not known
     */
    public record Declared(
            String name,
            @Nullable FieldType type,
            @Nullable Kind kind,
            @Nullable Evidence before) {
        /** A field of which at most its type was said. */
        public Declared(String name, @Nullable FieldType type) {
            this(name, type, null);
        }

        /** A field of which type and kind may have been said. */
        public Declared(String name, @Nullable FieldType type, @Nullable Kind kind) {
            this(name, type, kind, null);
        }

        private boolean isOf(FieldNames.Name wanted) {
            return name.equals(wanted.id()) || name.equals(wanted.label());
        }
    }

    public DeclaredTypes {
        fields = List.copyOf(fields);
        known = List.copyOf(known);
    }

    /** Of fields of which no table before is known. */
    public DeclaredTypes(List<Declared> fields) {
        this(fields, List.of());
    }

    /** The same headers; one that the table before writes alike, as with another order of tone marks, names its field. */
    List<FieldNames.Name> named(List<FieldNames.Name> names) {
        Set<String> own = names.stream().map(FieldNames.Name::id).collect(Collectors.toSet());
        Map<String, List<String>> lost =
                known.stream().filter(id -> !own.contains(id)).collect(Collectors.groupingBy(DeclaredTypes::written));
        Map<String, List<FieldNames.Name>> fresh = names.stream()
                .filter(name -> !known.contains(name.id()))
                .collect(Collectors.groupingBy(name -> written(name.id())));
        return names.stream()
                .map(name -> {
                    String written = written(name.id());
                    List<String> before = lost.getOrDefault(written, List.of());
                    boolean only = before.size() == 1
                            && fresh.getOrDefault(written, List.of()).equals(List.of(name));
                    return only ? new FieldNames.Name(before.get(0), name.label(), name.unit()) : name;
                })
                .toList();
    }

    private static String written(String header) {
        return BLANKS.matcher(ThaiWords.fold(header)).replaceAll("");
    }

    /** The type said of a field; by its name alone, because the next file may have its columns in another order. */
    Optional<FieldType> of(FieldNames.Name name) {
        return fields.stream()
                .filter(field -> field.before() == null && field.isOf(name))
                .findFirst()
                .map(Declared::type);
    }

    /** Whether a type or a kind was said of a field. */
    boolean says(Field field) {
        FieldNames.Name name = new FieldNames.Name(field.id(), field.label());
        return of(name).isPresent() || kind(name) != null;
    }

    /** The kind that was chosen for a field; null where none was. */
    @Nullable
    Kind kind(FieldNames.Name name) {
        return fields.stream()
                .filter(field -> field.kind() != null && field.isOf(name))
                .findFirst()
                .map(Declared::kind)
                .orElse(null);
    }

    /** The fields for which a kind was chosen. */
    Set<String> chosen() {
        return fields.stream()
                .filter(field -> field.kind() != null)
                .map(Declared::name)
                .collect(Collectors.toSet());
    }

    /** How a field's values were written in the table before. */
    Evidence before(FieldNames.Name name) {
        return fields.stream()
                .filter(field -> field.before() != null && field.isOf(name))
                .findFirst()
                .map(Declared::before)
                .orElse(Evidence.NONE);
    }

    /** The same for a file whose columns were written in these ways before. */
    public DeclaredTypes after(List<Field> table) {
        List<Declared> all = new ArrayList<>(fields);
        table.stream()
                .filter(field -> !field.means().evidence().equals(Evidence.NONE))
                .map(field -> new Declared(field.id(), null, null, field.means().evidence()))
                .forEach(all::add);
        return new DeclaredTypes(all, table.stream().map(Field::id).toList());
    }
}
