package khlang.chart;

import java.util.List;

/** Draws a bar per category, lying, so that Thai labels have room; bars begin at zero and say their value. */
final class BarSketch {
    private static final int WIDE_ROW = 34;
    private static final int NARROW_ROW = 50;
    private static final int BAR = 20;
    private static final double MOST_LABEL = 0.38;

    private final Frame frame;
    private final List<Mark> marks;
    private final int others;
    private final Words words;
    private final double labels;
    private final double values;
    private final Scale scale;

    /** Draws {@code marks}; where {@code others} is not 0, the last mark stands for so many more categories. */
    BarSketch(Frame frame, List<Mark> marks, int others, Words words) {
        this.frame = frame;
        this.marks = marks;
        this.others = others;
        this.words = words;
        double widest = marks.stream()
                .mapToDouble(mark -> Letters.width(mark.label()))
                .max()
                .orElse(0);
        this.labels = frame == Frame.WIDE ? Math.min(widest * frame.letters() + 16, frame.width() * MOST_LABEL) : 0;
        this.values = marks.stream()
                                .mapToDouble(mark -> Letters.width(words.brief(mark.value())))
                                .max()
                                .orElse(0)
                        * frame.letters()
                + 12;
        // The others together are no category: they must not make the categories look small.
        List<Mark> measured = others > 0 ? marks.subList(0, marks.size() - 1) : marks;
        double most = measured.stream().mapToDouble(Mark::size).max().orElse(1);
        double least = measured.stream().mapToDouble(Mark::size).min().orElse(0);
        this.scale = new Scale(Math.min(0, least), Math.max(0, Math.max(most, least < 0 ? 0 : 1e-9)), 1);
    }

    String draw(String title, String description) {
        int row = frame == Frame.WIDE ? WIDE_ROW : NARROW_ROW;
        double height = marks.size() * row + 8.0;
        Svg svg = new Svg(frame.className(), frame.width(), height, frame.letters(), title, description);
        for (int i = 0; i < marks.size(); i++) {
            draw(svg, marks.get(i), 4.0 + i * row, others > 0 && i == marks.size() - 1);
        }
        // In the narrow drawing the labels stand above the bars, where a line would cross them.
        if (frame == Frame.WIDE) {
            svg.line("axis", x(0), 0, x(0), height);
        }
        return svg.done();
    }

    private void draw(Svg svg, Mark mark, double top, boolean other) {
        double barTop = top + (frame == Frame.WIDE ? (WIDE_ROW - BAR) / 2.0 : NARROW_ROW - BAR - 4);
        double middle = barTop + BAR / 2.0 + frame.letters() * 0.36;
        if (frame == Frame.WIDE) {
            String label = Letters.clipped(mark.label(), (labels - 8) / frame.letters());
            svg.text("label", labels - 8, middle, "end", label, mark.label());
        } else {
            String label = Letters.clipped(mark.label(), (frame.width() - 4.0) / frame.letters());
            svg.text("label", 0, barTop - 7, "start", label, mark.label());
        }
        // Where the others would be the longest bar, their number alone is shown.
        boolean drawn = !other || (mark.size() >= scale.minimum() && mark.size() <= scale.maximum());
        double from = drawn ? x(Math.min(0, mark.size())) : x(0);
        double to = drawn ? x(Math.max(0, mark.size())) : x(0);
        String tip = mark.label() + ": " + words.exact(mark.value());
        if (drawn) {
            svg.rect(other ? "bar other" : "bar", other ? "#7b8a8f" : "#0b7bb8", from, barTop, to - from, BAR, tip);
        }
        svg.text("value", to + 6, middle, "start", words.brief(mark.value()), words.exact(mark.value()));
    }

    /** Where a value lies; a server test asks the bars for exactly this. */
    private double x(double value) {
        double left = labels + 1;
        return left + scale.share(value) * (frame.width() - left - values);
    }
}
