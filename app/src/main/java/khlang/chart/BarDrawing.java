package khlang.chart;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import khlang.datastore.TableVersion;
import khlang.query.Expression;

/** Bars by category, said and drawn. */
final class BarDrawing {
    /** More categories than a table can be grouped by in a chart that still means something. */
    private static final int MOST_GROUPS = 2_000;

    private final TableVersion table;
    private final ChartPlan.Bars plan;
    private final Words words;
    private final int most;

    BarDrawing(TableVersion table, ChartPlan.Bars plan, Words words, int most) {
        this.table = table;
        this.plan = plan;
        this.words = words;
        this.most = most;
    }

    Drawing draw(ChartRows rows) {
        Expression key = new Expression.Cell(plan.category());
        return draw(Groups.of(
                rows.measured(table, key, plan.measure(), plan.ordered(), MOST_GROUPS), plan.measure(), this::label));
    }

    private String label(Object key) {
        if (key instanceof Boolean flag) {
            return words.of(flag ? "chart.yes" : "chart.no");
        }
        return plan.ordered() && key instanceof Long year ? words.year(Years.common(year)) : key.toString();
    }

    Drawing draw(Groups groups) {
        Notes notes = new Notes(table, words);
        boolean zero = groups.marks().stream().allMatch(mark -> mark.value().signum() == 0);
        if (groups.marks().size() < 2 || zero) {
            return notes.words(
                    zero && !groups.marks().isEmpty() ? "chart.words.zero" : "chart.words.one_group",
                    plan.category().label());
        }
        if (groups.equal() && groups.marks().size() > 1) {
            return notes.words(
                    "chart.bars.equal",
                    plan.category().label(),
                    words.withUnit(
                            words.exact(groups.marks().get(0).value()),
                            plan.measure().unit()));
        }
        List<Mark> shown = new ArrayList<>(sorted(groups.marks()));
        int others = shown.size() > most ? shown.size() - most + 1 : 0;
        if (others > 0) {
            List<Mark> rest = List.copyOf(shown.subList(most - 1, shown.size()));
            shown = new ArrayList<>(shown.subList(0, most - 1));
            others = plan.measure().kind() == Measure.Kind.MEAN ? 0 : others;
            if (others > 0) {
                shown.add(other(rest));
            }
        }
        String title = finding(groups, sorted(groups.marks()));
        String name = words.of(plan.measure().name(groups.single()));
        String svg = new BarSketch(Frame.WIDE, shown, others, words).draw(title, name)
                + new BarSketch(Frame.NARROW, shown, others, words).draw(title, name);
        return new Drawing(
                "bar",
                title,
                words.of("chart.bars.subtitle", name, plan.category().label()),
                svg,
                header(name),
                shown.stream().map(mark -> row(mark, groups.total())).toList(),
                notes.rows(groups.used(), groups.left()),
                words.of(plan.reason()),
                table.fileName());
    }

    private List<Mark> sorted(List<Mark> marks) {
        return plan.ordered()
                ? marks
                : marks.stream()
                        .sorted(Comparator.comparing(Mark::value).reversed())
                        .toList();
    }

    private Mark other(List<Mark> rest) {
        Groups groups = new Groups(rest, 0, 0);
        long rows = rest.stream().mapToLong(Mark::rows).sum();
        return new Mark(words.of("chart.other", words.exact(rest.size())), groups.total(), rows);
    }

    private boolean shared(BigDecimal total) {
        return plan.measure().kind() != Measure.Kind.MEAN && total.signum() > 0;
    }

    private List<String> header(String name) {
        return plan.measure().kind() == Measure.Kind.MEAN
                ? List.of(plan.category().label(), name)
                : List.of(plan.category().label(), name, words.of("chart.share"));
    }

    private List<String> row(Mark mark, BigDecimal total) {
        String value = words.exact(mark.value());
        if (plan.measure().kind() == Measure.Kind.MEAN) {
            return List.of(mark.label(), value);
        }
        String share = shared(total) ? words.percent(mark.size() / total.doubleValue()) : "–";
        return List.of(mark.label(), value, share);
    }

    private String finding(Groups groups, List<Mark> sorted) {
        String category = plan.category().label();
        Mark first = sorted.stream().max(Comparator.comparing(Mark::value)).orElse(sorted.get(0));
        String label = Letters.clipped(first.label(), 40);
        String brief = words.brief(first.value());
        String top = words.withUnit(brief, plan.measure().unit());
        long ties = sorted.stream()
                .filter(mark -> mark.value().compareTo(first.value()) == 0)
                .count();
        if (ties > 1) {
            return words.of("chart.bars.tie", category, label, ties - 1, top);
        }
        // What differs behind the last digit shown would read as one winner beside its equal.
        long near = sorted.stream()
                .filter(mark -> words.brief(mark.value()).equals(brief))
                .count();
        if (near > 1) {
            return words.of("chart.bars.near", words.of(plan.measure().name(groups.single())), label, near - 1, top);
        }
        boolean shared = shared(groups.total())
                && sorted.stream().noneMatch(mark -> mark.value().signum() < 0);
        String share = shared ? words.percent(first.size() / groups.total().doubleValue()) : "";
        return switch (plan.measure().kind()) {
            case COUNT -> words.of("chart.bars.count", category, label, top, share, words.exact(groups.used()));
            case SUM ->
                words.of(
                        shared ? "chart.bars.sum" : "chart.bars.most",
                        plan.measure().measured().label(),
                        label,
                        top,
                        share);
            case MEAN -> words.of("chart.bars.most", words.of(plan.measure().name(groups.single())), label, top);
        };
    }
}
