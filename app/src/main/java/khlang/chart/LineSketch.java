package khlang.chart;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Draws values over time; where a period has none, the line is broken. */
final class LineSketch {
    /** A period and its value, null where there is none. */
    record Moment(LocalDate start, @Nullable Mark mark) {}

    private static final int BOTTOM = 44;
    private static final int TOP = 30;
    private static final int MOST_DOTS = 40;

    private final Frame frame;
    private final List<Moment> moments;
    private final Step step;
    private final Words words;
    private final Scale scale;
    private final double height;
    private final double left;

    LineSketch(Frame frame, List<Moment> moments, Step step, boolean fromZero, Words words) {
        this.frame = frame;
        this.moments = moments;
        this.step = step;
        this.words = words;
        double most = sizes().stream().mapToDouble(Double::doubleValue).max().orElse(1);
        double least = sizes().stream().mapToDouble(Double::doubleValue).min().orElse(0);
        this.scale = Scale.of(fromZero ? Math.min(0, least) : least, Math.max(most, fromZero ? 0 : least), 4);
        this.height = frame == Frame.WIDE ? 320 : 250;
        this.left = scale.marks().stream()
                                .mapToDouble(mark -> Letters.width(words.brief(mark)))
                                .max()
                                .orElse(3)
                        * frame.letters()
                + 10;
    }

    private List<Double> sizes() {
        List<Double> sizes = new ArrayList<>();
        for (Moment moment : moments) {
            if (moment.mark() != null) {
                sizes.add(moment.mark().size());
            }
        }
        return sizes;
    }

    String draw(String title, String description) {
        Svg svg = new Svg(frame.className(), frame.width(), height, frame.letters(), title, description);
        for (double mark : scale.marks()) {
            svg.line(mark == 0 ? "axis" : "grid", left, y(mark), frame.width() - 8.0, y(mark));
            svg.text("tick", left - 8, y(mark) + frame.letters() * 0.36, "end", words.brief(mark), words.brief(mark));
        }
        periods(svg);
        stretches(svg);
        dots(svg);
        return svg.done();
    }

    private void periods(Svg svg) {
        double room = (frame.width() - left) / moments.size();
        double need = frame.letters() * (step == Step.YEAR ? 3.4 : step == Step.MONTH ? 2.9 : 4.4);
        int every = every((int) Math.ceil(need / room));
        int lastYear = 0;
        for (int i = 0; i < moments.size(); i++) {
            LocalDate start = moments.get(i).start();
            if (!marked(start, i, every)) {
                continue;
            }
            svg.line("axis", x(i), y(scale.minimum()), x(i), y(scale.minimum()) + 5);
            String name = switch (step) {
                case YEAR -> words.year(start.getYear());
                case MONTH -> words.month(start.getMonthValue());
                case DAY -> start.getDayOfMonth() + " " + words.month(start.getMonthValue());
            };
            svg.text("tick", x(i), y(scale.minimum()) + frame.letters() + 8.0, "middle", name, name);
            if (step != Step.YEAR && start.getYear() != lastYear) {
                String year = words.year(start.getYear());
                svg.text("tick year", x(i), y(scale.minimum()) + 2.3 * frame.letters() + 8, "middle", year, year);
                lastYear = start.getYear();
            }
        }
    }

    private int every(int least) {
        if (step == Step.MONTH) {
            return least <= 1 ? 1 : least <= 2 ? 2 : least <= 3 ? 3 : least <= 6 ? 6 : 12;
        }
        return Math.max(1, least);
    }

    private boolean marked(LocalDate start, int index, int every) {
        return step == Step.MONTH ? (start.getMonthValue() - 1) % every == 0 : index % every == 0;
    }

    private void stretches(Svg svg) {
        StringBuilder line = new StringBuilder();
        StringBuilder area = new StringBuilder();
        int from = -1;
        for (int i = 0; i <= moments.size(); i++) {
            Mark mark = i < moments.size() ? moments.get(i).mark() : null;
            if (mark == null) {
                if (from >= 0) {
                    area.append('L').append(place(i - 1, scale.minimum())).append('Z');
                }
                from = -1;
                continue;
            }
            if (from < 0) {
                area.append('M').append(place(i, scale.minimum()));
            }
            line.append(from < 0 ? 'M' : 'L').append(place(i, mark.size()));
            area.append('L').append(place(i, mark.size()));
            from = i;
        }
        if (scale.minimum() == 0) {
            svg.shade("area", "#0b7bb8", 0.14, area.toString(), "");
        }
        svg.path("line", "none", "#0b7bb8", line.toString(), "");
    }

    private String place(int index, double value) {
        return Svg.number(x(index)) + " " + Svg.number(y(value));
    }

    private void dots(Svg svg) {
        int highest = -1;
        int last = -1;
        for (int i = 0; i < moments.size(); i++) {
            Mark mark = moments.get(i).mark();
            if (mark == null) {
                continue;
            }
            last = i;
            if (highest < 0 || mark.size() > size(highest)) {
                highest = i;
            }
            if (moments.size() <= MOST_DOTS) {
                svg.dot("dot", x(i), y(mark.size()), 3.5, mark.label() + ": " + words.exact(mark.value()));
            }
        }
        label(svg, highest);
        double apart = Math.abs(x(last) - x(highest));
        if (apart > frame.letters() * 6.0) {
            label(svg, last);
        }
    }

    private double size(int index) {
        Mark mark = moments.get(index).mark();
        return mark == null ? 0 : mark.size();
    }

    private void label(Svg svg, int index) {
        Mark mark = index < 0 ? null : moments.get(index).mark();
        if (mark == null) {
            return;
        }
        String text = words.brief(mark.value());
        double half = Letters.width(text) * frame.letters() / 2;
        double x = Math.max(left + half, Math.min(frame.width() - half, x(index)));
        svg.dot("dot highlight", x(index), y(mark.size()), 4.5, mark.label() + ": " + words.exact(mark.value()));
        svg.text("value", x, y(mark.size()) - 10, "middle", text, words.exact(mark.value()));
    }

    private double x(int index) {
        double first = left + frame.letters();
        double room = frame.width() - frame.letters() - 10.0 - first;
        return moments.size() < 2 ? first + room / 2 : first + room * index / (moments.size() - 1);
    }

    private double y(double value) {
        return TOP + (1 - scale.share(value)) * (height - TOP - BOTTOM);
    }
}
