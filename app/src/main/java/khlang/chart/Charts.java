package khlang.chart;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import khlang.datastore.Datastore;
import khlang.datastore.FieldStatistics;
import khlang.datastore.TableVersion;
import khlang.tabular.Field;
import khlang.web.Language;
import khlang.web.Messages;

/** Chooses and draws the charts of a table. */
public final class Charts {
    private static final int KEPT = 400;
    private static final int CATEGORIES = 12;
    private static final int FEW_CATEGORIES = 6;

    private record Key(String version, List<FieldWords> words, Language language, int categories) {}

    private final ChartRows rows;
    private final Messages messages;
    // The rows of a version and revision never change, so its charts do not either.
    private final Map<Key, List<Drawing>> drawn = new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Key, List<Drawing>> eldest) {
            return size() > KEPT;
        }
    };

    public Charts(Datastore datastore, Messages messages) {
        this(new TableRows(datastore), messages);
    }

    Charts(ChartRows rows, Messages messages) {
        this.rows = rows;
        this.messages = messages;
    }

    /**
     * The charts that a table gets by itself: first the one that says most, then at most one by category, then a map
     * where rows have coordinates; or one sentence where there is nothing to draw. {@code words} has one
     * entry per field, in their order. The caller has made sure that the table may be seen.
     */
    public List<Drawing> automatic(TableVersion table, List<FieldWords> words, Language language) {
        return draw(new Key(table.tag(), List.copyOf(words), language, CATEGORIES), table);
    }

    /** The first chart of a table with few categories, for a card. */
    public Drawing small(TableVersion table, List<FieldWords> words, Language language) {
        return draw(new Key(table.tag(), List.copyOf(words), language, FEW_CATEGORIES), table)
                .get(0);
    }

    /** Whether a number says how much, so that a mean of it says something; codes, years and coordinates do not. */
    public static boolean isMeasure(Field field, FieldStatistics statistics, long rows) {
        return FieldRole.of(field, statistics, rows) == FieldRole.MEASURE;
    }

    private List<Drawing> draw(Key key, TableVersion table) {
        synchronized (drawn) {
            List<Drawing> known = drawn.get(key);
            if (known != null) {
                return known;
            }
        }
        Words words = new Words(messages, key.language());
        TableVersion labelled =
                table.labelled(key.words().stream().map(FieldWords::label).toList());
        List<Drawing> all = ChartChoice.of(labelled, key.words()).stream()
                .map(plan -> draw(plan, labelled, words, key.categories()))
                .toList();
        List<Drawing> shown = all.stream().filter(Drawing::drawn).toList();
        List<Drawing> answer = shown.isEmpty() ? all.subList(0, 1) : shown;
        synchronized (drawn) {
            drawn.put(key, answer);
        }
        return answer;
    }

    private Drawing draw(ChartPlan plan, TableVersion table, Words words, int categories) {
        if (plan instanceof ChartPlan.Bars bars) {
            return new BarDrawing(table, bars, words, categories).draw(rows);
        }
        if (plan instanceof ChartPlan.Line line) {
            return new LineDrawing(table, line, words).draw(rows);
        }
        if (plan instanceof ChartPlan.Histogram histogram) {
            return new HistogramDrawing(table, histogram, words).draw(rows);
        }
        if (plan instanceof ChartPlan.Points points) {
            return new MapDrawing(table, points, words).draw(rows);
        }
        return new Notes(table, words).words(words.of(plan.reason()));
    }
}
