package khlang.benchmark;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/** Draws how times grow with tables: one small drawing for each question, with both measures in powers of ten. */
final class GrowthDrawing {
    /** @param ours milliseconds, as {@code theirs} */
    record Point(int rows, double ours, double theirs) {}

    private static final int COLUMNS = 3;
    private static final int WIDTH = 280;
    private static final int HEIGHT = 190;
    private static final int LEFT = 46;
    private static final int TOP = 30;
    private static final int BOTTOM = 26;
    private static final int RIGHT = 14;
    private static final int HEAD = 34;
    private static final String OURS = "#0b6e6e";
    private static final String THEIRS = "#b0562b";

    private final StringBuilder svg = new StringBuilder();
    private final int first;
    private final int last;
    private final int most;

    private GrowthDrawing(Map<String, List<Point>> points) {
        List<Point> all = points.values().stream().flatMap(List::stream).toList();
        double longest = all.stream()
                .mapToDouble(point -> Math.max(point.ours(), point.theirs()))
                .max()
                .orElse(1);
        this.first = power(all.stream().mapToInt(Point::rows).min().orElse(1));
        this.last = power(all.stream().mapToInt(Point::rows).max().orElse(1));
        this.most = (int) Math.ceil(Math.log10(longest));
    }

    /** The drawing as SVG. */
    static String of(Map<String, List<Point>> points) {
        return new GrowthDrawing(points).drawn(points);
    }

    private static int power(int rows) {
        return (int) Math.round(Math.log10(rows));
    }

    private String drawn(Map<String, List<Point>> points) {
        int height = HEAD + (points.size() + COLUMNS - 1) / COLUMNS * HEIGHT;
        svg.append(("<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %d %d\" font-family=\"sans-serif\""
                        + " font-size=\"11\" role=\"img\">\n<title>Milliseconds of each question by the rows of its"
                        + " table</title>\n<rect width=\"100%%\" height=\"100%%\" fill=\"#ffffff\"/>\n")
                .formatted(COLUMNS * WIDTH, height));
        legend(LEFT, OURS, "", "Khlang, through HTTP");
        legend(LEFT + 160, THEIRS, " stroke-dasharray=\"5 3\"", "DuckDB, in its process");
        text(COLUMNS * WIDTH - RIGHT, 20, "end", "ms (p50) by rows");
        int place = 0;
        for (Map.Entry<String, List<Point>> question : points.entrySet()) {
            svg.append("<g transform=\"translate(%d %d)\">\n"
                    .formatted(place % COLUMNS * WIDTH, HEAD + place / COLUMNS * HEIGHT));
            panel(question.getKey(), question.getValue());
            svg.append("</g>\n");
            place++;
        }
        return svg.append("</svg>\n").toString();
    }

    private void legend(int x, String colour, String dashes, String name) {
        svg.append("<path d=\"M%d 16h24\" stroke=\"%s\" stroke-width=\"2\"%s/>\n".formatted(x, colour, dashes));
        text(x + 30, 20, "start", name);
    }

    private void panel(String name, List<Point> points) {
        svg.append("<text x=\"%d\" y=\"18\" font-weight=\"bold\" fill=\"#1c2b2d\">%s</text>\n".formatted(LEFT, name));
        for (int power = 0; power <= most; power++) {
            double y = y(Math.pow(10, power));
            grid("M%d %.1fH%d", LEFT, y, WIDTH - RIGHT);
            text(LEFT - 6, y + 4, "end", "%,d".formatted((int) Math.pow(10, power)));
        }
        for (int power = first; power <= last; power++) {
            double x = x(Math.pow(10, power));
            grid("M%.1f %dV%d", x, TOP, HEIGHT - BOTTOM);
            text(
                    x,
                    HEIGHT - BOTTOM + 15,
                    "middle",
                    power < 6 ? (int) Math.pow(10, power - 3) + "k" : (int) Math.pow(10, power - 6) + "M");
        }
        line(points, Point::theirs, THEIRS, " stroke-dasharray=\"5 3\"");
        line(points, Point::ours, OURS, "");
    }

    private void grid(String path, Object... places) {
        svg.append("<path d=\"" + String.format(Locale.ROOT, path, places) + "\" stroke=\"#dfe5e6\"/>\n");
    }

    private void line(List<Point> points, ToDoubleFunction<Point> time, String colour, String dashes) {
        StringBuilder path = new StringBuilder();
        for (Point point : points) {
            path.append(path.isEmpty() ? 'M' : 'L')
                    .append(String.format(Locale.ROOT, "%.1f %.1f", x(point.rows()), y(time.applyAsDouble(point))));
        }
        svg.append(
                "<path d=\"%s\" fill=\"none\" stroke=\"%s\" stroke-width=\"2\"%s/>\n".formatted(path, colour, dashes));
    }

    private void text(double x, double y, String anchor, String text) {
        svg.append(String.format(
                Locale.ROOT,
                "<text x=\"%.1f\" y=\"%.1f\" text-anchor=\"%s\" fill=\"#46565a\">%s</text>%n",
                x,
                y,
                anchor,
                text));
    }

    private double x(double rows) {
        return LEFT + (WIDTH - LEFT - RIGHT) * (Math.log10(rows) - first) / Math.max(1, last - first);
    }

    /** What is quicker than a millisecond is drawn as one. */
    private double y(double milliseconds) {
        double power = Math.max(0, Math.log10(milliseconds));
        return HEIGHT - BOTTOM - (HEIGHT - BOTTOM - TOP) * power / Math.max(1, most);
    }
}
