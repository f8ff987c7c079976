package khlang.datastore;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import khlang.dataset.Dataset;
import khlang.dataset.Metadata;
import khlang.dataset.Resource;
import khlang.quality.Criterion;
import khlang.quality.Finding;
import khlang.quality.Flaw;
import khlang.quality.Score;
import khlang.tabular.Field;

/** Tells how good a table is to use, by what is said of it and by what is amiss with it. */
public final class Scores {
    /** More than a title said again. */
    private static final int LETTERS_OF_NOTES = 60;

    private static final int LETTERS_OF_DESCRIPTION = 20;
    private static final String UNKNOWN = "ไม่ทราบ";
    private static final Set<String> NO_LICENSE = Set.of("", "License not specified", "notspecified");

    /** Names of databases rather than of people. */
    private static final Pattern TECHNICAL = Pattern.compile(
            "[a-z0-9]+(_[a-z0-9]+)+|[A-Z0-9]+(_[A-Z0-9]+)+|[a-z]{1,2}[0-9]+|" + Field.UNNAMED + " [0-9]+( [0-9]+)?");

    private final Dataset dataset;
    private final Resource resource;
    private final List<Field> fields;
    private final Set<Flaw> flaws;
    private final FieldDictionary dictionary;

    private Scores(Dataset dataset, Resource resource, TableVersion table, List<Finding> findings) {
        this.dataset = dataset;
        this.resource = resource;
        this.fields = table.fields();
        this.flaws = findings.stream().map(Finding::flaw).collect(Collectors.toSet());
        this.dictionary = new FieldDictionary(resource, fields);
    }

    /** The score of a table of which all findings are known. */
    public static Score of(Dataset dataset, Resource resource, TableVersion table, List<Finding> findings) {
        Scores scores = new Scores(dataset, resource, table, findings);
        List<Score.Advice> advice = new ArrayList<>();
        for (Criterion criterion : Criterion.values()) {
            List<Field> lacking = scores.lacking(criterion);
            if (!lacking.isEmpty() || scores.lacks(criterion)) {
                advice.add(new Score.Advice(
                        criterion,
                        lacking.stream().map(Field::label).toList(),
                        lacking.stream().map(Field::id).toList()));
            }
        }
        return Score.of(advice);
    }

    private List<Field> lacking(Criterion criterion) {
        return switch (criterion) {
            case UNITS -> fields.stream().filter(this::lacksUnit).toList();
            case LABELS -> fields.stream().filter(this::lacksLabel).toList();
            case MEANINGS ->
                fields.stream()
                        .filter(field -> !says(field, "description", "description_en"))
                        .toList();
            case NOTES,
                    LICENSE,
                    UPDATING,
                    CONTACT,
                    DESCRIPTION,
                    VALUES,
                    LETTERS,
                    ENCODING,
                    HEADER,
                    ROWS,
                    ERA,
                    MARKUP,
                    ONE_TABLE,
                    SUMS,
                    WHOLE,
                    SPELLING -> List.of();
        };
    }

    private boolean lacks(Criterion criterion) {
        Metadata said = dataset.metadata();
        return switch (criterion) {
            case NOTES -> dataset.notes().strip().length() < LETTERS_OF_NOTES;
            case LICENSE -> NO_LICENSE.contains(said.licenseId());
            case UPDATING ->
                said.updateFrequencyUnit().isEmpty()
                        || said.updateFrequencyUnit().equals(UNKNOWN);
            case CONTACT ->
                said.maintainer().isBlank() || said.maintainerEmail().isBlank();
            case DESCRIPTION -> resource.description().strip().length() < LETTERS_OF_DESCRIPTION;
            case UNITS, LABELS, MEANINGS -> false;
            case VALUES, LETTERS, ENCODING, HEADER, ROWS, ERA, MARKUP, ONE_TABLE, SUMS, WHOLE, SPELLING ->
                Arrays.stream(Flaw.values()).anyMatch(flaw -> criterion.flaws().contains(flaw) && flaws.contains(flaw));
        };
    }

    private boolean says(Field field, String... keys) {
        return Arrays.stream(keys)
                .anyMatch(key -> !dictionary.entry(field).text(key).isEmpty());
    }

    private boolean lacksUnit(Field field) {
        return LoadedTable.isAmount(field) && field.means().unit().isEmpty() && !says(field, "unit", "unit_en");
    }

    private boolean lacksLabel(Field field) {
        return TECHNICAL.matcher(field.label().strip()).matches() && !says(field, "label", "label_en");
    }
}
