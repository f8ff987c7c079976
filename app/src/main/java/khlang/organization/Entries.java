package khlang.organization;

import java.util.Comparator;
import khlang.thai.ThaiOrder;

/** The orders in which organizations and groups are listed. */
final class Entries {
    private Entries() {}

    /** By title, as a Thai dictionary would have them. */
    static Comparator<Entry> byTitle() {
        return Comparator.comparing(Entry::title, ThaiOrder.comparator()).thenComparing(Entry::name);
    }
}
