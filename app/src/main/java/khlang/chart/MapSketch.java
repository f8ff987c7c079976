package khlang.chart;

import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Draws where rows lie: a dot for each where they are few, else six-sided cells that are stronger where more rows lie.
 * Equirectangular, stretched by the cosine of the middle latitude, so that a city keeps its shape.
 */
final class MapSketch {
    private static final double KILOMETRES_PER_DEGREE = 111.32;
    private static final int MANY_DOTS = 300;
    private static final double[] STRENGTHS = {0.14, 0.3, 0.5, 0.72, 0.95};

    private final Frame frame;
    private final double width;
    private final Cloud cloud;
    private final Words words;
    private final double stretch;
    private final double unit;
    private final double height;
    private final double middleX;
    private final double middleY;

    MapSketch(Frame frame, Cloud cloud, Words words) {
        this.frame = frame;
        this.width = frame.width();
        this.cloud = cloud;
        this.words = words;
        this.stretch = Math.max(0.05, Math.cos(Math.toRadians((cloud.south() + cloud.north()) / 2)));
        double wide = Math.max((cloud.east() - cloud.west()) * stretch, 0.002);
        double high = Math.max(cloud.north() - cloud.south(), 0.002);
        double margin = 2.4 * frame.letters();
        this.unit = Math.min((width - 2 * margin) / wide, (width * 0.86 - 2 * margin) / high);
        this.height = Math.max(width * 0.45, high * unit + 2 * margin);
        this.middleX = (cloud.west() + cloud.east()) / 2;
        this.middleY = (cloud.south() + cloud.north()) / 2;
    }

    String draw(String title, String description) {
        Svg svg = new Svg(
                "chart-map " + frame.className(), frame.width(), height + 34, frame.letters(), title, description);
        svg.rect("map-ground", "#f0f0e9", 0, 0, width, height, "");
        graticule(svg);
        if (cloud.single()) {
            dots(svg);
        } else {
            cells(svg);
        }
        ruler(svg);
        return svg.done();
    }

    private void dots(Svg svg) {
        Map<Cloud.Place, Long> spots = cloud.spots();
        double radius = spots.size() > MANY_DOTS ? 2.6 : 5;
        spots.forEach((place, rows) -> svg.dot(
                "dot map-dot",
                x(place.longitude()),
                y(place.latitude()),
                radius,
                spots.size() > MANY_DOTS ? "" : tip(place, rows)));
    }

    private String tip(Cloud.Place place, long rows) {
        return words.degrees(place.latitude()) + ", " + words.degrees(place.longitude()) + ": "
                + words.of("chart.map.rows", words.exact(rows));
    }

    private void graticule(Svg svg) {
        double degrees = Math.max(width / unit / stretch, height / unit);
        double step = Scale.of(0, degrees, frame == Frame.WIDE ? 8 : 4).step();
        int decimals = Math.max(0, (int) Math.ceil(-Math.log10(step) - 1e-9));
        double free = 4;
        for (double at = Math.ceil(longitude(0) / step) * step; x(at) < width; at += step) {
            svg.line("grid", x(at), 0, x(at), height);
            String text = degrees(at, decimals, at < 0 ? "chart.west" : "chart.east");
            double half = Letters.width(text) * frame.letters() / 2;
            // Lines may lie closer than their names are long.
            if (x(at) - half >= free && x(at) + half <= width - 4) {
                svg.text("tick", x(at), height - 6, "middle", text, text);
                free = x(at) + half + frame.letters();
            }
        }
        for (double at = Math.ceil(latitude(height) / step) * step; y(at) > 0; at += step) {
            svg.line("grid", 0, y(at), width, y(at));
            if (y(at) > 20 && y(at) < height - 24) {
                String text = degrees(at, decimals, at < 0 ? "chart.south" : "chart.north");
                svg.text("tick", 6, y(at) - 4, "start", text, text);
            }
        }
    }

    private String degrees(double degrees, int decimals, String key) {
        return words.of(key, String.format(Locale.ROOT, "%." + decimals + "f", Math.abs(degrees)));
    }

    private void cells(Svg svg) {
        Hexagons hexagons = new Hexagons(frame == Frame.WIDE ? 9 : 5.5);
        List<Hexagons.Cell> cells =
                hexagons.of(cloud.places(), place -> x(place.longitude()), place -> y(place.latitude()));
        long most = cells.stream().mapToLong(Hexagons.Cell::rows).max().orElse(1);
        for (int strength = 0; strength < STRENGTHS.length; strength++) {
            StringBuilder shape = new StringBuilder();
            for (Hexagons.Cell cell : cells) {
                if (strength(cell.rows(), most) == strength) {
                    shape.append(hexagons.outline(cell));
                }
            }
            svg.shade("map-cell", "#0b7bb8", STRENGTHS[strength], shape.toString(), "");
        }
        legend(svg, most);
    }

    // By the root, since a few cells of a city hold most of the rows.
    private static int strength(long rows, long most) {
        return (int) Math.min(STRENGTHS.length - 1, Math.floor(Math.sqrt((double) rows / most) * STRENGTHS.length));
    }

    private void legend(Svg svg, long most) {
        double patch = frame == Frame.WIDE ? 28 : 16;
        // Strong is dark on a light page and bright on a dark one, so the ends are named and not the colours.
        String few = words.of("chart.map.few");
        svg.text("tick", 0, height + 22, "start", few, few);
        double left = Letters.width(few) * frame.letters() + 6;
        for (int i = 0; i < STRENGTHS.length; i++) {
            String shape = "M" + Svg.number(left + i * patch) + " " + Svg.number(height + 10) + "h" + (patch - 2)
                    + "v14h-" + (patch - 2) + "z";
            svg.shade("map-cell", "#0b7bb8", STRENGTHS[i], shape, "");
        }
        String text = words.of("chart.map.many", words.exact(most));
        svg.text("tick", left + STRENGTHS.length * patch + 4, height + 22, "start", text, text);
    }

    private void ruler(Svg svg) {
        double kilometre = unit / KILOMETRES_PER_DEGREE;
        double length = Scale.of(0, width / 5 / kilometre, 1).step();
        while (length * kilometre > width / 4) {
            length /= 2;
        }
        double y = height - 2.4 * frame.letters();
        double right = width - 10;
        String shape = "M" + Svg.number(right - length * kilometre) + " " + Svg.number(y - 5) + "v5H"
                + Svg.number(right) + "v-5";
        svg.path("axis", "none", "#54656c", shape, "");
        String text = words.of("chart.map.kilometres", words.brief(length));
        svg.text("tick", right - length * kilometre / 2, y - 5, "middle", text, text);
    }

    private double x(double longitude) {
        return width / 2.0 + (longitude - middleX) * stretch * unit;
    }

    private double y(double latitude) {
        return height / 2 - (latitude - middleY) * unit;
    }

    private double longitude(double x) {
        return middleX + (x - width / 2.0) / unit / stretch;
    }

    private double latitude(double y) {
        return middleY - (y - height / 2) / unit;
    }
}
