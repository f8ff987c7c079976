package khlang.chart;

import java.util.List;

/** Draws how often numbers of each size occur, as standing bars that touch. */
final class HistogramSketch {
    private static final int BOTTOM = 30;
    private static final int TOP = 26;

    private final Frame frame;
    private final List<Mark> bins;
    private final Scale numbers;
    private final Words words;
    private final Scale counts;
    private final double height;
    private final double left;

    /** Draws {@code bins}, one for each step of {@code numbers}. */
    HistogramSketch(Frame frame, List<Mark> bins, Scale numbers, Words words) {
        this.frame = frame;
        this.bins = bins;
        this.numbers = numbers;
        this.words = words;
        this.counts = Scale.ofCounts(bins.stream().mapToDouble(Mark::size).max().orElse(1), 4);
        this.height = frame == Frame.WIDE ? 300 : 240;
        this.left = Letters.width(words.brief(counts.maximum())) * frame.letters() + 18;
    }

    String draw(String title, String description) {
        Svg svg = new Svg(frame.className(), frame.width(), height, frame.letters(), title, description);
        for (double mark : counts.marks()) {
            svg.line(mark == 0 ? "axis" : "grid", left, y(mark), frame.width() - 4.0, y(mark));
            svg.text("tick", left - 8, y(mark) + frame.letters() * 0.36, "end", words.brief(mark), words.brief(mark));
        }
        double width = width();
        double most = bins.stream().mapToDouble(Mark::size).max().orElse(0);
        for (int i = 0; i < bins.size(); i++) {
            Mark bin = bins.get(i);
            String tip = bin.label() + ": " + words.exact(bin.value());
            String className = bin.size() == most ? "bar highlight" : "bar";
            String fill = bin.size() == most ? "#d98a00" : "#0b7bb8";
            svg.rect(className, fill, left + i * width + 1, y(bin.size()), width - 2, y(0) - y(bin.size()), tip);
        }
        edges(svg);
        return svg.done();
    }

    private void edges(Svg svg) {
        double need = widestEdge() * frame.letters() + 12;
        int every = Math.max(1, (int) Math.ceil(need / width()));
        for (int i = 0; i <= bins.size(); i += every) {
            String edge = words.brief(numbers.minimum() + i * numbers.step());
            svg.line("axis", left + i * width(), y(0), left + i * width(), y(0) + 5);
            svg.text("tick", left + i * width(), y(0) + frame.letters() + 8.0, "middle", edge, edge);
        }
    }

    private double widestEdge() {
        return numbers.marks().stream()
                .mapToDouble(mark -> Letters.width(words.brief(mark)))
                .max()
                .orElse(1);
    }

    private double width() {
        return (frame.width() - left - frame.letters() - 4) / bins.size();
    }

    private double y(double value) {
        return TOP + (1 - counts.share(value)) * (height - TOP - BOTTOM);
    }
}
