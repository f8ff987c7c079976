package khlang.tabular;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import khlang.problem.Phrase;

/** Counts the cells that do not fit and keeps the first thousand. */
final class CellProblems {
    private static final int KEPT = 1_000;
    private static final int LONGEST_RAW = 200;

    private final List<CellProblem> kept = new ArrayList<>();
    private long count;

    /** Adds a cell; {@code key}'s sentence may use {0} the row, {1} the field, {2} the cell. */
    void add(long row, long line, String field, String raw, String key) {
        count++;
        if (kept.size() < KEPT) {
            String cut = raw.length() <= LONGEST_RAW ? raw : raw.substring(0, LONGEST_RAW);
            kept.add(new CellProblem(row, line, field, cut, Phrase.of(key, row, field, cut)));
        }
    }

    List<CellProblem> kept() {
        // Lines that are no rows are told before the cells above them.
        return kept.stream().sorted(Comparator.comparingLong(CellProblem::line)).toList();
    }

    long count() {
        return count;
    }
}
