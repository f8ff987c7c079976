package khlang.tabular;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import khlang.kind.Kind;

/** The two fields of a table that say together where a row is: where it has several of each, those of one pair. */
public record PointFields(Field latitude, Field longitude) {
    /** What is left of a name without this is what both of a pair have: 2 of latitude 2, ต้นทาง of ละติจูดต้นทาง. */
    private static final Pattern COORDINATE = Pattern.compile("(?<![a-z])(?:lat(?:itude)?|lo?ng?(?:itude)?)(?![a-z])"
            + "|ละติจูด|แลตติจูด|เส้นรุ้ง|ลองจิจูด|ลองติจูด|ลองกิจูด|เส้นแวง|[^\\p{L}\\p{M}\\p{N}]");

    /** Those that are called alike, else the nearest to one another, else the first; absent where either is missing. */
    public static Optional<PointFields> of(List<Field> fields) {
        return of(with(fields, Kind.LATITUDE), with(fields, Kind.LONGITUDE));
    }

    /** The same of fields of which is known what they are. */
    public static Optional<PointFields> of(List<Field> latitudes, List<Field> longitudes) {
        return latitudes.stream()
                .flatMap(latitude -> longitudes.stream().map(longitude -> new PointFields(latitude, longitude)))
                .min(Comparator.comparing(PointFields::areAlike, Comparator.reverseOrder())
                        .thenComparing(PointFields::apart)
                        .thenComparing(pair -> pair.latitude.position()));
    }

    private static List<Field> with(List<Field> fields, Kind kind) {
        return fields.stream().filter(field -> field.kind() == kind).toList();
    }

    private boolean areAlike() {
        return rest(latitude).equals(rest(longitude));
    }

    private int apart() {
        return Math.abs(latitude.position() - longitude.position());
    }

    private static String rest(Field field) {
        return COORDINATE.matcher(field.id().toLowerCase(Locale.ROOT)).replaceAll("");
    }
}
