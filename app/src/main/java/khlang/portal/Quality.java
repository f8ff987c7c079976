package khlang.portal;

import java.util.List;
import khlang.dataset.Dataset;
import khlang.dataset.Resource;
import khlang.datastore.Findings;
import khlang.datastore.Masking;
import khlang.datastore.Scores;
import khlang.datastore.TableVersion;
import khlang.problem.Phrase;
import khlang.quality.Finding;
import khlang.quality.Flaw;
import khlang.quality.Remedy;
import khlang.quality.Score;
import khlang.tabular.CellProblem;
import khlang.tabular.Field;
import org.jspecify.annotations.Nullable;

/**
 * How good a table is, as pages tell it.
 *
 * @param findings all that is amiss, the worst first
 */
public record Quality(Dataset dataset, Resource resource, TableVersion table, Score score, List<Finding> findings) {
    private static final int SHOWN = 5;

    /** What is known of a table; null for one so large that nobody has looked at it yet. */
    static @Nullable Quality known(
            Findings findings, Dataset dataset, Resource resource, @Nullable TableVersion table) {
        return table == null
                ? null
                : findings.known(table)
                        .map(found -> of(dataset, resource, table, found))
                        .orElse(null);
    }

    /** What is amiss with a table; looked for now where nobody has. */
    static @Nullable Quality of(Findings findings, Dataset dataset, Resource resource, @Nullable TableVersion table) {
        return table == null ? null : of(dataset, resource, table, findings.of(table));
    }

    private static Quality of(Dataset dataset, Resource resource, TableVersion table, List<Finding> found) {
        return new Quality(dataset, resource, table, Scores.of(dataset, resource, table, found), found);
    }

    /** What is wrong, in words. */
    public Phrase sentence(Finding finding) {
        String label = table.fields().stream()
                .filter(field -> field.id().equals(finding.field()))
                .map(Field::label)
                .findFirst()
                .orElse(finding.field());
        return finding.flaw().sentence(label, finding.count(), finding.detail());
    }

    /** The first places of a finding that have something to show. */
    public static List<khlang.quality.Instance> shown(Finding finding) {
        return finding.instances().stream()
                .filter(one -> !one.raw().isEmpty() || one.line() > 0)
                .limit(SHOWN)
                .toList();
    }

    /** The look of a badge for a flaw. */
    public static String badge(Flaw flaw) {
        return switch (flaw.severity()) {
            case ERROR -> "badge-bad";
            case WARNING -> "badge-warn";
            case NOTE -> "";
        };
    }

    /** Where an officer mends something. */
    public String path(Remedy remedy) {
        String desk = "/desk/resource/" + resource.id();
        return switch (remedy) {
            case FILE, RESOURCE -> desk + "#change";
            case READING -> desk + "/reading";
            case FIELDS -> desk + "/fields";
            case DATASET -> "/desk/dataset/" + dataset.name() + "#describe";
        };
    }

    /** Cells that did not fit, without what may tell of persons. */
    public List<CellProblem> masked(List<CellProblem> problems) {
        return Masking.of(findings).problems(problems);
    }

    /** The report for a spreadsheet. */
    public String reportPath() {
        return "/api/v1/datasets/" + dataset.name() + "/resources/" + resource.id() + "/report.csv";
    }
}
