package khlang.chart;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;
import khlang.datastore.TableVersion;
import khlang.query.Expression;
import khlang.query.Function;
import khlang.tabular.FieldType;

/** A line over time, said and drawn. */
final class LineDrawing {
    private static final int MOST_PERIODS = 500;

    private final TableVersion table;
    private final ChartPlan.Line plan;
    private final Words words;

    LineDrawing(TableVersion table, ChartPlan.Line plan, Words words) {
        this.table = table;
        this.plan = plan;
        this.words = words;
    }

    Drawing draw(ChartRows rows) {
        boolean date = plan.time().type() == FieldType.DATE || plan.time().type() == FieldType.TIMESTAMP;
        Expression time = new Expression.Cell(plan.time());
        Expression key = switch (plan.step()) {
            case YEAR -> date ? new Expression.Call(Function.YEAR, List.of(time)) : time;
            case MONTH -> new Expression.Call(Function.MONTH, List.of(time));
            case DAY -> time;
        };
        // Dates are sortable text here, so that groups of one period can be found again below.
        Groups groups = Groups.of(
                rows.measured(table, key, plan.measure(), true, 20_000),
                plan.measure(),
                period -> start(period).format(DateTimeFormatter.ISO_DATE));
        return draw(groups);
    }

    private static LocalDate start(Object key) {
        if (key instanceof LocalDateTime moment) {
            return moment.toLocalDate();
        }
        if (key instanceof LocalDate date) {
            return date;
        }
        return LocalDate.of(key instanceof Number year ? Years.common(year.longValue()) : 1, 1, 1);
    }

    /** Draws groups whose labels are the first days of their periods, as in {@code 2024-01-31}. */
    Drawing draw(Groups groups) {
        Notes notes = new Notes(table, words);
        NavigableMap<LocalDate, Mark> found = new TreeMap<>();
        groups.marks().forEach(mark -> found.merge(LocalDate.parse(mark.label()), mark, this::together));
        if (found.size() < 2) {
            return notes.words("chart.words.one_group", plan.time().label());
        }
        List<LineSketch.Moment> moments = moments(found);
        List<Mark> marks = new ArrayList<>();
        for (LineSketch.Moment moment : moments) {
            if (moment.mark() != null) {
                marks.add(moment.mark());
            }
        }
        Groups drawn = new Groups(marks, groups.used(), groups.left());
        if (drawn.equal()) {
            return notes.words(words.of(
                    "chart.line.constant",
                    name(drawn),
                    words.withUnit(words.exact(marks.get(0).value()), unit())));
        }
        String title = finding(drawn);
        String subtitle = words.of(
                "chart.line.subtitle." + plan.step(),
                name(drawn),
                words.period(found.firstKey(), plan.step()),
                words.period(found.lastKey(), plan.step()));
        boolean fromZero = plan.measure().kind() != Measure.Kind.MEAN;
        return new Drawing(
                "line",
                title,
                subtitle,
                new LineSketch(Frame.WIDE, moments, plan.step(), fromZero, words).draw(title, subtitle)
                        + new LineSketch(Frame.NARROW, moments, plan.step(), fromZero, words).draw(title, subtitle),
                List.of(words.of("chart.period"), name(drawn)),
                marks.stream()
                        .map(mark -> List.of(mark.label(), words.exact(mark.value())))
                        .toList(),
                notes.rows(groups.used(), groups.left()),
                words.of(plan.reason()),
                table.fileName());
    }

    // Days out of timestamps come as many groups of one day.
    private Mark together(Mark one, Mark other) {
        long rows = one.rows() + other.rows();
        BigDecimal value = plan.measure().kind() == Measure.Kind.MEAN
                ? BigDecimal.valueOf((one.size() * one.rows() + other.size() * other.rows()) / Math.max(1, rows))
                : one.value().add(other.value());
        return new Mark(one.label(), value, rows);
    }

    private List<LineSketch.Moment> moments(NavigableMap<LocalDate, Mark> found) {
        List<LineSketch.Moment> moments = new ArrayList<>();
        LocalDate at = found.firstKey();
        while (!at.isAfter(found.lastKey()) && moments.size() < MOST_PERIODS) {
            Mark mark = found.get(at);
            String label = words.period(at, plan.step());
            if (mark != null) {
                moments.add(new LineSketch.Moment(at, new Mark(label, mark.value(), mark.rows())));
            } else if (plan.measure().kind() == Measure.Kind.COUNT) {
                // No rows in a period is a count of none; no measurement is not.
                moments.add(new LineSketch.Moment(at, new Mark(label, BigDecimal.ZERO, 0)));
            } else {
                moments.add(new LineSketch.Moment(at, null));
            }
            at = plan.step().next(at);
        }
        return moments;
    }

    private String name(Groups groups) {
        return words.of(plan.measure().name(groups.single()));
    }

    private String unit() {
        return plan.measure().unit();
    }

    private String said(Mark mark) {
        return words.withUnit(words.brief(mark.value()), unit());
    }

    private String finding(Groups groups) {
        Mark first = groups.marks().get(0);
        Mark last = groups.marks().get(groups.marks().size() - 1);
        if (plan.step() == Step.YEAR && first.value().signum() > 0) {
            double change = last.size() / first.size() - 1;
            String key = change > 0.0005 ? "chart.line.up" : change < -0.0005 ? "chart.line.down" : "chart.line.same";
            return words.of(
                    key, name(groups), words.percent(Math.abs(change)), first.label(), last.label(), said(last));
        }
        Mark most =
                groups.marks().stream().max(Comparator.comparing(Mark::value)).orElse(first);
        Mark least =
                groups.marks().stream().min(Comparator.comparing(Mark::value)).orElse(first);
        return words.of("chart.line.peak", name(groups), most.label(), said(most), least.label(), said(least));
    }
}
