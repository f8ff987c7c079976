package khlang.tabular;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import khlang.problem.Phrase;
import khlang.problem.Problem;
import khlang.quality.Finding;
import khlang.quality.FindingCounter;
import khlang.quality.Flaw;
import khlang.quality.Instance;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.core.json.JsonFactory;

/**
 * The rows of a JSON file: an array of objects or arrays, objects line by line, an object that holds such an array, or
 * GeoJSON. Its fields are all names, in the order in which they come first, so that it is read once before its rows are.
 */
final class JsonRows implements TextRows {
    private static final int LONGEST_TEXT = 16 << 20;
    private static final JsonFactory JSON = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxStringLength(LONGEST_TEXT)
                    .build())
            .build();

    private final TextSource source;
    private final TabularLimits limits;
    private final JsonPlace place;
    private final Map<String, Integer> columns = new LinkedHashMap<>();
    private FindingCounter repeated = new FindingCounter();

    /** Takes an object as its cells by name, and its line. */
    @FunctionalInterface
    private interface Records {
        void take(Map<String, String> cells, long line);
    }

    /** @throws Problem where it is no JSON to its end, or holds no objects */
    JsonRows(Path file, TabularLimits limits, Recipe recipe) {
        this.source = new TextSource(file, recipe);
        this.limits = limits;
        this.place = find();
        without(each((cells, line) -> cells.keySet().forEach(this::column)));
        if (columns.isEmpty()) {
            throw Problem.invalid("upload", "tabular.json_no_table");
        }
    }

    private void column(String name) {
        if (columns.putIfAbsent(name, columns.size()) == null && columns.size() > limits.fields()) {
            throw Problem.invalid("upload", "tabular.too_many_names", limits.fields());
        }
    }

    private void without(Set<String> names) {
        columns.keySet().removeAll(names);
        int next = 0;
        for (Map.Entry<String, Integer> column : columns.entrySet()) {
            column.setValue(next++);
        }
    }

    private JsonPlace find() {
        try (Reader reader = source.open();
                JsonParser json = JSON.createParser(ObjectReadContext.empty(), reader)) {
            try {
                return JsonPlace.find(json).orElseThrow(() -> Problem.invalid("upload", "tabular.json_no_table"));
            } catch (JacksonException e) {
                throw broken(e);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + source, e);
        }
    }

    private static Problem broken(JacksonException failure) {
        long line = failure.getLocation() == null ? 1 : failure.getLocation().getLineNr();
        if (!(failure instanceof StreamConstraintsException)) {
            return Problem.invalid("upload", "tabular.json_broken", line);
        }
        boolean deep = String.valueOf(failure.getMessage()).contains("nesting depth");
        return Problem.invalid("upload", deep ? "tabular.json_deep" : "tabular.json_long", line);
    }

    @Override
    public void read(RowSink sink) {
        repeated = new FindingCounter();
        if (!place.lists()) {
            sink.row(new Row(0, columns.keySet().stream().map(JsonRecord::label).toArray(String[]::new)));
        }
        each((cells, line) -> sink.row(row(cells, line)));
    }

    private Row row(Map<String, String> record, long line) {
        String[] cells = new String[columns.size()];
        java.util.Arrays.fill(cells, "");
        record.forEach((name, value) -> {
            Integer column = columns.get(name);
            if (column != null) {
                cells[column] = value;
            }
        });
        return new Row(line, cells);
    }

    /** Hands each on, and tells which of their cells tell the same as others. */
    private Set<String> each(Records records) {
        try (Reader reader = source.open();
                JsonParser json = JSON.createParser(ObjectReadContext.empty(), reader)) {
            JsonRecord record = new JsonRecord(JSON, place.features(), place.degrees());
            try {
                place.enter(json);
                long rows = 0;
                for (JsonToken token = json.nextToken();
                        token != null && token != JsonToken.END_ARRAY;
                        token = json.nextToken()) {
                    long line = json.currentTokenLocation().getLineNr();
                    if (token == JsonToken.START_OBJECT && !place.lists()) {
                        records.take(record.read(json), line);
                        rows++;
                        tell(rows, line, record.repeated());
                    } else if (token == JsonToken.START_ARRAY && place.lists()) {
                        records.take(record.list(json), line);
                    } else {
                        json.skipChildren();
                    }
                }
                return record.saidTwice();
            } catch (JacksonException e) {
                throw broken(e);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + source, e);
        }
    }

    private void tell(long row, long line, String name) {
        if (!name.isEmpty()) {
            repeated.add(Flaw.REPEATED_KEY, "", new Instance(row, line, name, ""));
        }
    }

    @Override
    public List<Finding> findings() {
        return repeated.findings();
    }

    @Override
    public List<Phrase> misfits() {
        return place.degrees() ? List.of() : List.of(Phrase.of("tabular.note.coordinates_kept", place.system()));
    }

    /** The names of the objects are the header; of arrays the first may be. */
    @Override
    public Recipe recipe(Recipe said) {
        return place.lists() ? said : said.ofNames();
    }

    @Override
    public boolean laidOut() {
        return false;
    }

    @Override
    public String encoding() {
        return source.encoding();
    }

    @Override
    public long bytesRead() {
        return source.bytesRead();
    }
}
