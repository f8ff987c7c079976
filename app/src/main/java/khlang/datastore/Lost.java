package khlang.datastore;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import khlang.dataset.LoadMode;
import khlang.problem.Phrase;
import khlang.tabular.Field;
import khlang.web.Json;
import tools.jackson.databind.JsonNode;

/** Says which columns have lost their values, though they are there: by another form of writing, or left out of a file. */
final class Lost {
    /** A column that had a value in half of its rows, or more, and has less than half of that share now. */
    private static final double HALF = 0.5;

    /** What a column may lose of its values where its kind was chosen: more, and the kind does not fit this file. */
    private static final double MISFITTING = 0.1;

    /** A column in which nothing stands any more had a value in one of ten rows at least. */
    private static final double SOME = 0.1;

    private Lost() {}

    static List<Phrase> of(TableVersion before, TableVersion after) {
        return after.mode() == LoadMode.REPLACE
                ? emptied(before, after).stream().toList()
                : omitted(before, after).stream().toList();
    }

    private static Optional<Phrase> emptied(TableVersion before, TableVersion after) {
        String fields = after.fields().stream()
                .filter(field -> !isFilled(before, field) || isFilled(after, field))
                .filter(field -> isLost(before, after, field))
                .map(Field::id)
                .collect(Collectors.joining(", "));
        return fields.isEmpty() ? Optional.empty() : Optional.of(Phrase.of("datastore.misfit.emptied", fields));
    }

    /** Whether a column's blank cells were filled from above: without that they are blank again, which is meant. */
    private static boolean isFilled(TableVersion version, Field field) {
        String said = said(version, "fill_down");
        return names(said, field.id()) || names(said, field.label());
    }

    private static boolean isLost(TableVersion old, TableVersion now, Field field) {
        double before = share(old, field.id());
        double after = share(now, field.id());
        JsonNode kinds = Json.MAPPER.readTree(said(now, "kinds"));
        boolean chosen = Stream.of(field.id(), field.label())
                .anyMatch(name -> kinds.has(name) || kinds.asString("").contains("\"" + name + "\""));
        return (chosen && before - after > MISFITTING)
                || (before >= HALF && after < before * HALF)
                || (before >= SOME && after == 0);
    }

    /** In how many of its rows a field has a value, from 0 to 1; 0 where there is none such. */
    private static double share(TableVersion version, String id) {
        return version.statistics().stream()
                .filter(found -> found.field().equals(id) && version.rowCount() > 0)
                .mapToDouble(found -> 1 - (double) found.missing() / version.rowCount())
                .findFirst()
                .orElse(0);
    }

    /** Rows are added, and columns that the table has are left out of them. */
    private static Optional<Phrase> omitted(TableVersion before, TableVersion after) {
        String said = said(after, "omit");
        String fields = before.fields().stream()
                .filter(field -> Stream.of(field.id(), field.label()).anyMatch(name -> names(said, name)))
                .map(Field::id)
                .collect(Collectors.joining(", "));
        return fields.isEmpty() ? Optional.empty() : Optional.of(Phrase.of("datastore.misfit.omitted", fields));
    }

    /** What was said of how the file of a version is read, as JSON; empty text where nothing was. */
    private static String said(TableVersion version, String key) {
        String reading = version.reading();
        JsonNode said = reading == null ? null : Json.MAPPER.readTree(reading).get(key);
        return said == null ? "\"\"" : said.toString();
    }

    /** Whether a list, as JSON or as the text of its JSON or of lines, has a name. */
    private static boolean names(String said, String name) {
        JsonNode list = Json.MAPPER.readTree(said);
        if (list.isArray()) {
            return list.valueStream().anyMatch(one -> one.asString("").strip().equals(name));
        }
        return list.asString("").contains("\"" + name + "\"")
                || list.asString("").lines().anyMatch(line -> line.strip().equals(name));
    }
}
