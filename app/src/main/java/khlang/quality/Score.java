package khlang.quality;

import java.util.List;

/**
 * How good a table is to use.
 *
 * @param points from 0 to {@link #MOST}
 * @param advice what would raise it, and by how much: each piece alone by exactly that
 */
public record Score(int points, List<Advice> advice) {
    /** A table about which nothing is to be said. */
    public static final int MOST = 100;

    /**
     * Something to do.
     *
     * @param labels of the fields that it is about; none where it is about the whole
     * @param ids of the same fields, of which each has one of its own
     */
    public record Advice(Criterion criterion, List<String> labels, List<String> ids) {
        public Advice {
            ids = List.copyOf(ids);
            labels = List.copyOf(labels);
        }
    }

    public Score {
        advice = List.copyOf(advice);
    }

    /** The score of a table to which all this can be said. */
    public static Score of(List<Advice> advice) {
        int lost = advice.stream().mapToInt(one -> one.criterion().points()).sum();
        return new Score(MOST - lost, advice);
    }
}
