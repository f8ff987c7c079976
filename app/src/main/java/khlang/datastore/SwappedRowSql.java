package khlang.datastore;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import khlang.kind.Header;
import khlang.kind.Kind;
import khlang.kind.Thailand;
import khlang.quality.Finding;
import khlang.quality.Flaw;
import khlang.quality.Instance;
import khlang.tabular.Field;
import khlang.tabular.FieldType;
import org.jspecify.annotations.Nullable;

/** Finds rows in which a latitude stands under longitude and a longitude of Thailand, which is none, under latitude. */
final class SwappedRowSql {
    private final SqlRowStore store;

    SwappedRowSql(SqlRowStore store) {
        this.store = store;
    }

    /** One finding for each of both columns; none where they hold no such row. */
    List<Finding> of(LoadedTable table) {
        Optional<Field> latitude = field(table, Kind.LATITUDE);
        Optional<Field> longitude = field(table, Kind.LONGITUDE);
        return latitude.isEmpty() || longitude.isEmpty() ? List.of() : of(table, latitude.get(), longitude.get());
    }

    /** Where all are exchanged no column of latitudes is known by its values, but by its name. */
    private static Optional<Field> field(LoadedTable table, Kind kind) {
        return table.fields().stream()
                .filter(field -> field.type() == FieldType.NUMBER || field.type() == FieldType.INTEGER)
                .filter(field -> field.kind() == kind || new Header(field.label(), field.id(), "", false).names(kind))
                .findFirst();
    }

    private List<Finding> of(LoadedTable table, Field latitude, Field longitude) {
        String sql = "select _id, " + RowSql.column(latitude) + ", " + RowSql.column(longitude)
                + ", count(*) over () from " + store.table(table.id()) + " where " + RowSql.column(latitude)
                + " between ? and ? and " + RowSql.column(longitude) + " between ? and ? order by _id limit "
                + Finding.KEPT;
        List<Object> bounds = List.of(Thailand.WEST, Thailand.EAST, Thailand.SOUTH, Thailand.NORTH);
        return store.ask(new RowSql.Query(sql, bounds), FindingRowSql.SECONDS, results -> {
            List<Instance> north = new ArrayList<>();
            List<Instance> east = new ArrayList<>();
            long count = 0;
            while (results.next()) {
                String first = text(ValueRowSql.value(results, 2, latitude));
                String second = text(ValueRowSql.value(results, 3, longitude));
                north.add(new Instance(results.getLong(1), 0, first, second));
                east.add(new Instance(results.getLong(1), 0, second, first));
                count = results.getLong(4);
            }
            return count == 0 ? List.of() : List.of(finding(latitude, count, north), finding(longitude, count, east));
        });
    }

    private static Finding finding(Field field, long count, List<Instance> first) {
        return new Finding(Flaw.SWAPPED_COORDINATES, field.id(), count, "", first);
    }

    private static String text(@Nullable Object value) {
        return value == null ? "" : Values.text(value);
    }
}
