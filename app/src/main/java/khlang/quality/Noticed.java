package khlang.quality;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * What reading a file has noticed on its way.
 *
 * @param findings what is wrong
 * @param totals the figures of a closing total that was left out, by the field's id
 * @param totalLine where that total stands in the file; null where there is none, or nobody wrote it down
 * @param lines where the rows stand in the file
 * @param rows how many rows of the file were loaded; null where nobody wrote it down
 */
public record Noticed(
        List<Finding> findings,
        Map<String, String> totals,
        @Nullable Long totalLine,
        Lines lines,
        @Nullable Long rows) {
    /** Nothing. */
    public static final Noticed NOTHING = new Noticed(List.of(), Map.of(), null, Lines.NONE, null);

    /** Rows of a file that are no data. */
    private static final Set<Flaw> LEFT_OUT =
            Set.of(Flaw.REPEATED_HEADER, Flaw.CHANGED_HEADER, Flaw.NOTE_ROW, Flaw.TOTAL_ROW);

    public Noticed {
        findings = List.copyOf(findings);
        totals = Map.copyOf(totals);
    }

    /** How many rows of the file below its header were read and not loaded, because they are no data. */
    public long leftOut() {
        return findings.stream()
                .filter(finding -> LEFT_OUT.contains(finding.flaw()))
                .mapToLong(Finding::count)
                .sum();
    }

    /** The same with more findings. */
    public Noticed with(List<Finding> more) {
        List<Finding> all = new ArrayList<>(findings);
        all.addAll(more);
        return new Noticed(all, totals, totalLine, lines, rows);
    }

    /** The same with what else is known of its findings. */
    public Noticed with(UnaryOperator<List<Finding>> change) {
        return new Noticed(change.apply(findings), totals, totalLine, lines, rows);
    }

    /**
     * What is to be said of a table below whose rows those of this file were put.
     *
     * @param above how many rows were there before
     */
    public Noticed below(Noticed before, long above) {
        return after(before, above, lines.below(above));
    }

    /** What is to be said of a table whose rows those of this file have changed: which became which is not known. */
    public Noticed among(Noticed before) {
        return after(before, -1, Lines.NONE);
    }

    /** What was amiss with cells before still is; where they stand is known by their rows alone. */
    private Noticed after(Noticed before, long above, Lines known) {
        FindingCounter counter = new FindingCounter();
        findings.forEach(finding -> counter.add(finding.with(one -> new Instance(
                above < 0 || one.row() == 0 ? 0 : one.row() + above, one.line(), one.raw(), one.suggestion()))));
        before.findings().stream()
                .filter(finding -> finding.flaw().place() == Place.CELL)
                .forEach(finding ->
                        counter.add(finding.with(one -> new Instance(one.row(), 0, one.raw(), one.suggestion()))));
        return new Noticed(counter.findings(), Map.of(), null, known, rows);
    }
}
