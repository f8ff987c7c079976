package khlang.portal;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import khlang.dataset.Dataset;
import khlang.dataset.Resource;
import khlang.datastore.DictionaryEdit;
import khlang.datastore.FieldStatistics;
import khlang.datastore.TableVersion;
import khlang.problem.Phrase;
import khlang.quality.Finding;
import khlang.tabular.Field;
import khlang.web.Form;
import khlang.web.View;
import org.jspecify.annotations.Nullable;

/**
 * The columns of a table on its officer's desk, with what is said of each.
 *
 * @param fields those that this page shows
 * @param form what is said, each key with the column's position behind it: {@code unit.3}
 * @param first the first rows, behind the number of each
 * @param findings what was found to tell of persons
 * @param waiting the names of columns that are described and not in the table now
 * @param read what of an uploaded dictionary fits nothing; absent where none was uploaded
 */
public record DeskFields(
        Dataset dataset,
        Resource resource,
        TableVersion table,
        List<Field> fields,
        Form form,
        List<@Nullable Object[]> first,
        List<Finding> findings,
        List<String> waiting,
        Optional<List<Phrase>> read) {
    /** More columns come on further pages. */
    static final int ON_PAGE = 50;

    private static final int EXAMPLES = 3;
    private static final int LONGEST = 60;
    private static final long MOST_PROPOSED = 300;

    /** The page on which a column stands, from 1. */
    static int page(Field field) {
        return (field.position() - 1) / ON_PAGE + 1;
    }

    /** The address of a column on its page. */
    static String path(Resource resource, Field field) {
        String path = "/desk/resource/" + resource.id() + "/fields";
        return (page(field) > 1 ? path + "?page=" + page(field) : path) + "#field-" + field.position();
    }

    /** How many pages there are. */
    public int pages() {
        return (table.fields().size() - 1) / ON_PAGE + 1;
    }

    /** Which page this is, from 1; 0 where it shows what a file says. */
    public int page() {
        return read.isPresent() || fields.isEmpty() ? 0 : page(fields.get(0));
    }

    /** What is said of a column. */
    public String value(String key, Field field) {
        return form.value(name(key, field));
    }

    /** The name of an input. */
    public static String name(String key, Field field) {
        return DictionaryEdit.name(key, field);
    }

    /** What is wrong with an input, in the page's language; empty where nothing is. */
    public String error(View view, String key, Field field) {
        return form.error(view, name(key, field));
    }

    /** Whether something is said of a column under one of some keys, or is wrong there. */
    public boolean said(Field field, String... keys) {
        return List.of(keys).stream()
                .anyMatch(key -> !value(key, field).isEmpty() || form.errors().containsKey(name(key, field)));
    }

    /** Whether a column's numbers count something, or a unit is said of it. */
    public boolean counts(Field field) {
        return (Cells.numeric(field) && field.kind().isAmount()) || said(field, "unit", "unit_en");
    }

    /** Whether another kind can be chosen: only a file is read again. */
    public boolean readAgain() {
        return !table.written();
    }

    /** Whether a column has few enough values for a list of codes. */
    public boolean few(Field field) {
        return table.statistics().stream()
                .anyMatch(one -> one.field().equals(field.id())
                        && one.distinct() > 0
                        && one.distinct() <= MOST_PROPOSED
                        && !field.kind().isAmount());
    }

    /** Some values of a column, so that its officer knows which it is; empty where there are none. */
    public String examples(View view, Field field) {
        return table.statistics().stream()
                .filter(one -> one.field().equals(field.id()))
                .findFirst()
                .map(one -> examples(view, field, one))
                .orElse("");
    }

    private String examples(View view, Field field, FieldStatistics counted) {
        if (!counted.top().isEmpty()) {
            return counted.top().stream()
                    .limit(EXAMPLES)
                    .map(top -> shortened(Cells.normal(view, field, top.value())))
                    .collect(Collectors.joining(" · "));
        }
        String least = counted.minimum();
        String most = counted.maximum();
        return least == null || most == null
                ? first.stream()
                        .map(row -> Cells.text(view, field, row[field.position()]))
                        .filter(text -> !text.isEmpty())
                        .distinct()
                        .limit(EXAMPLES)
                        .map(DeskFields::shortened)
                        .collect(Collectors.joining(" · "))
                : Cells.normal(view, field, least) + " – " + Cells.normal(view, field, most);
    }

    private static String shortened(String text) {
        return text.length() <= LONGEST ? text : text.substring(0, LONGEST) + "…";
    }

    /** Why a column may tell of persons; empty where nothing was found. */
    public List<Phrase> suspicions(Field field) {
        return findings.stream()
                .filter(finding -> finding.flaw().personal() && finding.field().equals(field.id()))
                .map(finding -> finding.flaw().sentence(field.label(), finding.count(), finding.detail()))
                .toList();
    }

    /** What is wrong that is of no single input. */
    public List<Phrase> errors() {
        return form.errors().entrySet().stream()
                .filter(entry -> !entry.getKey().matches("[a-z_]+\\.[0-9]+"))
                .map(Map.Entry::getValue)
                .flatMap(List::stream)
                .toList();
    }

    /** Where its form is sent. */
    public String path() {
        return "/desk/resource/" + resource.id() + "/fields";
    }

    /** Where the dictionary is downloaded. */
    public String download() {
        return "/api/v1/datasets/" + dataset.name() + "/resources/" + resource.id();
    }
}
