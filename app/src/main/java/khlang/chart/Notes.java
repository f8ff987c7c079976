package khlang.chart;

import java.util.List;
import khlang.datastore.TableVersion;

/** What is said beneath a chart, or instead of one. */
final class Notes {
    private final TableVersion table;
    private final Words words;

    Notes(TableVersion table, Words words) {
        this.table = table;
        this.words = words;
    }

    /** How many rows were used, and how many were not. */
    String rows(long used, long left) {
        return left == 0
                ? words.of("chart.rows.all", words.exact(used))
                : words.of("chart.rows.some", words.exact(used), words.exact(used + left), words.exact(left));
    }

    /** A sentence instead of a chart. */
    Drawing words(String key, Object... arguments) {
        return words(words.of(key, arguments));
    }

    Drawing words(String sentence) {
        return new Drawing("words", sentence, "", "", List.of(), List.of(), "", "", table.fileName());
    }
}
