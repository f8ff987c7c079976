package khlang.kind;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import khlang.thai.ThaiDigits;
import org.jspecify.annotations.Nullable;

/** Latitude and longitude in one cell, in degrees; swapped ones are told by a longitude beyond 90. */
final class CoordinatesForm implements Form {
    private static final int LONGEST = 60;
    private static final String DEGREES = "(-?\\d{1,3}\\.\\d{3,})°?\\s*";
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
        return there ? latitude + "," + longitude : null;
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
                Example.not("16.4, 102.8"),
                Example.not("116.4419, 192.8360"),
                Example.not("16.4419"));
    }
}
