package khlang.datastore;

import java.util.List;
import khlang.quality.Finding;
import khlang.tabular.CellProblem;

/**
 * What of a report may be told to everybody: where a column may tell of persons, nothing that stands in a cell of the
 * table, because a row that has slipped by a column puts a person's number anywhere.
 */
public final class Masking {
    private final boolean personal;

    private Masking(boolean personal) {
        this.personal = personal;
    }

    /** Masks by what was found. */
    public static Masking of(List<Finding> findings) {
        return new Masking(findings.stream().anyMatch(finding -> finding.flaw().personal()));
    }

    /** The findings as everybody may see them. */
    public List<Finding> findings(List<Finding> findings) {
        return personal ? findings.stream().map(Finding::masked).toList() : findings;
    }

    /** The cells that did not fit as everybody may see them. */
    public List<CellProblem> problems(List<CellProblem> problems) {
        return personal ? problems.stream().map(CellProblem::masked).toList() : problems;
    }
}
