package khlang.datastore;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import khlang.quality.Finding;
import khlang.tabular.CellProblem;

/**
 * What of a report may be told to everybody: nothing that stands in columns which may tell of persons, and nothing of
 * whole rows that have such columns.
 */
public final class Masking {
    private final Set<String> personal;

    private Masking(Set<String> personal) {
        this.personal = personal;
    }

    /** Masks by what was found. */
    public static Masking of(List<Finding> findings) {
        return new Masking(findings.stream()
                .filter(finding -> finding.flaw().personal())
                .map(Finding::field)
                .collect(Collectors.toSet()));
    }

    /** Whether what stands in a field, or in a row as a whole, is not told. */
    private boolean hides(String field) {
        return !personal.isEmpty() && (field.isEmpty() || personal.contains(field));
    }

    /** The findings as everybody may see them. */
    public List<Finding> findings(List<Finding> findings) {
        return findings.stream()
                .map(finding -> hides(finding.field()) ? finding.masked() : finding)
                .toList();
    }

    /** The cells that did not fit as everybody may see them. */
    public List<CellProblem> problems(List<CellProblem> problems) {
        return problems.stream()
                .map(problem -> hides(problem.field()) ? problem.masked() : problem)
                .toList();
    }
}
