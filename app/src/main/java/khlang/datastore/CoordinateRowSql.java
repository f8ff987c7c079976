package khlang.datastore;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import khlang.kind.Kind;
import khlang.kind.Thailand;
import khlang.quality.Finding;
import khlang.quality.Flaw;
import khlang.tabular.Field;
import khlang.tabular.FieldType;
import org.jspecify.annotations.Nullable;

/** Finds coordinates outside Thailand amid others that are inside: latitude and longitude exchanged, or a lost digit. */
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

    CoordinateRowSql(SqlRowStore store) {
        this.cells = new BeyondRowSql(store);
    }

    List<Finding> of(LoadedTable table) {
        List<Finding> found = new ArrayList<>();
        for (Field field : table.fields()) {
            @Nullable Bounds bounds = BOUNDS.get(field.kind());
            if (bounds != null && field.type() != FieldType.TEXT && table.present(field) >= LEAST) {
                cells.beyond(table, field, bounds.low(), bounds.high(), Flaw.COORDINATE_RANGE, RARE)
                        .ifPresent(found::add);
            }
        }
        return found;
    }
}
