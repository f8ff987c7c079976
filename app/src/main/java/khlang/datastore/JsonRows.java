package khlang.datastore;

import java.util.List;
import khlang.tabular.Field;
import org.jspecify.annotations.Nullable;

/** Writes rows as a JSON list of objects or of lists. */
final class JsonRows implements RowSink {
    private final ByteWriter out;
    private final List<Field> columns;
    private final boolean objects;
    private boolean first = true;

    JsonRows(ByteWriter out, List<Field> columns, boolean objects) {
        this.out = out;
        this.columns = columns;
        this.objects = objects;
    }

    @Override
    public void row(@Nullable Object[] values) {
        out.ascii(first ? '[' : ',');
        first = false;
        out.ascii('\n');
        if (!objects) {
            RowText.list(out, values);
            return;
        }
        object(out, columns, values);
    }

    /** Writes one row as an object. */
    static void object(ByteWriter out, List<Field> columns, @Nullable Object[] values) {
        out.ascii('{');
        for (int index = 0; index < values.length; index++) {
            if (index > 0) {
                out.ascii(',');
            }
            RowText.json(out, columns.get(index).id());
            out.ascii(':');
            RowText.json(out, values[index]);
        }
        out.ascii('}');
    }

    /** Writes what closes the list; a list without rows is written whole. */
    void end() {
        out.text(first ? "[]" : "\n]");
    }

    void all(List<@Nullable Object[]> rows) {
        rows.forEach(this::row);
        end();
    }
}
