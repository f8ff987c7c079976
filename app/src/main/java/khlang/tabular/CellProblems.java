package khlang.tabular;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import khlang.problem.Phrase;
import khlang.quality.Finding;
import khlang.quality.FindingCounter;
import khlang.quality.Flaw;
import khlang.quality.Instance;

/** Counts the cells that do not fit and keeps the first thousand; counts apart what is amiss with cells that stay. */
final class CellProblems {
    private static final int KEPT = 1_000;
    private static final int LONGEST_RAW = 200;

    private final List<CellProblem> kept = new ArrayList<>();
    private final FindingCounter counter = new FindingCounter();
    private final List<Finding> counted = new ArrayList<>();
    private Set<String> leftOut = Set.of();
    private long count;

    /** What is amiss with cells of these fields is of no matter. */
    void leaveOut(Set<String> fields) {
        leftOut = fields;
    }

    /** Adds a cell; {@code key}'s sentence may use {0} the row, {1} the field, {2} the cell. */
    void add(long row, long line, String field, String raw, String key) {
        String cut = cut(raw);
        add(new CellProblem(row, line, field, cut, Phrase.of(key, row, field, cut)));
    }

    /** Adds a row that is left out; {@code key}'s sentence may use {2} what stands in it, {3} the line, {4} a detail. */
    void add(Row row, String key, String detail) {
        String cut = cut(row.text());
        add(new CellProblem(0, row.line(), "", cut, Phrase.of(key, 0, "", cut, row.line(), cut(detail))));
    }

    /** Adds the cells that another has counted. */
    void add(CellProblems others) {
        others.kept.forEach(this::keep);
        count += others.count;
    }

    private static String cut(String text) {
        return text.length() <= LONGEST_RAW ? text : text.substring(0, LONGEST_RAW);
    }

    private void add(CellProblem problem) {
        if (leftOut.contains(problem.field())) {
            return;
        }
        count++;
        keep(problem);
        Instance instance = new Instance(problem.row(), problem.line(), problem.raw(), problem.suggestion());
        counter.add(problem.flaw(), problem.field(), instance);
    }

    private void keep(CellProblem problem) {
        if (kept.size() < KEPT) {
            kept.add(problem);
        }
    }

    /** Adds what is amiss with a cell or row that stays as it is. */
    void remark(Flaw flaw, String field, Instance instance) {
        if (!leftOut.contains(field)) {
            counter.add(flaw, field, instance);
        }
    }

    /** Adds what was counted elsewhere. */
    void remark(Finding finding) {
        counted.add(finding);
    }

    List<CellProblem> kept() {
        // Lines that are no rows are told before the cells above them.
        return kept.stream().sorted(Comparator.comparingLong(CellProblem::line)).toList();
    }

    long count() {
        return count;
    }

    /** Everything that was added, by kind and field. */
    List<Finding> findings() {
        List<Finding> findings = new ArrayList<>(counter.findings());
        findings.addAll(counted);
        findings.removeIf(finding -> leftOut.contains(finding.field()));
        return findings;
    }
}
