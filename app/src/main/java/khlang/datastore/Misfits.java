package khlang.datastore;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import khlang.problem.Phrase;
import khlang.tabular.Field;
import khlang.tabular.Recipe;
import khlang.web.Json;
import tools.jackson.databind.JsonNode;

/** Says of a file that is read as the one before was what of that does not fit it any more. */
final class Misfits {
    /** What says where the header stands, so that another one there is none that was meant. */
    private static final Set<String> LAYOUT = Set.of("sheet", "header_rows", "first_row", "data_row", "table");

    private static final String BELOW = "tabular.note.below";
    private static final String ROW_BELOW = "tabular.note.row_below";
    private static final String LEFT = "tabular.note.groups_left";

    /** A row as notes name it: what stands in it, and its line. */
    private static final Pattern LINE = Pattern.compile("(‘[^’]*’) \\(\\d+\\)");

    private Misfits() {}

    /** What does not fit now and did before; only values lost where something else was said of how the file is read. */
    static List<Phrase> of(TableVersion before, TableVersion after) {
        List<Phrase> always = Stream.concat(
                        Lost.of(before, after).stream(),
                        after.notes().stream().filter(note -> note.key().equals(UnionRowSql.ZEROS)))
                .toList();
        if (before.reading() == null || !Objects.equals(before.reading(), after.reading())) {
            return always;
        }
        Set<String> known = before.notes().stream().map(Phrase::key).collect(Collectors.toSet());
        List<Phrase> misfits = new ArrayList<>(after.notes().stream()
                .filter(note -> Recipe.isMisfit(note) && !known.contains(note.key()))
                .toList());
        misfits.addAll(always);
        header(before, after).ifPresent(misfits::add);
        left(before, after).ifPresent(misfits::add);
        between(before, after).ifPresent(misfits::add);
        cut(before, after, "tabular.note.above", "datastore.misfit.above").ifPresent(misfits::add);
        cut(before, after, BELOW, "datastore.misfit.below")
                .or(() -> below(before, after))
                .or(() -> risen(before, after))
                .ifPresent(misfits::add);
        return misfits;
    }

    /** Fewer rows than before stand below the line on which the table is said to end: some of that foot may be its rows now. */
    private static Optional<Phrase> risen(TableVersion before, TableVersion after) {
        long rows = note(after, BELOW).map(Misfits::count).orElse(0L);
        return note(before, BELOW)
                .filter(then -> count(then) > rows)
                .map(then -> Phrase.of(
                        "datastore.misfit.risen", count(then), then.arguments().get(1), rows));
    }

    /** More rows than before stand outside the lines that are said to hold the table. */
    private static Optional<Phrase> cut(TableVersion before, TableVersion after, String note, String misfit) {
        return note(after, note)
                .filter(now ->
                        count(now) > note(before, note).map(Misfits::count).orElse(0L))
                .map(now -> new Phrase(misfit, now.arguments()));
    }

    /** Where a foot stood below the line on which the table is said to end, and now a row of it. */
    private static Optional<Phrase> below(TableVersion before, TableVersion after) {
        return note(before, ROW_BELOW).isPresent()
                ? Optional.empty()
                : note(after, ROW_BELOW).map(now -> new Phrase("datastore.misfit.row_below", now.arguments()));
    }

    /** Rows that are left out as names of groups, and are none that were left out before. */
    private static Optional<Phrase> left(TableVersion before, TableVersion after) {
        String known = note(before, LEFT).map(note -> note.arguments().get(1)).orElse("");
        String now = note(after, LEFT).map(note -> note.arguments().get(1)).orElse("");
        String others = LINE.matcher(now)
                .results()
                .filter(line -> !known.contains(line.group(1)))
                .map(MatchResult::group)
                .collect(Collectors.joining(", "));
        return others.isEmpty() ? Optional.empty() : Optional.of(Phrase.of("datastore.misfit.groups_left", others));
    }

    /** Rows that did not before stand between the header and the line on which the data are said to begin. */
    private static Optional<Phrase> between(TableVersion before, TableVersion after) {
        Set<String> known = between(before).map(note -> note.arguments().get(1)).collect(Collectors.toSet());
        String rows = between(after)
                .filter(note -> !known.contains(note.arguments().get(1)))
                .map(note -> note.arguments().get(1) + " (" + note.arguments().get(0) + ")")
                .collect(Collectors.joining(", "));
        return rows.isEmpty() ? Optional.empty() : Optional.of(Phrase.of("datastore.misfit.between", rows));
    }

    private static Stream<Phrase> between(TableVersion version) {
        return version.notes().stream().filter(note -> note.key().equals("tabular.note.between"));
    }

    private static Optional<Phrase> note(TableVersion version, String key) {
        return version.notes().stream().filter(note -> note.key().equals(key)).findFirst();
    }

    private static long count(Phrase note) {
        return Long.parseLong(note.arguments().get(0));
    }

    private static Optional<Phrase> header(TableVersion before, TableVersion after) {
        JsonNode said = Json.MAPPER.readTree(before.reading());
        List<String> found = labels(after).toList();
        Set<String> ids = after.fields().stream().map(Field::id).collect(Collectors.toSet());
        boolean all =
                before.fields().stream().allMatch(field -> found.contains(field.label()) || ids.contains(field.id()));
        if (all || LAYOUT.stream().noneMatch(said::has)) {
            return Optional.empty();
        }
        String expected = labels(before).collect(Collectors.joining(", "));
        return Optional.of(Phrase.of("datastore.misfit.header", expected, String.join(", ", found)));
    }

    private static Stream<String> labels(TableVersion version) {
        return version.fields().stream().map(Field::label);
    }
}
