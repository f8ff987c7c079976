package khlang.openapi;

import java.util.Optional;
import khlang.dataset.Resource;
import khlang.datastore.FieldStatistics;
import khlang.datastore.TableVersion;
import khlang.tabular.Field;

/** A resource of a dataset and the table that it serves. */
record Table(Resource resource, TableVersion version) {
    /** A value that occurs in a field, as a caller would write it. */
    Optional<String> example(Field field) {
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

    /** The field that shows best what a filter does: one that has a few values which come back. */
    Optional<Field> telling() {
        return version.fields().stream()
                .filter(field -> example(field).isPresent())
                .min(java.util.Comparator.comparingInt(this::unsuited));
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
