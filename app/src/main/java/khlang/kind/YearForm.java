package khlang.kind;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import khlang.thai.ThaiDigits;
import org.jspecify.annotations.Nullable;

/**
 * A year, as it was printed: the era is told of the whole column, and no year is moved from one to the other.
 *
 * <p>A bare number is none by itself: 2131 is a highway, 2496 an act, 2500 a price. So a bare one needs a header that
 * says year (ปี, พ.ศ., year) and does not say that something is counted; {@code พ.ศ. 2566} needs none. Years of four
 * digits from 1800 to 2100 are of the common era, from 2400 to 2700 of the Buddhist one (26xx is Buddhist as well: plans
 * reach to 2608); what lies between is no year.
 */
final class YearForm implements Form {
    static final int FIRST_BUDDHIST = 2400;
    private static final int FIRST_SHORT = 50;
    private static final int LAST_SHORT = 79;
    private static final int LONGEST = 30;
    private static final Pattern YEAR = Pattern.compile(
            "(?:ปี\\s*)?(?:(พ\\.?\\s?ศ\\.?|พุทธศักราช)|(ค\\.?\\s?ศ\\.?|คริสต์ศักราช))?\\s*(\\d{4})\\s*(?:(B\\.?E\\.?)|([AC]\\.?[DE]\\.?))?");

    @Override
    public @Nullable String normal(String cell) {
        boolean likely = cell.length() >= 4 && cell.length() <= LONGEST;
        Matcher year = YEAR.matcher(likely ? ThaiDigits.toArabic(cell) : "");
        if (!year.matches()) {
            return null;
        }
        int number = Integer.parseInt(year.group(3));
        boolean buddhist = year.group(1) != null || year.group(4) != null;
        boolean common = year.group(2) != null || year.group(5) != null;
        boolean against = (buddhist && !isBuddhist(number)) || (common && !isCommon(number));
        return (isBuddhist(number) || isCommon(number)) && !against ? year.group(3) : null;
    }

    static boolean isBuddhist(long year) {
        return year >= FIRST_BUDDHIST && year <= 2700;
    }

    static boolean isCommon(long year) {
        return year >= 1800 && year <= 2100;
    }

    /** Whether a number is a Buddhist year without its century, 66 of 2566, where the header says that it is a year. */
    static boolean isShort(NumberText number) {
        boolean two = number.wholeDigits() == 2 && number.scale() == 0 && !number.isSignedOrGrouped();
        return two && number.whole() >= FIRST_SHORT && number.whole() <= LAST_SHORT;
    }

    @Override
    public boolean sure(String cell) {
        return cell.length() > 4;
    }

    @Override
    public boolean fits(NumberText number) {
        boolean four = number.wholeDigits() == 4 && number.scale() == 0 && !number.isSignedOrGrouped();
        return four && (isBuddhist(number.whole()) || isCommon(number.whole()));
    }

    @Override
    public List<Example> examples() {
        return List.of(
                Example.fits("2566", "2566"),
                Example.fits("๒๖๐๘", "2608"),
                Example.fits("2023", "2023"),
                Example.sure("พ.ศ. 2566", "2566"),
                Example.sure("พ.ศ.๒๕๖๐", "2560"),
                Example.sure("ปี 2566", "2566"),
                Example.sure("ปี พ.ศ. 2566", "2566"),
                Example.sure("ค.ศ. 2020", "2020"),
                Example.sure("2566 BE", "2566"),
                Example.not("ค.ศ. 2566"),
                Example.not("2131"),
                Example.not("2,566"),
                Example.not("2566.0"),
                Example.not("66"));
    }
}
