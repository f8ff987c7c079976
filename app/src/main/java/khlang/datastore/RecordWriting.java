package khlang.datastore;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import khlang.problem.Problem;
import khlang.query.SearchPlan;
import khlang.tabular.Field;
import org.jspecify.annotations.Nullable;

/** Finds out what the records of one call do to the rows of a table, refuses what they cannot do, and does it. */
final class RecordWriting {
    private final RowWriting rows;
    private final Records records;
    private final WriteMethod method;
    private final List<Map<Field, @Nullable Object>> added = new ArrayList<>();
    private final Map<Long, Map<Field, @Nullable Object>> changed = new LinkedHashMap<>();
    private boolean keysChange;

    private RecordWriting(RowWriting rows, Records records, WriteMethod method) {
        this.rows = rows;
        this.records = records;
        this.method = method;
    }

    /**
     * Looks at the rows without changing any.
     *
     * @throws Problem in CKAN's words, where a row has to be there and is not, or is there and must not be
     */
    static RecordWriting planned(RowWriting rows, Records records, WriteMethod method) {
        RecordWriting writing = new RecordWriting(rows, records, method);
        if (method == WriteMethod.INSERT) {
            writing.insert();
        } else {
            writing.change();
        }
        return writing;
    }

    /** How many rows are added. */
    int added() {
        return added.size();
    }

    /** Whether no row is touched. */
    boolean isNothing() {
        return added.isEmpty() && changed.isEmpty();
    }

    /** Does it. @throws Problem where two rows would have one key, so that nothing may stay of it */
    void write(long first) {
        if (!added.isEmpty()) {
            rows.insert(first, added);
        }
        if (!changed.isEmpty()) {
            rows.update(changed);
        }
        if (keysChange && rows.repeats(records.key())) {
            throw Problem.invalid("key", "datastore.key.repeated", records.keyNames());
        }
    }

    private void insert() {
        List<List<Object>> keys = new ArrayList<>();
        Set<List<Object>> seen = new HashSet<>();
        for (Records.One one : records.all()) {
            added.add(one.cells());
            if (!records.key().isEmpty()) {
                List<Object> key = keyOf(one);
                if (!seen.add(key)) {
                    throw twice(key);
                }
                keys.add(key);
            }
        }
        List<@Nullable Long> found = keys.isEmpty() ? List.of() : rows.find(records.key(), keys);
        for (int index = 0; index < found.size(); index++) {
            if (found.get(index) != null) {
                throw twice(keys.get(index));
            }
        }
    }

    private void change() {
        boolean numbered = records.all().stream().allMatch(one -> one.id() != null);
        if (records.key().isEmpty() && !numbered) {
            throw Problem.invalid("table", "datastore.key.none");
        }
        List<List<Object>> ids = new ArrayList<>();
        List<List<Object>> keys = new ArrayList<>();
        for (Records.One one : records.all()) {
            Long id = one.id();
            if (id == null) {
                keys.add(keyOf(one));
            } else {
                ids.add(List.of(id));
                keysChange |= records.key().stream().anyMatch(one.cells()::containsKey);
            }
        }
        var byId = (ids.isEmpty() ? List.<@Nullable Long>of() : rows.find(List.of(SearchPlan.ROW), ids)).iterator();
        var byKey = (keys.isEmpty() ? List.<@Nullable Long>of() : rows.find(records.key(), keys)).iterator();
        Map<List<Object>, Map<Field, @Nullable Object>> fresh = new HashMap<>();
        for (Records.One one : records.all()) {
            @Nullable Long found = one.id() == null ? byKey.next() : byId.next();
            if (found != null) {
                changed.computeIfAbsent(found, row -> new LinkedHashMap<>()).putAll(one.cells());
            } else if (method == WriteMethod.UPDATE || one.id() != null) {
                throw Problem.invalid("key", "datastore.key.not_found", shown(one));
            } else {
                Map<Field, @Nullable Object> before = fresh.get(keyOf(one));
                if (before == null) {
                    Map<Field, @Nullable Object> row = new LinkedHashMap<>(one.cells());
                    fresh.put(keyOf(one), row);
                    added.add(row);
                } else {
                    before.putAll(one.cells());
                }
            }
        }
    }

    private List<Object> keyOf(Records.One one) {
        List<Object> key = one.key(records.key());
        if (key.isEmpty()) {
            String missing = records.key().stream()
                    .filter(field -> one.cells().get(field) == null)
                    .map(Field::id)
                    .collect(Collectors.joining("\", \""));
            throw Problem.invalid("key", "datastore.key.missing", missing);
        }
        return key;
    }

    private String shown(Records.One one) {
        return one.id() == null ? shown(keyOf(one)) : String.valueOf(one.id());
    }

    private static String shown(List<Object> key) {
        return key.stream().map(Values::text).collect(Collectors.joining("\", \""));
    }

    private Problem twice(List<Object> key) {
        return Problem.invalid("records", "datastore.key.twice", records.keyNames(), shown(key));
    }
}
