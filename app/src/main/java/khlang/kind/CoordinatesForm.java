package khlang.kind;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import khlang.thai.ThaiDigits;
import org.jspecify.annotations.Nullable;

/**
 * Latitude and longitude in one cell, in degrees; swapped ones are told by a longitude beyond 90. Two digits behind the
 * point are enough within Thailand alone: elsewhere they may be prices.
 */
final class CoordinatesForm implements Form {
    private static final int LONGEST = 60;
    private static final String DEGREES = "[NE]?\\s?(-?\\d{1,3}\\.\\d{2,})°?\\s*";
    private static final Pattern PAIR =
            Pattern.compile("\\(?\\s*" + DEGREES + "[NE]?\\s*[,;\\s]\\s*" + DEGREES + "[NE]?\\s*\\)?");

    @Override
    public @Nullable String normal(String cell) {
        boolean likely = cell.length() > 10 && cell.length() <= LONGEST && cell.indexOf('.') > 0;
        Matcher pair = PAIR.matcher(likely ? ThaiDigits.toArabic(cell) : "");
        if (!pair.matches()) {
            return null;
        }
        boolean swapped = Double.parseDouble(pair.group(1)) > 90;
        String latitude = pair.group(swapped ? 2 : 1);
        String longitude = pair.group(swapped ? 1 : 2);
        boolean there = Math.abs(Double.parseDouble(latitude)) <= 90 && Math.abs(Double.parseDouble(longitude)) <= 180;
        boolean precise = Math.min(decimals(latitude), decimals(longitude)) > 2;
        String point = latitude + "," + longitude;
        return there && (precise || Thailand.holds(point)) ? point : null;
    }

    private static int decimals(String degrees) {
        return degrees.length() - degrees.indexOf('.') - 1;
    }

    @Override
    public boolean fits(NumberText number) {
        return false;
    }

    @Override
    public List<Example> examples() {
        return List.of(
                Example.sure("16.4419, 102.8360", "16.4419,102.8360"),
                Example.sure("(16.4419,102.8360)", "16.4419,102.8360"),
                Example.sure("102.8360 16.4419", "16.4419,102.8360"),
                Example.sure("๑๖.๔๔๑๙, ๑๐๒.๘๓๖๐", "16.4419,102.8360"),
                Example.sure("N16.4321 E102.8236", "16.4321,102.8236"),
                Example.sure("16.44, 102.83", "16.44,102.83"),
                Example.sure("๑๐๒.๘๓, ๑๖.๔๔", "16.44,102.83"),
                Example.not("16.4, 102.8"),
                Example.not("12.50, 13.75"),
                Example.not("116.4419, 192.8360"),
                Example.not("16.4419"));
    }
}
