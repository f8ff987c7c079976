package khlang.kind;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import khlang.thai.ThaiDigits;
import org.jspecify.annotations.Nullable;

/**
 * A Thai telephone number: nine digits with their zero for a line, ten for a mobile; several of them, or one with an
 * extension behind it, are understood by the first.
 */
final class PhoneForm implements Form {
    private static final int LONGEST = 60;
    private static final int SHORTEST = 3;
    private static final int LINE = 9;
    private static final int MOBILE = 10;

    /** What stands before an extension or another number. */
    private static final Pattern ENDS = Pattern.compile(
            "ต่อ|กด|ถึง|และ|หรือ|โทร|แฟกซ์|มือถือ|[,;/#~–]|fax|ext|extension|x\\s*\\.?\\d", Pattern.CASE_INSENSITIVE);

    /** 0-4322-1202-4 are the lines from 1202 to 1204; so are 043-221202-4. */
    private static final Pattern LINES =
            Pattern.compile("(.*[^0-9๐-๙][0-9๐-๙]{4,7}|[0-9๐-๙]{9})\\s?-\\s?[0-9๐-๙]{1,2}");

    /** The numbers of items may look so too. */
    private static final Pattern LONG_LINES = Pattern.compile("[0-9๐-๙]+-?[0-9๐-๙]{6,9}-[0-9๐-๙]{1,2}");

    @Override
    public @Nullable String normal(String cell) {
        boolean likely = cell.length() >= LINE - 1 && cell.length() <= LONGEST;
        return likely ? number(cell.startsWith("(+66)") ? "+66" + cell.substring(5) : cell) : null;
    }

    /** Whether a cell is a number of three or four figures that help is called by, such as 191, 1669 or 1132. */
    static boolean isShort(String cell) {
        boolean likely =
                cell.length() >= SHORTEST && cell.length() <= SHORTEST + 1 && ThaiDigits.value(cell.charAt(0)) == 1;
        return likely && cell.chars().allMatch(figure -> ThaiDigits.value((char) figure) >= 0);
    }

    private static @Nullable String number(String cell) {
        @Nullable String whole = read(cell);
        Matcher lines = LINES.matcher(cell);
        return whole == null && lines.matches() ? read(lines.group(1)) : whole;
    }

    private static @Nullable String read(String cell) {
        StringBuilder digits = new StringBuilder(MOBILE + 4);
        int end = digits(cell, digits);
        if (digits.length() == 0
                || (end < cell.length() && !endsHere(cell.substring(end).strip()))) {
            return null;
        }
        if (cell.charAt(0) == '+') {
            boolean zero = digits.length() > 2 && digits.charAt(2) == '0';
            return digits.indexOf("66") == 0 ? national(digits.delete(0, zero ? 3 : 2)) : null;
        }
        return digits.charAt(0) == '0' ? national(digits.deleteCharAt(0)) : national(digits);
    }

    /** Reads the first number; returns where it ends. */
    private static int digits(String cell, StringBuilder digits) {
        int at = cell.charAt(0) == '+' ? 1 : 0;
        for (; at < cell.length(); at++) {
            int digit = ThaiDigits.value(cell.charAt(at));
            if (digit >= 0) {
                digits.append(digit);
            } else if ("- ().".indexOf(cell.charAt(at)) < 0) {
                break;
            }
        }
        return at;
    }

    private static boolean endsHere(String rest) {
        return rest.isEmpty() || ENDS.matcher(rest).lookingAt();
    }

    /** @param digits those behind the zero */
    private static @Nullable String national(CharSequence digits) {
        if (digits.length() == 0) {
            return null;
        }
        char first = digits.charAt(0);
        boolean line = digits.length() == LINE - 1 && first >= '2' && first <= '7';
        boolean mobile = digits.length() == MOBILE - 1 && (first == '6' || first == '8' || first == '9');
        return line || mobile ? "0" + digits : null;
    }

    @Override
    public boolean sure(String cell) {
        boolean dialled = cell.charAt(0) == '+' || ThaiDigits.value(cell.charAt(0)) == 0;
        boolean mobile = cell.length() == MOBILE && ThaiDigits.value(cell.charAt(1)) >= 6;
        boolean marked = cell.indexOf('-') > 0 || cell.indexOf(' ') > 0 || cell.charAt(0) == '+';
        return dialled && (mobile || (marked && !LONG_LINES.matcher(cell).matches()));
    }

    @Override
    public boolean fits(NumberText number) {
        int digits = number.wholeDigits();
        boolean likely = number.scale() == 0 && !number.isSignedOrGrouped() && digits >= LINE - 1 && digits <= MOBILE;
        return likely && normal(number.text()) != null;
    }

    @Override
    public List<Example> examples() {
        return List.of(
                Example.sure("0-4322-1202", "043221202"),
                Example.sure("043-221202", "043221202"),
                Example.sure("๐-๔๓๒๒-๑๒๐๒", "043221202"),
                Example.sure("081-234-5678", "0812345678"),
                Example.sure("0812345678", "0812345678"),
                Example.sure("+66812345678", "0812345678"),
                Example.sure("0 4322 1202 ต่อ 101", "043221202"),
                Example.sure("0-4322-1202, 0-4322-1203", "043221202"),
                Example.sure("+66(0)81 234 5678", "0812345678"),
                Example.fits("(+66)81-2345678", "0812345678"),
                Example.sure("081-234-5678 ต่อ 12", "0812345678"),
                Example.sure("043-221-202 Ext. 5", "043221202"),
                Example.sure("0-4322-1202-4", "043221202"),
                Example.fits("043-221202-4", "043221202"),
                Example.fits("043221202-4", "043221202"),
                Example.sure("043-221202 ต่อ 12", "043221202"),
                Example.sure("0-4322-1212 โทรสาร 0-4322-1213", "043221212"),
                Example.fits("(043) 221202", "043221202"),
                Example.fits("043221202", "043221202"),
                Example.fits("43221202", "043221202"),
                Example.not("1-2345-67890-12-1"),
                Example.not("0012345678"),
                Example.not("0-4322"),
                Example.not("043-221202-456"),
                Example.not("4322 ขอนแก่น"));
    }
}
