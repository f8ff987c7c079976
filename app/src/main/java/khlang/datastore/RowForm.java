package khlang.datastore;

import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import khlang.problem.Problem;
import khlang.tabular.Field;
import khlang.web.Weights;
import org.jspecify.annotations.Nullable;

/** The forms in which whole tables are handed out; the name in lower case is the ending of the file. */
enum RowForm {
    CSV("text/csv; charset=utf-8"),
    TSV("text/tab-separated-values; charset=utf-8"),
    /** A list of objects, or of lists. */
    JSON("application/json; charset=utf-8"),
    /** An object, or list, a line. */
    NDJSON("application/x-ndjson; charset=utf-8"),
    XML("text/xml; charset=utf-8"),
    /** A point for each row that has coordinates. */
    GEOJSON("application/geo+json; charset=utf-8"),
    XLSX("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
    /** Written by the row stores as a whole. */
    PARQUET("application/vnd.apache.parquet");

    private static final List<RowForm> JSON_FIRST = List.of(JSON, CSV, TSV, NDJSON, XML, GEOJSON, XLSX, PARQUET);

    private final String mediaType;

    RowForm(String mediaType) {
        this.mediaType = mediaType;
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

    /** Whether its rows can be lists as well as objects. */
    boolean shaped() {
        return this == JSON || this == NDJSON;
    }

    /** Whether it is the one that a media type, or a range of them such as {@code text/*}, stands for. */
    private boolean in(String range) {
        String type = mediaType.split(";", 2)[0];
        return range.equals("*/*")
                || range.equals(type)
                || range.equals(type.substring(0, type.indexOf('/')) + "/*")
                || (this == XML && range.equals("application/xml"));
    }

    /**
     * The form that a client likes best; of several that it likes alike the one that it names first, and JSON where it says
     * nothing.
     *
     * @param accept the header (RFC 9110, 12.5.1)
     * @throws Problem where it takes none of ours
     */
    static RowForm accepted(@Nullable String accept) {
        if (accept == null || accept.isBlank()) {
            return JSON;
        }
        Map<String, Double> weights = Weights.of(accept);
        if (weights.containsKey("text/html") && weights.getOrDefault("*/*", 0.0) > 0) {
            // A browser asks for pages, names XML besides, and shows whatever comes.
            return JSON;
        }
        RowForm best = JSON;
        double most = 0;
        int place = 0;
        for (RowForm form : JSON_FIRST) {
            Optional<String> range = form.range(weights.keySet());
            double weight = range.map(weights::get).orElse(0.0);
            int named = range.map(List.copyOf(weights.keySet())::indexOf).orElse(0);
            if (weight > most || (weight > 0 && weight == most && named < place)) {
                best = form;
                most = weight;
                place = named;
            }
        }
        if (most > 0) {
            return best;
        }
        throw Problem.of(
                Problem.Kind.NOT_ACCEPTABLE,
                "datastore.form.none",
                Stream.of(values()).map(form -> form.mediaType.split(";", 2)[0]).collect(Collectors.joining(", ")));
    }

    /** Of the ranges in which this form is the one that says most. */
    private Optional<String> range(Collection<String> ranges) {
        return ranges.stream()
                .filter(this::in)
                .min(Comparator.comparing(range -> range.endsWith("/*") ? range.equals("*/*") ? 2 : 1 : 0));
    }

    static String endings(List<RowForm> forms) {
        return forms.stream().map(RowForm::ending).collect(Collectors.joining(", "));
    }

    /** The lines of the form, where it is one of lines; null where it is another. */
    @Nullable
    RowText text(boolean forSheet) {
        RowText text = this == CSV ? RowText.CSV : this == TSV ? RowText.TSV : null;
        return text == null || !forSheet ? text : text.ofSheet();
    }

    /**
     * A file of this form.
     *
     * @param objects whether each row is an object rather than a list, where the form knows both
     * @throws khlang.problem.Problem where the columns cannot be written in it
     */
    RowFile file(ByteWriter out, List<Field> columns, boolean objects) {
        return switch (this) {
            case CSV -> new TextFile(out, RowText.CSV, columns);
            case TSV -> new TextFile(out, RowText.TSV, columns);
            case JSON -> new JsonFile(out, columns, objects);
            case NDJSON -> new LinesFile(out, columns, objects);
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

        JsonFile(ByteWriter out, List<Field> columns, boolean objects) {
            this.out = out;
            this.rows = new JsonRows(out, columns, objects);
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

    private record LinesFile(ByteWriter out, List<Field> columns, boolean objects) implements RowFile {
        @Override
        public void begin() {}

        @Override
        public void row(@Nullable Object[] values) {
            if (objects) {
                JsonRows.object(out, columns, values);
            } else {
                RowText.list(out, values);
            }
            out.ascii('\n');
        }

        @Override
        public void end() {}
    }
}
