package khlang.datastore;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import khlang.query.Condition;
import khlang.query.Match;
import khlang.query.SearchPlan;
import khlang.query.SearchRequest;
import org.jspecify.annotations.Nullable;

/** Asks the rows of versions, with the help of an index of words where there is one: the answers are the same. */
final class IndexedRows {
    /** So many rows are named to the row store; more it finds sooner by looking through all. */
    private static final int MOST_NAMED = 20_000;

    private final RowStore rows;
    private final WordIndexes words;

    IndexedRows(RowStore rows, WordIndexes words) {
        this.rows = rows;
        this.words = words;
    }

    /** Hands the rows of a plan to a sink. */
    void rows(TableVersion version, SearchPlan plan, RowSink sink) {
        rows.rows(narrowed(version, plan), sink);
    }

    /** How many rows a plan finds without its limit. */
    long count(TableVersion version, SearchPlan plan) {
        List<Match> asked = WordIndexes.words(plan.conditions());
        boolean wordsOnly = asked.size() == plan.conditions().size() && !plan.distinct() && plan.grouping() == null;
        Optional<FoundRows> found = words.find(version, asked);
        if (found.isEmpty()) {
            return rows.count(plan);
        }
        if (!wordsOnly) {
            return rows.count(among(plan, asked, found.get()));
        }
        FoundRows doubtful = found.get().doubtful();
        return found.get().sure() + (doubtful.count() == 0 ? 0 : rows.count(named(plan, asked, doubtful)));
    }

    private SearchPlan narrowed(TableVersion version, SearchPlan plan) {
        List<Match> asked = WordIndexes.words(plan.conditions());
        Optional<FoundRows> found = plan.limit() == SearchRequest.ALL ? Optional.empty() : words.find(version, asked);
        if (found.isEmpty()) {
            return plan;
        }
        if (asked.size() == plan.conditions().size() && plan.inFileOrder()) {
            List<@Nullable Object> after = plan.after();
            long row = after != null && after.get(0) instanceof Long last ? last : 0;
            long most = plan.offset() + plan.limit();
            return most > MOST_NAMED ? plan : named(plan, asked, found.get().behind(row, most));
        }
        return among(plan, asked, found.get());
    }

    private static SearchPlan among(SearchPlan plan, List<Match> asked, FoundRows found) {
        return found.count() > MOST_NAMED ? plan : named(plan, asked, found);
    }

    /** The same plan for some rows only; what surely holds the words is not looked through for them once more. */
    private static SearchPlan named(SearchPlan plan, List<Match> asked, FoundRows found) {
        List<Condition> conditions = new ArrayList<>(List.of(new Condition.Numbered(found.numbers())));
        plan.conditions().stream()
                .filter(condition -> !found.areSure() || !asked.contains(condition))
                .forEach(conditions::add);
        return plan.under(conditions);
    }
}
