package khlang.portal;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import khlang.dataset.Choice;
import khlang.dataset.Dataset;
import khlang.dataset.ProfileField;
import khlang.dataset.Vocabulary;
import khlang.organization.Group;
import khlang.problem.Phrase;
import khlang.web.View;
import org.jspecify.annotations.Nullable;

/**
 * A dataset on its officer's desk.
 *
 * @param dataset the dataset; null while it is being made
 * @param organizations those in whose name the officer may publish
 * @param groups the groups to choose from
 * @param resources its files and links, and how their loading stands
 * @param missing what hinders it from being public, by the key of the field
 * @param done what the form before this page did, or empty
 */
public record DeskDataset(
        @Nullable Dataset dataset,
        DatasetForm form,
        Vocabulary vocabulary,
        List<Group> organizations,
        List<Group> groups,
        List<DeskResource> resources,
        Map<String, List<Phrase>> missing,
        String done) {
    /** Fields that have a place of their own on the form. */
    private static final Set<String> PLACED = Set.of(
            "data_type",
            "title",
            "name",
            "owner_org",
            "maintainer",
            "maintainer_email",
            "tag_string",
            "notes",
            "objective",
            "update_frequency_unit",
            "update_frequency_interval",
            "geo_coverage",
            "data_source",
            "data_format",
            "data_category",
            "data_classification",
            "license_id");

    /** A field of the profile. */
    public ProfileField field(String key) {
        return vocabulary.field(key).orElseThrow(() -> new IllegalArgumentException("the profile has no field " + key));
    }

    /** What a field may be; an older licence that is chosen stays among its choices. */
    public List<Choice> choices(String key) {
        List<Choice> offered = vocabulary.choices(key);
        return Stream.concat(
                        offered.stream(),
                        vocabulary.accepted(key).stream()
                                .filter(choice -> !offered.contains(choice) && form.has(key, choice.value())))
                .toList();
    }

    /** The fields that nobody must fill. */
    public List<ProfileField> further() {
        return vocabulary.datasetFields().stream()
                .filter(field -> !PLACED.contains(field.key()))
                .toList();
    }

    /** What people call a field. */
    public String label(View view, String key) {
        return switch (key) {
            case "title", "notes", "name", "tag_string" -> view.t("portal.desk.field." + key);
            default -> view.either(field(key).labelThai(), field(key).labelEnglish());
        };
    }

    /** Where the form is sent. */
    public String path() {
        return "/desk/dataset/" + (dataset == null ? "new" : dataset.name());
    }
}
