package khlang.query;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import khlang.problem.Problem;
import khlang.tabular.Field;

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
        return byId.containsKey(id);
    }

    /** The field. @throws Problem under {@code parameter}, with the nearest name and all names */
    Field named(String parameter, String id) {
        Field field = byId.get(id);
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
