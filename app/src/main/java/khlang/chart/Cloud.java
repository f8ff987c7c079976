package khlang.chart;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The places of a table's rows.
 *
 * @param places those that are drawn
 * @param left rows without a place, or so far away from the others that the map would be empty
 */
record Cloud(List<Place> places, long left, double south, double north, double west, double east) {
    /** One row's place. */
    record Place(double latitude, double longitude) {}

    /** A square of the map and how many rows lie in it. */
    record Square(double latitude, double longitude, long rows) {}

    private static final int MOST_DOTS = 2_000;
    private static final int SQUARES = 12;
    private static final int MOST_SQUARES = 30;

    /** The cloud of places; {@code without} rows had none. */
    static Cloud of(List<Place> all, long without) {
        double[] latitudes = all.stream().mapToDouble(Place::latitude).sorted().toArray();
        double[] longitudes =
                all.stream().mapToDouble(Place::longitude).sorted().toArray();
        double[] high = fence(latitudes);
        double[] wide = fence(longitudes);
        List<Place> near = all.stream()
                .filter(place -> place.latitude() >= high[0] && place.latitude() <= high[1])
                .filter(place -> place.longitude() >= wide[0] && place.longitude() <= wide[1])
                .toList();
        return new Cloud(
                near,
                without + all.size() - near.size(),
                near.stream().mapToDouble(Place::latitude).min().orElse(0),
                near.stream().mapToDouble(Place::latitude).max().orElse(0),
                near.stream().mapToDouble(Place::longitude).min().orElse(0),
                near.stream().mapToDouble(Place::longitude).max().orElse(0));
    }

    // Far outliers are mostly slips of the pen, such as 0, 0; the fence is that of a box plot, ten times as generous.
    private static double[] fence(double[] sorted) {
        if (sorted.length == 0) {
            return new double[] {0, 0};
        }
        double low = sorted[sorted.length / 4];
        double high = sorted[Math.min(sorted.length - 1, sorted.length * 3 / 4)];
        double reach = Math.max(high - low, 0.005) * 15;
        double[] within = Arrays.stream(sorted)
                .filter(value -> value >= low - reach && value <= high + reach)
                .toArray();
        return new double[] {within[0], within[within.length - 1]};
    }

    /** Whether each place gets a dot of its own. */
    boolean single() {
        return spots().size() <= MOST_DOTS;
    }

    /** The different places, and how many rows lie at each. */
    Map<Place, Long> spots() {
        Map<Place, Long> spots = new LinkedHashMap<>();
        places.forEach(place -> spots.merge(place, 1L, Long::sum));
        return spots;
    }

    /** The fullest squares of a grid, fullest first. */
    List<Square> squares() {
        double size = Math.max(Math.max(north - south, east - west) / SQUARES, 1e-6);
        Map<List<Long>, Long> counts = new LinkedHashMap<>();
        places.forEach(place -> counts.merge(
                List.of((long) Math.floor((place.latitude() - south) / size), (long)
                        Math.floor((place.longitude() - west) / size)),
                1L,
                Long::sum));
        List<Square> squares = new ArrayList<>();
        counts.forEach((key, rows) ->
                squares.add(new Square(south + (key.get(0) + 0.5) * size, west + (key.get(1) + 0.5) * size, rows)));
        squares.sort(Comparator.comparingLong(Square::rows).reversed());
        return squares.subList(0, Math.min(squares.size(), MOST_SQUARES));
    }
}
