package khlang.chart;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/** Gathers places into six-sided cells, which tile without the stripes that squares show. */
final class Hexagons {
    private final double radius;
    private final double width;
    private final double row;

    /** Cells whose corners are {@code radius} away from their centres. */
    Hexagons(double radius) {
        this.radius = radius;
        this.width = Math.sqrt(3) * radius;
        this.row = 1.5 * radius;
    }

    /** A cell of the drawing and how many places lie in it. */
    record Cell(double x, double y, long rows) {}

    /** A cell's outline as a path, a little smaller than the cell so that neighbours stay apart. */
    String outline(Cell cell) {
        double side = radius - radius / 14;
        double half = side * Math.sqrt(3) / 2;
        String slope = Svg.number(half) + " " + Svg.number(side / 2);
        return "M" + Svg.number(cell.x()) + " " + Svg.number(cell.y() - side) + "l" + slope + "v" + Svg.number(side)
                + "l-" + slope + "l-" + Svg.number(half) + " -" + Svg.number(side / 2) + "v-" + Svg.number(side) + "z";
    }

    private record Key(long column, long row) {}

    /** The cells in which places lie. */
    List<Cell> of(List<Cloud.Place> places, ToDoubleFunction<Cloud.Place> x, ToDoubleFunction<Cloud.Place> y) {
        Map<Key, Long> counts = new LinkedHashMap<>();
        places.forEach(place -> counts.merge(key(x.applyAsDouble(place), y.applyAsDouble(place)), 1L, Long::sum));
        List<Cell> cells = new ArrayList<>();
        counts.forEach((key, rows) -> cells.add(new Cell(centreX(key), key.row() * row, rows)));
        return cells;
    }

    private double centreX(Key key) {
        return (key.column() + (key.row() % 2 == 0 ? 0 : 0.5)) * width;
    }

    // The nearest of the centres in the two rows that a place lies between.
    private Key key(double x, double y) {
        long number = (long) Math.floor(y / row);
        Key above = inRow(x, number);
        Key below = inRow(x, number + 1);
        return distance(above, x, y) <= distance(below, x, y) ? above : below;
    }

    private Key inRow(double x, long number) {
        return new Key(Math.round(x / width - (number % 2 == 0 ? 0 : 0.5)), number);
    }

    private double distance(Key key, double x, double y) {
        return Math.hypot(centreX(key) - x, key.row() * row - y);
    }
}
