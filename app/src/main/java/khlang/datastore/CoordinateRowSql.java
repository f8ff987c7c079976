package khlang.datastore;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import khlang.kind.Kind;
import khlang.kind.Thailand;
import khlang.quality.Finding;
import khlang.quality.Flaw;
import khlang.quality.Instance;
import khlang.tabular.Field;
import khlang.tabular.FieldType;
import org.jspecify.annotations.Nullable;

/** Finds latitude and longitude that are exchanged, and coordinates outside Thailand amid others that are inside. */
final class CoordinateRowSql {
    /** Where more than a third lies outside, the table tells of other countries. */
    private static final int RARE = 3;

    private static final int LEAST = 3;

    /** Thailand, with some room around it: degrees, and metres of the zones 47 and 48. */
    private static final Map<Kind, Bounds> BOUNDS = Map.of(
            Kind.LATITUDE, new Bounds(Thailand.SOUTH, Thailand.NORTH),
            Kind.LONGITUDE, new Bounds(Thailand.WEST, Thailand.EAST),
            Kind.EASTING, new Bounds(100_000, 900_000),
            Kind.NORTHING, new Bounds(550_000, 2_350_000));

    private record Bounds(double low, double high) {}

    private final BeyondRowSql cells;
    private final SwappedRowSql swapped;

    CoordinateRowSql(SqlRowStore store) {
        this.cells = new BeyondRowSql(store);
        this.swapped = new SwappedRowSql(store);
    }

    List<Finding> of(LoadedTable table) {
        List<Finding> exchanged = swapped.of(table);
        List<Finding> found = new ArrayList<>(exchanged);
        for (Field field : table.fields()) {
            @Nullable Bounds bounds = BOUNDS.get(field.kind());
            if (bounds != null && field.type() != FieldType.TEXT && table.present(field) >= LEAST) {
                cells.beyond(table, field, bounds.low(), bounds.high(), Flaw.COORDINATE_RANGE, RARE)
                        .flatMap(beyond -> without(beyond, exchanged))
                        .ifPresent(found::add);
            }
        }
        return found;
    }

    /** Those that are not told as exchanged. */
    private static Optional<Finding> without(Finding beyond, List<Finding> exchanged) {
        Optional<Finding> told = exchanged.stream()
                .filter(one -> one.field().equals(beyond.field()))
                .findFirst();
        if (told.isEmpty()) {
            return Optional.of(beyond);
        }
        Set<Long> rows = told.get().instances().stream().map(Instance::row).collect(Collectors.toSet());
        List<Instance> others = beyond.instances().stream()
                .filter(one -> !rows.contains(one.row()))
                .toList();
        long count = beyond.count() - told.get().count();
        return count > 0
                ? Optional.of(new Finding(beyond.flaw(), beyond.field(), count, "", others))
                : Optional.empty();
    }
}
