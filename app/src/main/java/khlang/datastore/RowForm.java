package khlang.datastore;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import khlang.tabular.Field;
import org.jspecify.annotations.Nullable;

/** The forms in which whole tables are handed out; the name in lower case is the ending of the file. */
enum RowForm {
    CSV("text/csv; charset=utf-8", RowText.CSV),
    TSV("text/tab-separated-values; charset=utf-8", RowText.TSV),
    /** A list of objects. */
    JSON("application/json; charset=utf-8", null),
    /** An object a line. */
    NDJSON("application/x-ndjson; charset=utf-8", null),
    XML("text/xml; charset=utf-8", null),
    /** A point for each row that has coordinates. */
    GEOJSON("application/geo+json; charset=utf-8", null),
    XLSX("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", null),
    /** Written by the row stores as a whole. */
    PARQUET("application/vnd.apache.parquet", null);

    private final String mediaType;
    private final @Nullable RowText text;

    RowForm(String mediaType, @Nullable RowText text) {
        this.mediaType = mediaType;
        this.text = text;
    }

    String mediaType() {
        return mediaType;
    }

    String ending() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Whether its first line is there for people to read. */
    boolean headed() {
        return this == CSV || this == TSV || this == XLSX;
    }

    static Optional<RowForm> of(String ending) {
        return Arrays.stream(values())
                .filter(form -> form.ending().equals(ending))
                .findFirst();
    }

    /** The form that a client asks for before all others; absent where that is JSON, or nothing of ours, as in a browser. */
    static Optional<RowForm> accepted(@Nullable String accept) {
        String first = accept == null ? "" : accept.split("[,;]", 2)[0].strip().toLowerCase(Locale.ROOT);
        return Arrays.stream(values())
                .filter(form -> form != JSON && form.mediaType.split(";", 2)[0].equals(first))
                .findFirst();
    }

    static String endings(List<RowForm> forms) {
        return forms.stream().map(RowForm::ending).collect(Collectors.joining(", "));
    }

    /** The lines of the form, where it is one of lines; null where it is another. */
    @Nullable
    RowText text(boolean forSheet) {
        return text == null || !forSheet ? text : text.forSheet();
    }

    /**
     * A file of this form.
     *
     * @throws khlang.problem.Problem where the columns cannot be written in it
     */
    RowFile file(ByteWriter out, List<Field> columns) {
        return switch (this) {
            case CSV -> new TextFile(out, RowText.CSV, columns);
            case TSV -> new TextFile(out, RowText.TSV, columns);
            case JSON -> new JsonFile(out, columns);
            case NDJSON -> new LinesFile(out, columns);
            case XML -> new XmlFile(out, columns);
            case GEOJSON -> new GeoJsonFile(out, columns);
            case XLSX -> new SheetFile(out, columns);
            case PARQUET -> throw new IllegalStateException("Parquet is not written row by row");
        };
    }

    private record TextFile(ByteWriter out, RowText form, List<Field> columns) implements RowFile {
        @Override
        public void begin() {
            form.header(out, columns);
        }

        @Override
        public void row(@Nullable Object[] values) {
            form.row(out, values);
        }

        @Override
        public void end() {}
    }

    private static final class JsonFile implements RowFile {
        private final ByteWriter out;
        private final JsonRows rows;

        JsonFile(ByteWriter out, List<Field> columns) {
            this.out = out;
            this.rows = new JsonRows(out, columns, true);
        }

        @Override
        public void begin() {}

        @Override
        public void row(@Nullable Object[] values) {
            rows.row(values);
        }

        @Override
        public void end() {
            rows.end();
            out.ascii('\n');
        }
    }

    private record LinesFile(ByteWriter out, List<Field> columns) implements RowFile {
        @Override
        public void begin() {}

        @Override
        public void row(@Nullable Object[] values) {
            JsonRows.object(out, columns, values);
            out.ascii('\n');
        }

        @Override
        public void end() {}
    }
}
