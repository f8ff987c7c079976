package khlang.kind;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Counts in which era the years of a column are written, and keeps the first cells of each. */
public final class Eras {
    private static final int KEPT = 20;

    private final List<Shown> firstBuddhist = new ArrayList<>(0);
    private final List<Shown> firstCommon = new ArrayList<>(0);
    private long buddhist;
    private long common;

    /** Counts a year of the Buddhist era, in a cell on a line of the file. */
    public void addBuddhist(String cell, long line) {
        buddhist++;
        if (buddhist <= KEPT) {
            firstBuddhist.add(new Shown(cell, line));
        }
    }

    /** Counts a year of the common era. */
    public void addCommon(String cell, long line) {
        common++;
        if (common <= KEPT) {
            firstCommon.add(new Shown(cell, line));
        }
    }

    /** How many are of the Buddhist era. */
    public long buddhist() {
        return buddhist;
    }

    /** Those of the era that fewer have; null where all have one. */
    public @Nullable OtherEra fewer() {
        if (buddhist == 0 || common == 0) {
            return null;
        }
        return buddhist < common ? new OtherEra(buddhist, firstBuddhist) : new OtherEra(common, firstCommon);
    }
}
