package khlang.portal;

import java.util.List;
import khlang.chart.Drawing;
import khlang.dataset.Dataset;
import khlang.dataset.Resource;
import khlang.datastore.TableVersion;
import khlang.organization.Group;
import khlang.problem.Phrase;
import khlang.tabular.CellProblem;
import khlang.web.Choice;
import khlang.web.View;
import org.jspecify.annotations.Nullable;

/**
 * A resource's page.
 *
 * @param dataset the dataset that it belongs to
 * @param resource the resource
 * @param organization who publishes it
 * @param load how it stands with its newest file
 * @param table the version that is served; null where there is none
 * @param state what the address asks for
 * @param fields the table's fields, with their words
 * @param rows the rows of this page; null on other tabs
 * @param drawings charts: one beside the table, all on their own tab
 * @param drawingCount how many there are
 * @param downloads the table and its file, each in a format; the count says more about the format
 * @param fileUrl where the kept file, or the copy of what it links to, is, else the link; empty where it has neither
 * @param license the dataset's licence in words, or empty
 * @param apiUrl the address that answers these rows as JSON
 * @param examples code for the API tab
 * @param wholeExamples code that reads the whole table
 */
public record ResourcePage(
        Dataset dataset,
        Resource resource,
        @Nullable Group organization,
        ResourceLoad load,
        @Nullable TableVersion table,
        ResourceState state,
        List<ResourceField> fields,
        @Nullable ResourceTable rows,
        List<Drawing> drawings,
        int drawingCount,
        List<Choice> downloads,
        String fileUrl,
        String license,
        String apiUrl,
        List<ResourceExample> examples,
        List<ResourceExample> wholeExamples) {
    private static final int SHOWN_PROBLEMS = 20;
    private static final int SHOWN_NOTES = 4;

    /** The operators that the form offers, as its own words. */
    public static final List<String> OPERATORS =
            List.of("eq", "ne", "contains", "startswith", "gte", "lte", "gt", "lt", "empty", "filled");

    /** Whether there is a file that we can give, and not only a link. */
    public boolean kept() {
        return resource.fileHash() != null;
    }

    /** The first cells that did not fit. */
    public List<CellProblem> problems() {
        return table == null
                ? List.of()
                : table.problems().stream().limit(SHOWN_PROBLEMS).toList();
    }

    /** What should be known of how the file was read, in short. */
    public List<Phrase> notes() {
        return table == null
                ? List.of()
                : table.notes().stream().limit(SHOWN_NOTES).toList();
    }

    /** A field's name for people. */
    public String label(String id) {
        return fields.stream()
                .filter(field -> field.field().id().equals(id))
                .map(ResourceField::label)
                .findFirst()
                .orElse(id);
    }

    /** A value of the statistics, as the table shows it. */
    public static String written(View view, ResourceField field, String value) {
        return ResourceTables.shown(view, field.field(), value);
    }

    /** The table where a field has a value. */
    public String where(ResourceField field, String value) {
        return state.all()
                .where(ResourceFilter.of(field.field().id(), ResourceFilter.EQUAL, value))
                .url();
    }

    /** Where the report on the file of the version that is shown is. */
    public String reportUrl() {
        String version = state.version().isEmpty() ? "" : "/versions/" + state.version();
        return "/api/v1/datasets/" + dataset.name() + "/resources/" + resource.id() + version + "/report";
    }

    /** Where what is said of the fields of the version that is shown can be downloaded. */
    public String dictionaryUrl(String file) {
        return reportUrl().replaceAll("report$", "") + file;
    }

    /** Another tab of the same view. */
    public String tab(String tab) {
        return state.at(tab).url();
    }
}
