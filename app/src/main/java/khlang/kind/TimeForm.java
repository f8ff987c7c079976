package khlang.kind;

import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import khlang.thai.ThaiDigits;
import org.jspecify.annotations.Nullable;

/** A time of day. With a dot it is one only where น. stands behind it, or the header says so. */
final class TimeForm implements Form {
    private static final int LONGEST = 20;
    private static final Pattern TIME = Pattern.compile(
            "(?:เวลา\\s*)?(\\d{1,2})([:.])(\\d{2})(?::(\\d{2})(?:\\.\\d+)?)?\\s*(น\\.?|นาฬิกา|[AaPp]\\.?[Mm]\\.?)?");

    @Override
    public @Nullable String normal(String cell) {
        Matcher time = matcher(cell);
        if (!time.matches()) {
            return null;
        }
        int hour = hour(time);
        int minute = Integer.parseInt(time.group(3));
        int second = time.group(4) == null ? 0 : Integer.parseInt(time.group(4));
        boolean dayEnds = hour == 24 && minute == 0 && second == 0;
        if (hour < 0 || (hour > 23 && !dayEnds) || minute > 59 || second > 59) {
            return null;
        }
        String seconds = time.group(4) == null ? "" : String.format(Locale.ROOT, ":%02d", second);
        return String.format(Locale.ROOT, "%02d:%02d", hour, minute) + seconds;
    }

    private static int hour(Matcher time) {
        int hour = Integer.parseInt(time.group(1));
        String half = time.group(5) == null ? "" : time.group(5).toLowerCase(Locale.ROOT);
        if (!half.startsWith("a") && !half.startsWith("p")) {
            return hour;
        }
        boolean twelve = hour >= 1 && hour <= 12;
        return twelve ? hour % 12 + (half.startsWith("p") ? 12 : 0) : -1;
    }

    private static Matcher matcher(String cell) {
        return TIME.matcher(cell.length() > 3 && cell.length() <= LONGEST ? ThaiDigits.toArabic(cell) : "");
    }

    @Override
    public boolean sure(String cell) {
        Matcher time = matcher(cell);
        return time.matches() && (time.group(2).equals(":") || time.group(5) != null);
    }

    @Override
    public List<Example> examples() {
        return List.of(
                Example.sure("8:30", "08:30"),
                Example.sure("08:30:15", "08:30:15"),
                Example.sure("๘.๓๐ น.", "08:30"),
                Example.sure("13.00น.", "13:00"),
                Example.sure("1:05 PM", "13:05"),
                Example.fits("8.30", "08:30"),
                Example.sure("24:00", "24:00"),
                Example.not("24:01"),
                Example.not("8.3"),
                Example.not("120:30"),
                Example.not("13:05 PM"));
    }
}
