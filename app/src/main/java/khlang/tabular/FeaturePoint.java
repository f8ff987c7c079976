package khlang.tabular;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Where a point of GeoJSON lies, each number as it is printed there. */
record FeaturePoint(String latitude, String longitude) {
    private static final Pattern NUMBER = Pattern.compile("-?[0-9]{1,3}(?:[.][0-9]{1,18})?");
    private static final Set<String> LATITUDES = Set.of("lat", "latitude");
    private static final Set<String> LONGITUDES = Set.of("lon", "lng", "long", "longitude");
    /** A cut figure is one off in its last place, and binary fractions a little more. */
    private static final double LAST_PLACE = 1.001;

    /** Nothing for other shapes. Positions are longitude first (RFC 7946, 3.1.1). */
    static Optional<FeaturePoint> of(String geometry) {
        int start = geometry.indexOf('[');
        int end = geometry.indexOf(']');
        if (!geometry.contains("\"Point\"") || start < 0 || end < start) {
            return Optional.empty();
        }
        String[] numbers = geometry.substring(start + 1, end).split(",", -1);
        return numbers.length > 1
                ? Optional.of(new FeaturePoint(numbers[1].strip(), numbers[0].strip()))
                : Optional.empty();
    }

    /** Whether cells called so say this place, with as many figures as they like. */
    boolean isSaid(Map<String, String> cells) {
        return isSaid(cells, LATITUDES, latitude) && isSaid(cells, LONGITUDES, longitude);
    }

    private static boolean isSaid(Map<String, String> cells, Set<String> names, String degrees) {
        return cells.entrySet().stream()
                .anyMatch(cell -> names.contains(cell.getKey().toLowerCase(Locale.ROOT))
                        && isNear(cell.getValue().strip(), degrees));
    }

    private static boolean isNear(String one, String other) {
        if (!NUMBER.matcher(one).matches() || !NUMBER.matcher(other).matches()) {
            return false;
        }
        double apart = Math.abs(Double.parseDouble(one) - Double.parseDouble(other));
        return apart <= LAST_PLACE * Math.pow(10, -Math.min(decimals(one), decimals(other)));
    }

    private static int decimals(String number) {
        int point = number.indexOf('.');
        return point < 0 ? 0 : number.length() - point - 1;
    }
}
