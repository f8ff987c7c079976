package khlang.datastore;

import khlang.query.RowParameters;
import khlang.query.SearchPlan;

/** Whether an answer says how many rows there are in all, which takes longer than a page where there are conditions. */
enum Counting {
    NONE,
    EXACT,
    /** Exact where that is known without looking, else from a sample of the rows. */
    ESTIMATE;

    /** What is said by {@code count}; pages behind the first need not tell it again. */
    static Counting of(RowParameters parameters, boolean further) {
        String said = further
                ? parameters.choice("count", "none", "exact", "estimate")
                : parameters.choice("count", "exact", "none", "estimate");
        return valueOf(said.toUpperCase(java.util.Locale.ROOT));
    }

    /** The members of the answer that say it, with a comma behind; nothing where it is not said. */
    String of(Datastore datastore, TableVersion version, SearchPlan plan, RowPage page) {
        if (this == NONE) {
            return "";
        }
        boolean whole =
                page.next() == null && plan.after() == null && !page.rows().isEmpty();
        if (whole) {
            return total(plan.offset() + page.rows().size(), false);
        }
        boolean known = plan.everyRow() || plan.distinct() || plan.grouping() != null;
        return this == EXACT || known
                ? total(datastore.count(version, plan), false)
                : total(datastore.estimate(version, plan), true);
    }

    private static String total(long rows, boolean estimated) {
        return "\"total\":" + rows + ",\"total_estimated\":" + estimated + ",";
    }
}
