package khlang.tabular;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import khlang.kind.Kind;

/** The two fields of a table that say together where a row is: where it has several of each, those of one pair. */
public record PointFields(Field latitude, Field longitude) {
    /** The number of a name that stands there again: latitude 2. */
    private static final Pattern NUMBER = Pattern.compile("[0-9]+$");

    /** Those of the same number, else the nearest to one another, else the first; absent where either is missing. */
    public static Optional<PointFields> of(List<Field> fields) {
        return fields.stream()
                .filter(field -> field.kind() == Kind.LATITUDE)
                .flatMap(latitude -> fields.stream()
                        .filter(field -> field.kind() == Kind.LONGITUDE)
                        .map(longitude -> new PointFields(latitude, longitude)))
                .min(Comparator.comparing(PointFields::areOfOneNumber, Comparator.reverseOrder())
                        .thenComparing(PointFields::apart)
                        .thenComparing(pair -> pair.latitude.position()));
    }

    private boolean areOfOneNumber() {
        return number(latitude).equals(number(longitude));
    }

    private int apart() {
        return Math.abs(latitude.position() - longitude.position());
    }

    private static String number(Field field) {
        Matcher number = NUMBER.matcher(field.id());
        return number.find() ? number.group() : "";
    }
}
