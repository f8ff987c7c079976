package khlang.tabular;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What somebody said of a table's fields before it was read.
 *
 * @param fields in the order in which they were described
 */
public record DeclaredTypes(List<Declared> fields) {
    /** Nothing was said. */
    public static final DeclaredTypes NONE = new DeclaredTypes(List.of());

    /**
     * One field.
     *
     * @param name its header
     * @param type what its values are said to be; null where that was left open
     */
    public record Declared(String name, @Nullable FieldType type) {}

    public DeclaredTypes {
        fields = List.copyOf(fields);
    }

    /** The type said of a field; by its name alone, because the next file may have its columns in another order. */
    Optional<FieldType> of(FieldNames.Name name) {
        return fields.stream()
                .filter(field -> field.name().equals(name.id()) || field.name().equals(name.label()))
                .findFirst()
                .map(Declared::type);
    }
}
