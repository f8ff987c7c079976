package khlang.datastore;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import khlang.problem.Problem;
import khlang.query.SearchPlan;
import khlang.tabular.Field;
import khlang.tabular.FieldType;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * The records of one call, fit for a table.
 *
 * @param fields those of the table, whose decimals have so many digits behind the point as the records need
 * @param key the fields that tell its rows apart; empty where none do
 */
record Records(List<Field> fields, List<Field> key, List<One> all) {
    /**
     * One record.
     *
     * @param id the number of the row that it says it is; null where it says none
     * @param cells the values of the fields that it names
     */
    record One(@Nullable Long id, Map<Field, @Nullable Object> cells) {
        /** Its values of the key; empty where one is missing. */
        List<Object> key(List<Field> key) {
            List<Object> values = new ArrayList<>();
            key.forEach(field -> {
                Object value = cells.get(field);
                if (value != null) {
                    values.add(value);
                }
            });
            return values.size() == key.size() ? values : List.of();
        }
    }

    /**
     * Reads records.
     *
     * @param numbered whether they may say which rows they are
     * @throws Problem in CKAN's words, where one names what is no field, or has a value that does not fit
     */
    static Records of(List<? extends JsonNode> written, List<Field> fields, List<Field> key, boolean numbered) {
        // In the order of the table, which refusals tell.
        Map<String, Field> known = new LinkedHashMap<>();
        fields.forEach(field -> known.put(field.id(), field));
        refuseUnknown(written, known, numbered);
        List<One> all = new ArrayList<>();
        Map<Integer, Integer> scales = new HashMap<>();
        for (JsonNode record : written) {
            Map<Field, @Nullable Object> cells = new LinkedHashMap<>();
            record.properties().forEach(entry -> {
                Field field = known.get(entry.getKey());
                if (field != null) {
                    Object value = RecordValue.of(field, entry.getValue());
                    cells.put(field, value);
                    if (value instanceof BigDecimal number) {
                        scales.merge(field.position(), number.scale(), Math::max);
                    }
                }
            });
            JsonNode id = record.get(SearchPlan.ROW.id());
            all.add(new One(id == null ? null : (Long) RecordValue.of(SearchPlan.ROW, id), cells));
        }
        return new Records(fields, key, all).widened(scales);
    }

    private static void refuseUnknown(List<? extends JsonNode> written, Map<String, Field> known, boolean numbered) {
        String unknown = written.stream()
                .flatMap(record -> record.propertyNames().stream())
                .filter(name -> !known.containsKey(name) && !(numbered && name.equals(SearchPlan.ROW.id())))
                .distinct()
                .collect(Collectors.joining("\", \""));
        if (!unknown.isEmpty()) {
            throw Problem.invalid("fields", "datastore.records.unknown", unknown, String.join(", ", known.keySet()));
        }
    }

    private Records widened(Map<Integer, Integer> scales) {
        Map<Field, Field> wider = new HashMap<>();
        fields.forEach(field -> {
            boolean decimal = field.type() == FieldType.NUMBER && field.scale() >= 0;
            int scale = Math.max(field.scale(), scales.getOrDefault(field.position(), 0));
            wider.put(field, decimal ? field.scaled(scale) : field);
        });
        Function<Field, Field> wide = field -> Objects.requireNonNull(wider.get(field));
        List<One> others = all.stream()
                .map(one -> {
                    Map<Field, @Nullable Object> cells = new LinkedHashMap<>();
                    one.cells().forEach((field, value) -> cells.put(wide.apply(field), value));
                    return new One(one.id(), cells);
                })
                .toList();
        return new Records(
                fields.stream().map(wide).toList(), key.stream().map(wide).toList(), others);
    }

    /** The fields that need more digits behind the point than they have. */
    List<Field> wider(List<Field> before) {
        List<Field> wider = new ArrayList<>(fields);
        wider.removeAll(before);
        return wider;
    }

    /** The same as far as their key goes, in the fields of another table, which are in the order of the key. */
    Records keyed(List<Field> others) {
        List<Field> there = new ArrayList<>();
        for (int index = 0; index < key.size(); index++) {
            Field other = others.get(index);
            there.add(other.scaled(key.get(index).scale()));
        }
        List<One> alike = new ArrayList<>();
        for (One one : all) {
            Map<Field, @Nullable Object> cells = new LinkedHashMap<>();
            for (int index = 0; index < key.size(); index++) {
                cells.put(there.get(index), one.cells().get(key.get(index)));
            }
            alike.add(new One(null, cells));
        }
        return new Records(there, there, alike);
    }

    /** The names of the key, as told in refusals. */
    String keyNames() {
        return key.stream().map(Field::id).collect(Collectors.joining("\", \""));
    }
}
