package khlang.portal;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import khlang.dataset.Dataset;
import khlang.dataset.DatasetDraft;
import khlang.dataset.ProfileField;
import khlang.dataset.Vocabulary;
import khlang.problem.Phrase;
import khlang.problem.Problem;
import khlang.web.View;

/**
 * A dataset as its form shows it: what was typed, and what is wrong with it.
 *
 * @param values what stands in each field; several where several may be chosen
 * @param errors what is wrong, by the key of the field
 */
public record DatasetForm(Map<String, List<String>> values, Map<String, List<Phrase>> errors) {
    /** Fields that the form writes itself, and not from the profile's description. */
    private static final Set<String> OWN = Set.of("title", "name", "owner_org", "tag_string", "notes");

    /** The form of a dataset that is new; what municipalities nearly always say is said. */
    static DatasetForm fresh(String organization) {
        Map<String, List<String>> values = new LinkedHashMap<>();
        values.put("owner_org", List.of(organization));
        values.put("geo_coverage", List.of("เทศบาล/อบต."));
        values.put("data_category", List.of("ข้อมูลสาธารณะ"));
        values.put("license_id", List.of("Open Data Common"));
        values.put("update_frequency_interval", List.of("1"));
        return new DatasetForm(values, Map.of());
    }

    /** The form of a dataset as it is. */
    static DatasetForm of(Dataset dataset) {
        DatasetDraft said = DatasetDraft.of(dataset);
        Map<String, List<String>> values = new LinkedHashMap<>(said.values());
        values.put("title", List.of(dataset.title()));
        values.put("title_en", List.of(dataset.titleEnglish()));
        values.put("notes", List.of(dataset.notes()));
        values.put("notes_en", List.of(dataset.notesEnglish()));
        values.put("name", List.of(dataset.name()));
        values.put("owner_org", dataset.organizationId() == null ? List.of() : List.of(dataset.organizationId()));
        values.put("tag_string", List.of(String.join(", ", dataset.tags())));
        values.put("groups", dataset.groupIds());
        return new DatasetForm(values, Map.of());
    }

    /** The form that was sent. */
    static DatasetForm of(Map<String, List<String>> sent) {
        return new DatasetForm(sent, Map.of());
    }

    /** The form with what a refusal says of its fields. */
    DatasetForm with(Problem problem) {
        return new DatasetForm(values, problem.fields());
    }

    /**
     * Checks what the page asks for and the catalogue does not: a title, of which the name is made, and whose it is.
     *
     * @throws Problem naming each of these fields that is empty
     */
    void check(String... required) {
        Map<String, List<Phrase>> missing = new LinkedHashMap<>();
        for (String key : required) {
            if (value(key).isBlank()) {
                missing.put(key, List.of(Phrase.of("web.missing")));
            }
        }
        if (!missing.isEmpty()) {
            throw Problem.invalid(missing);
        }
    }

    /** The draft that the form says; fields that it does not show are not said. */
    DatasetDraft draft(Vocabulary vocabulary, boolean fresh) {
        Map<String, List<String>> said = new LinkedHashMap<>();
        for (ProfileField field : vocabulary.datasetFields()) {
            if (!OWN.contains(field.key())) {
                // A list of boxes of which none is ticked is not sent at all.
                said.put(field.key(), values.getOrDefault(field.key(), List.of()));
            }
        }
        return new DatasetDraft(
                null,
                value("name"),
                value("owner_org"),
                value("title"),
                value("title_en"),
                value("notes"),
                value("notes_en"),
                fresh ? true : null,
                null,
                said,
                List.of(value("tag_string").split("[,\\n]", -1)),
                values.getOrDefault("groups", List.of()),
                null,
                null);
    }

    /** What stands in a field; empty where nothing does. */
    public String value(String key) {
        List<String> all = values.getOrDefault(key, List.of());
        return all.isEmpty() ? "" : all.get(0);
    }

    /** Whether a choice is made. */
    public boolean has(String key, String value) {
        return values.getOrDefault(key, List.of()).contains(value);
    }

    /** What is wrong with a field, in the page's language; empty where nothing is. */
    public String error(View view, String key) {
        List<Phrase> wrong = new ArrayList<>(errors.getOrDefault(key, List.of()));
        if (key.equals("tag_string")) {
            wrong.addAll(errors.getOrDefault("tags", List.of()));
        }
        if (key.endsWith("_en")) {
            wrong.addAll(errors.getOrDefault(key.replace("_en", "_translated"), List.of()));
        }
        return String.join(" ", wrong.stream().map(view::t).toList());
    }
}
