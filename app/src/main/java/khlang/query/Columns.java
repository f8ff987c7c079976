package khlang.query;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import khlang.problem.Problem;
import khlang.tabular.Field;
import khlang.thai.ThaiWords;
import org.jspecify.annotations.Nullable;

/** The fields of a table by id, and what to say where a caller names one that is not there. */
public final class Columns {
    private static final int TOLD = 30;

    private final Clock clock;
    private final List<Field> fields;
    private final Map<String, Field> byId = new HashMap<>();

    /** @param clock by which callers write dates and times */
    Columns(List<Field> fields, Clock clock) {
        this.clock = clock;
        this.fields = List.copyOf(fields);
        byId.put(SearchPlan.ROW.id(), SearchPlan.ROW);
        fields.forEach(field -> byId.put(field.id(), field));
    }

    Clock clock() {
        return clock;
    }

    List<Field> fields() {
        return fields;
    }

    boolean has(String id) {
        return find(id) != null;
    }

    /** The field of a name, also where it prints alike but was typed otherwise, as จํานวน in two signs. */
    private @Nullable Field find(String id) {
        Field field = byId.get(id);
        if (field != null || id.codePoints().noneMatch(letter -> letter >= 'ก' && letter <= '๎')) {
            return field;
        }
        String usual = ThaiWords.ordered(id);
        List<Field> alike = fields.stream()
                .filter(one -> ThaiWords.ordered(one.id()).equals(usual))
                .toList();
        return alike.size() == 1 ? alike.get(0) : null;
    }

    /** The field whose name was written without quotation marks, so that nothing but its first word was read. */
    Optional<String> unquoted(String word, String written) {
        return fields.stream()
                .map(Field::id)
                .filter(id -> id.length() > word.length() && id.startsWith(word) && written.contains(id))
                .max(Comparator.comparingInt(String::length));
    }

    /** The field. @throws Problem under {@code parameter}, with the nearest name and all names */
    Field named(String parameter, String id) {
        Field field = find(id);
        if (field != null) {
            return field;
        }
        throw unknown(parameter, id);
    }

    /** What is said where there is no such field: the nearest name and all names. */
    Problem unknown(String parameter, String id) {
        List<String> names = new ArrayList<>(fields.stream().map(Field::id).toList());
        String all =
                String.join(", ", names.subList(0, Math.min(TOLD, names.size()))) + (names.size() > TOLD ? ", …" : "");
        names.add(SearchPlan.ROW.id());
        return NearMiss.of(id, names)
                .map(near -> Problem.invalid(parameter, "datastore.field.near", id, near, all))
                .orElseGet(() -> Problem.invalid(parameter, "datastore.field.unknown", id, all));
    }
}
