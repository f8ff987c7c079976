package khlang.datastore;

import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import khlang.problem.Problem;
import khlang.tabular.Field;
import khlang.tabular.PointFields;
import org.jspecify.annotations.Nullable;

/**
 * Writes rows as GeoJSON features (RFC 7946): a point where a row has coordinates on the globe, else the geometry that
 * it keeps, else none.
 */
final class GeoJsonFile implements RowFile {
    private static final String NONE = "null";

    private final ByteWriter out;
    private final List<Field> columns;
    private final int latitude;
    private final int longitude;
    private final int geometry;
    private boolean first = true;

    GeoJsonFile(ByteWriter out, List<Field> columns) {
        this.out = out;
        this.columns = columns;
        Optional<PointFields> point = PointFields.of(columns);
        this.latitude = point.map(fields -> columns.indexOf(fields.latitude())).orElse(-1);
        this.longitude =
                point.map(fields -> columns.indexOf(fields.longitude())).orElse(-1);
        this.geometry = place(columns, Field::geometry);
        if (geometry < 0 && !hasPoints()) {
            throw Problem.invalid("form", "datastore.geojson.no_geometry");
        }
    }

    private static int place(List<Field> columns, Predicate<Field> wanted) {
        for (int index = 0; index < columns.size(); index++) {
            if (wanted.test(columns.get(index))) {
                return index;
            }
        }
        return -1;
    }

    private boolean hasPoints() {
        return latitude >= 0 && longitude >= 0;
    }

    @Override
    public void begin() {
        out.text("{\"type\":\"FeatureCollection\",\"features\":[");
    }

    @Override
    public void row(@Nullable Object[] values) {
        out.text(first ? "\n" : ",\n");
        first = false;
        out.text("{\"type\":\"Feature\",\"geometry\":");
        if (hasPoints()
                && values[latitude] instanceof Number north
                && values[longitude] instanceof Number east
                && Math.abs(north.doubleValue()) <= KeptGeometry.MOST_LATITUDE
                && Math.abs(east.doubleValue()) <= KeptGeometry.MOST_LONGITUDE) {
            out.text("{\"type\":\"Point\",\"coordinates\":[");
            RowText.json(out, east);
            out.ascii(',');
            RowText.json(out, north);
            out.text("]}");
        } else {
            out.text(geometry < 0 ? NONE : KeptGeometry.of(values[geometry]).orElse(NONE));
        }
        out.text(",\"properties\":");
        JsonRows.object(out, columns, values);
        out.ascii('}');
    }

    @Override
    public void end() {
        out.text("\n]}\n");
    }
}
