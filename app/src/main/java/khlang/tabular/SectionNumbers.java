package khlang.tabular;

import java.util.BitSet;
import java.util.HashSet;
import java.util.Set;
import khlang.kind.NumberText;

/**
 * Tells numbers of sections, such as 1.0, 2.0, 1.10, from amounts by how their decimals are printed: amounts have as many
 * as each other, or none that is a zero at the end. Sections are small, none comes twice and none is left out.
 */
final class SectionNumbers {
    private static final int FEW = 3;

    /** What has so many is no list of sections. */
    private static final int MANY = 500;

    private static final int LARGEST = 99;

    /** A section has hardly more parts, and none is numbered 05. */
    private static final int MOST_PARTS = 30;

    private boolean possible = true;
    private boolean begun;
    private boolean tens;
    private boolean ordered = true;
    private boolean fallen;
    private long count;
    private long whole;
    private int lastPart;
    private double value;
    private final Set<Long> seen = new HashSet<>();
    private final BitSet wholes = new BitSet();

    /** Counts a number with one or two decimals. */
    void add(NumberText number) {
        if (!possible || count >= MANY) {
            possible = false;
            return;
        }
        String plain = number.plain();
        // 1.5E3 has none.
        int point = plain.indexOf('.');
        if (point < 0) {
            possible = false;
            return;
        }
        int decimals = plain.length() - point - 1;
        int next = Integer.parseInt(plain.substring(point + 1));
        boolean part = next <= MOST_PARTS && (decimals == 1 || next >= 10);
        possible = part && number.whole() <= LARGEST && seen.add(number.whole() * 100 + next);
        if (!possible) {
            return;
        }
        wholes.set((int) number.whole());
        double now = Double.parseDouble(plain);
        begun |= next == 0;
        tens |= decimals == 2 && next % 10 == 0;
        if (count > 0) {
            ordered &= number.whole() > whole || (number.whole() == whole && next > lastPart);
            fallen |= now < value;
        }
        count++;
        whole = number.whole();
        lastPart = next;
        value = now;
    }

    /** There is a number that no section has. */
    void refuse() {
        possible = false;
    }

    /**
     * Whether they can be nothing else.
     *
     * @param integers how many whole numbers stand beside them
     */
    boolean sure(long integers) {
        boolean printed = begun && integers == 0;
        boolean dense = wholes.length() - wholes.nextSetBit(0) == wholes.cardinality();
        return possible && count >= FEW && tens && dense && (printed || (ordered && fallen));
    }
}
