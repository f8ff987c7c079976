package khlang.datastore;

import java.util.List;
import khlang.kind.Kind;
import khlang.problem.Problem;
import khlang.tabular.Field;
import org.jspecify.annotations.Nullable;

/** Writes rows as GeoJSON features (RFC 7946): a point where a row has coordinates on the globe, else no geometry. */
final class GeoJsonFile implements RowFile {
    private static final double MOST_LATITUDE = 90;
    private static final double MOST_LONGITUDE = 180;

    private final ByteWriter out;
    private final List<Field> columns;
    private final int latitude;
    private final int longitude;
    private boolean first = true;

    GeoJsonFile(ByteWriter out, List<Field> columns) {
        this.out = out;
        this.columns = columns;
        this.latitude = place(columns, Kind.LATITUDE);
        this.longitude = place(columns, Kind.LONGITUDE);
        if (latitude < 0 || longitude < 0) {
            throw Problem.invalid("form", "datastore.geojson.no_coordinates");
        }
    }

    private static int place(List<Field> columns, Kind kind) {
        for (int index = 0; index < columns.size(); index++) {
            if (columns.get(index).kind() == kind) {
                return index;
            }
        }
        return -1;
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
        if (values[latitude] instanceof Number north
                && values[longitude] instanceof Number east
                && Math.abs(north.doubleValue()) <= MOST_LATITUDE
                && Math.abs(east.doubleValue()) <= MOST_LONGITUDE) {
            out.text("{\"type\":\"Point\",\"coordinates\":[");
            RowText.json(out, east);
            out.ascii(',');
            RowText.json(out, north);
            out.text("]}");
        } else {
            out.text("null");
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
