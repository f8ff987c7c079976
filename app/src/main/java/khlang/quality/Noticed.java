package khlang.quality;

import java.util.List;
import java.util.Map;

/**
 * What reading a file has noticed on its way.
 *
 * @param findings what is wrong
 * @param totals the figures of a closing total that was left out, by the field's id
 * @param lines where the rows stand in the file
 */
public record Noticed(List<Finding> findings, Map<String, String> totals, Lines lines) {
    /** Nothing. */
    public static final Noticed NOTHING = new Noticed(List.of(), Map.of(), Lines.NONE);

    public Noticed {
        findings = List.copyOf(findings);
        totals = Map.copyOf(totals);
    }

    /**
     * What is to be said of a table to which the rows of this file were added: their numbers in it are not known, and
     * what was amiss with cells before still is.
     */
    public Noticed addedTo(Noticed before) {
        FindingCounter counter = new FindingCounter();
        findings.forEach(
                finding -> counter.add(finding.with(one -> new Instance(0, one.line(), one.raw(), one.suggestion()))));
        before.findings().stream()
                .filter(finding -> finding.flaw().place() == Place.CELL)
                .forEach(finding ->
                        counter.add(finding.with(one -> new Instance(one.row(), 0, one.raw(), one.suggestion()))));
        return new Noticed(counter.findings(), Map.of(), Lines.NONE);
    }
}
