package khlang.chart;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import khlang.datastore.TableVersion;

/** How often numbers of each size occur, said and drawn. */
final class HistogramDrawing {
    private static final int BINS = 14;

    private final TableVersion table;
    private final ChartPlan.Histogram plan;
    private final Words words;
    private final Scale scale;

    HistogramDrawing(TableVersion table, ChartPlan.Histogram plan, Words words) {
        this.table = table;
        this.plan = plan;
        this.words = words;
        Scale round = Scale.of(plan.minimum(), plan.maximum(), BINS);
        // The largest number must lie inside the last bin, not on its far edge.
        this.scale = plan.maximum() >= round.maximum()
                ? new Scale(round.minimum(), round.maximum() + round.step(), round.step())
                : round;
    }

    Drawing draw(ChartRows rows) {
        List<Mark> bins = new ArrayList<>();
        List<Double> edges = scale.marks();
        for (int i = 0; i + 1 < edges.size(); i++) {
            BigDecimal from = edge(edges.get(i));
            BigDecimal to = edge(edges.get(i + 1));
            long count = rows.count(table, plan.number(), from, to);
            String label = words.of("chart.bin", words.brief(from), words.brief(to));
            bins.add(new Mark(label, BigDecimal.valueOf(count), count));
        }
        return draw(bins);
    }

    private static BigDecimal edge(double value) {
        return new BigDecimal(value).round(new MathContext(12)).stripTrailingZeros();
    }

    Drawing draw(List<Mark> bins) {
        Notes notes = new Notes(table, words);
        long used = bins.stream().mapToLong(Mark::rows).sum();
        Mark most = bins.stream().max(Comparator.comparing(Mark::value)).orElseThrow();
        String label = plan.number().label();
        String title = words.of(
                "chart.histogram.finding",
                label,
                words.withUnit(most.label(), plan.unit()),
                words.exact(most.rows()),
                words.percent((double) most.rows() / Math.max(1, used)));
        String subtitle = words.of("chart.histogram.subtitle", label);
        return new Drawing(
                "histogram",
                title,
                subtitle,
                new HistogramSketch(Frame.WIDE, bins, scale, words).draw(title, subtitle)
                        + new HistogramSketch(Frame.NARROW, bins, scale, words).draw(title, subtitle),
                List.of(label, words.of("chart.measure.count")),
                bins.stream()
                        .map(bin -> List.of(bin.label(), words.exact(bin.value())))
                        .toList(),
                notes.rows(used, table.rowCount() - used),
                words.of(plan.reason()),
                table.fileName());
    }
}
