package khlang.chart;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import khlang.datastore.FieldStatistics;
import khlang.datastore.TableVersion;
import khlang.datastore.VersionState;
import khlang.kind.Kind;
import khlang.kind.Meaning;
import khlang.tabular.Field;
import khlang.tabular.FieldType;
import org.jspecify.annotations.Nullable;

/** Makes tables out of a few words per field. */
final class Tables {
    private final List<Field> fields = new ArrayList<>();
    private final List<FieldStatistics> statistics = new ArrayList<>();
    private final long rows;

    Tables(long rows) {
        this.rows = rows;
    }

    Tables with(String name, FieldType type, long distinct) {
        return with(name, type, distinct, 0, null, null);
    }

    Tables with(
            String name,
            FieldType type,
            long distinct,
            long missing,
            @Nullable String minimum,
            @Nullable String maximum) {
        fields.add(new Field(fields.size() + 1, name, name, type, type == FieldType.NUMBER ? 2 : 0));
        statistics.add(new FieldStatistics(name, missing, distinct, minimum, maximum, null, List.of()));
        return this;
    }

    /** Says what the values of the last field mean. */
    Tables meaning(Kind kind) {
        int last = fields.size() - 1;
        Field field = fields.get(last);
        fields.set(
                last,
                new Field(field.position(), field.id(), field.label(), field.type(), field.scale(), Meaning.of(kind)));
        return this;
    }

    TableVersion version() {
        return new TableVersion(
                "v1",
                "r1",
                1,
                "hash",
                "ขยะ.csv",
                100,
                VersionState.READY,
                fields,
                statistics,
                List.of(),
                0,
                rows,
                null,
                null,
                List.of(),
                null,
                1,
                null,
                null,
                null,
                null,
                khlang.dataset.LoadMode.REPLACE,
                null,
                Instant.EPOCH,
                Instant.EPOCH,
                0);
    }

    /** The words of fields that no dictionary describes. */
    static List<FieldWords> words(TableVersion table) {
        return table.fields().stream().map(FieldWords::of).toList();
    }

    static Mark mark(String label, String value, long rows) {
        return new Mark(label, new BigDecimal(value), rows);
    }
}
