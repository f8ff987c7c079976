package khlang.portal;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import khlang.dataset.Dataset;
import khlang.dataset.Resource;
import khlang.datastore.FieldDictionary;
import khlang.datastore.Findings;
import khlang.datastore.Masking;
import khlang.datastore.Origins;
import khlang.datastore.Scores;
import khlang.datastore.TableVersion;
import khlang.problem.Phrase;
import khlang.quality.Finding;
import khlang.quality.Flaw;
import khlang.quality.Instance;
import khlang.quality.Noticed;
import khlang.quality.Remedy;
import khlang.quality.Score;
import khlang.quality.Severity;
import khlang.tabular.CellProblem;
import khlang.tabular.Field;
import khlang.web.View;
import org.jspecify.annotations.Nullable;

/**
 * How good a table is, as pages tell it.
 *
 * @param findings all that is amiss, the worst first
 * @param origins from which files the rows came
 * @param read how many rows of the newest file were read
 * @param loaded how many of them were loaded
 */
public record Quality(
        Dataset dataset,
        Resource resource,
        TableVersion table,
        Score score,
        List<Finding> findings,
        Origins origins,
        long read,
        long loaded) {
    private static final int SHOWN = 5;

    /** What is known of a table; null for one so large that nobody has looked at it yet. */
    static @Nullable Quality known(
            Findings findings, Dataset dataset, Resource resource, @Nullable TableVersion table) {
        return table == null
                ? null
                : findings.known(table)
                        .map(found -> of(findings, dataset, resource, table, found))
                        .orElse(null);
    }

    /** What is amiss with a table; looked for now where nobody has. */
    static @Nullable Quality of(Findings findings, Dataset dataset, Resource resource, @Nullable TableVersion table) {
        return table == null ? null : of(findings, dataset, resource, table, findings.of(table));
    }

    private static Quality of(
            Findings findings, Dataset dataset, Resource resource, TableVersion table, List<Finding> found) {
        List<Finding> judged = new FieldDictionary(resource, table.fields()).judged(found, table);
        Noticed noticed = findings.noticed(table);
        long loaded = noticed.rows() == null ? table.rowCount() : noticed.rows();
        return new Quality(
                dataset,
                resource,
                table,
                Scores.of(dataset, resource, table, judged),
                judged,
                findings.origins(table),
                loaded + noticed.leftOut(),
                loaded);
    }

    /** Where a place is, in words; empty where that is not known. */
    public String where(View view, Instance place) {
        Optional<Origins.Origin> origin = place.row() > 0 ? origins.of(place.row()) : origins.ofFile(0, place.line());
        if (origin.isEmpty()) {
            return spot(view, place.line(), place.row());
        }
        Origins.Origin from = origin.get();
        String spot = spot(view, from.line(), from.row());
        String file = view.t("portal.quality.file", from.fileName(), view.number(from.version()));
        return spot.isEmpty() ? file : spot + " " + file;
    }

    private static String spot(View view, long line, long row) {
        if (line > 0) {
            return view.t("portal.desk.unfit.line", view.number(line));
        }
        return row > 0 ? view.t("portal.quality.row", view.number(row)) : "";
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
    public static List<Instance> shown(Finding finding) {
        return finding.instances().stream()
                .filter(one -> !one.raw().isEmpty() || one.line() > 0)
                .limit(SHOWN)
                .toList();
    }

    /**
     * What is amiss of one kind.
     *
     * @param first what is said of it first
     * @param more of how many other columns the same can be said
     */
    public record Kind(Flaw flaw, Finding first, int more) {}

    /** What is amiss by kind, the worst first. */
    public List<Kind> kinds() {
        Map<Flaw, List<Finding>> byFlaw = new LinkedHashMap<>();
        findings.forEach(finding -> byFlaw.computeIfAbsent(finding.flaw(), flaw -> new ArrayList<>())
                .add(finding));
        return byFlaw.entrySet().stream()
                .map(entry -> new Kind(
                        entry.getKey(),
                        entry.getValue().get(0),
                        entry.getValue().size() - 1))
                .toList();
    }

    /** How many things are amiss that hurt so much. */
    public long count(Severity severity) {
        return findings.stream()
                .filter(finding -> finding.flaw().severity() == severity)
                .count();
    }

    /** The look of a badge for a flaw. */
    public static String badge(Severity severity) {
        return switch (severity) {
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

    /** Where an officer says what is missing of the first of some columns. */
    public String path(Remedy remedy, List<String> labels) {
        return table.fields().stream()
                .filter(field -> remedy == Remedy.FIELDS && labels.contains(field.label()))
                .findFirst()
                .map(field -> DeskFields.path(resource, field))
                .orElseGet(() -> path(remedy));
    }

    /** Where an officer says whether a column tells of persons; empty of all else that is amiss. */
    public String personalPath(Finding finding) {
        return table.fields().stream()
                .filter(field -> finding.flaw().personal() && field.id().equals(finding.field()))
                .findFirst()
                .map(field -> DeskFields.path(resource, field))
                .orElse("");
    }

    /** Cells that did not fit, without what may tell of persons. */
    public List<CellProblem> masked(List<CellProblem> problems) {
        return Masking.of(findings).problems(problems);
    }

    /** The report for a spreadsheet. */
    public String reportPath() {
        String path = "/api/v1/datasets/" + dataset.name() + "/resources/" + resource.id();
        return table.id().equals(resource.versionId())
                ? path + "/report.csv"
                : path + "/versions/" + table.number() + "/report.csv";
    }
}
