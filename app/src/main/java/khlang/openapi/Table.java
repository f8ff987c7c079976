package khlang.openapi;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import khlang.dataset.Resource;
import khlang.datastore.FieldDictionary;
import khlang.datastore.FieldStatistics;
import khlang.datastore.FieldValues;
import khlang.datastore.TableVersion;
import khlang.query.SearchPlan;
import khlang.tabular.Field;
import khlang.tabular.FieldType;
import org.jspecify.annotations.Nullable;

/**
 * A resource of a dataset and the table that it serves.
 *
 * @param personal which fields tell of persons
 * @param complete the ids of the fields whose code lists have all their values
 * @param first its first row, without what tells of persons; empty where it has none
 */
record Table(
        Resource resource,
        TableVersion version,
        FieldDictionary dictionary,
        Predicate<Field> personal,
        Set<String> complete,
        Map<String, @Nullable Object> first) {
    /** The table of a resource, with what its data dictionary says. */
    static Table of(Resource resource, TableVersion version, Predicate<Field> personal, FieldValues values) {
        FieldDictionary dictionary = new FieldDictionary(resource, version.fields());
        Set<String> complete = version.fields().stream()
                .filter(field -> !dictionary.entry(field).codes().isEmpty()
                        && (field.type() == FieldType.TEXT || field.type() == FieldType.INTEGER)
                        && values.complete(
                                version, field, dictionary.entry(field).codes()))
                .map(Field::id)
                .collect(Collectors.toSet());
        return new Table(resource, version, dictionary, personal, complete, values.first(version, personal));
    }

    /** A value that occurs in a field, as a caller would write it; none of one that tells of persons. */
    Optional<String> example(Field field) {
        if (personal.test(field)) {
            return Optional.empty();
        }
        return version.statistics().stream()
                .filter(some -> some.field().equals(field.id()))
                .findFirst()
                .flatMap(Table::value)
                // A whole paragraph is no example.
                .filter(value -> !value.isBlank() && value.length() <= 80);
    }

    private static Optional<String> value(FieldStatistics statistics) {
        return statistics.top().isEmpty()
                ? Optional.ofNullable(statistics.maximum())
                : Optional.of(statistics.top().get(0).value());
    }

    /** A condition on this table's rows, in the grammar of {@code where}. */
    String condition() {
        List<String> parts = new ArrayList<>();
        first(field -> field.type() == FieldType.INTEGER || field.type() == FieldType.NUMBER)
                .ifPresent(field ->
                        parts.add(named(field) + " >= " + example(field).orElse("0")));
        first(field -> field.type() == FieldType.TEXT).ifPresent(field -> {
            String value = example(field).orElse("").replace("'", "''");
            parts.add("not (" + named(field) + " = '" + value + "' or " + named(field) + " is null)");
        });
        return parts.isEmpty() ? SearchPlan.ROW.id() + " > 10" : String.join(" and ", parts);
    }

    private Optional<Field> first(Predicate<Field> suiting) {
        return version.fields().stream()
                .filter(suiting)
                .filter(field -> example(field).isPresent())
                .min(Comparator.comparingInt(this::unsuited));
    }

    private static String named(Field field) {
        return "\"" + field.id().replace("\"", "\"\"") + "\"";
    }

    /** The field that shows best what a filter does: one that has a few values which come back. */
    Optional<Field> telling() {
        return first(field -> true);
    }

    private int unsuited(Field field) {
        long distinct = version.statistics().stream()
                .filter(some -> some.field().equals(field.id()))
                .mapToLong(FieldStatistics::distinct)
                .findFirst()
                .orElse(0);
        boolean few = distinct >= 2 && distinct <= 50;
        return switch (field.type()) {
            case TEXT -> few ? 0 : 2;
            case BOOLEAN -> 1;
            case INTEGER -> few ? 1 : 3;
            case DATE -> 3;
            case NUMBER, TIMESTAMP -> 4;
        };
    }
}
