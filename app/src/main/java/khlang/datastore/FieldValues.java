package khlang.datastore;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import khlang.query.SearchRequest;
import khlang.tabular.Field;
import org.jspecify.annotations.Nullable;

/** The different values of a field, as a code list names them. */
public final class FieldValues {
    private final Datastore datastore;

    public FieldValues(Datastore datastore) {
        this.datastore = datastore;
    }

    /** At most {@code most} different values of a field in their order, without nothing. */
    public List<String> of(TableVersion version, Field field, int most) {
        SearchRequest request = new SearchRequest(
                        version.id(), List.of(), List.of(), List.of(field.id()), List.of(), true, most, 0, false)
                .sorted(field.id(), false);
        return datastore.search(version, request).rows().stream()
                .map(row -> row[0])
                .filter(Objects::nonNull)
                .map(FieldValues::text)
                .toList();
    }

    /** The first row of a table as the row API tells it, without the fields that tell of persons; empty where there is none. */
    public Map<String, @Nullable Object> first(TableVersion version, Predicate<Field> personal) {
        SearchRequest request = SearchRequest.of(version.id()).page(1, 0);
        SearchResult found = datastore.search(version, request);
        Map<String, @Nullable Object> first = new LinkedHashMap<>();
        for (@Nullable Object[] row : found.rows()) {
            for (int index = 0; index < row.length; index++) {
                Field field = found.columns().get(index);
                Object value = row[index];
                boolean moment = value instanceof LocalDate || value instanceof LocalDateTime;
                if (!personal.test(field)) {
                    first.put(field.id(), moment ? Values.text(value) : value);
                }
            }
        }
        return first;
    }

    private static String text(Object value) {
        return value instanceof BigDecimal number ? number.toPlainString() : value.toString();
    }

    /** Whether a code list has every value that stands in a field, as far as its statistics tell that it may. */
    public boolean complete(TableVersion version, Field field, List<FieldCode> codes) {
        boolean few = version.statistics().stream()
                .anyMatch(one -> one.field().equals(field.id()) && one.distinct() <= codes.size());
        return few
                && codes.stream()
                        .map(FieldCode::value)
                        .collect(Collectors.toSet())
                        .containsAll(of(version, field, codes.size() + 2));
    }
}
