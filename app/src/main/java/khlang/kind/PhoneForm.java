package khlang.kind;

import java.util.List;
import khlang.thai.ThaiDigits;
import org.jspecify.annotations.Nullable;

/**
 * A Thai telephone number: nine digits with their zero for a line, ten for a mobile; several of them, or one with an
 * extension behind it, are understood by the first.
 */
final class PhoneForm implements Form {
    private static final int LONGEST = 60;
    private static final int LINE = 9;
    private static final int MOBILE = 10;

    @Override
    public @Nullable String normal(String cell) {
        if (cell.length() < LINE - 1 || cell.length() > LONGEST) {
            return null;
        }
        StringBuilder digits = new StringBuilder(MOBILE + 4);
        int end = digits(cell, digits);
        if (digits.length() == 0
                || (end < cell.length() && !endsHere(cell.substring(end).strip()))) {
            return null;
        }
        if (cell.charAt(0) == '+') {
            return digits.indexOf("66") == 0 ? national(digits.delete(0, 2)) : null;
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
        return rest.startsWith("ต่อ") || rest.startsWith(",") || rest.startsWith("/") || rest.startsWith("ext");
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
        return dialled && (mobile || cell.indexOf('-') > 0 || cell.indexOf(' ') > 0 || cell.charAt(0) == '+');
    }

    @Override
    public boolean fits(NumberText number) {
        int digits = number.wholeDigits();
        boolean likely = number.scale() == 0 && !number.isNegativeOrGrouped() && digits >= LINE - 1 && digits <= MOBILE;
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
                Example.fits("(043) 221202", "043221202"),
                Example.fits("043221202", "043221202"),
                Example.fits("43221202", "043221202"),
                Example.not("1-2345-67890-12-1"),
                Example.not("0012345678"),
                Example.not("0-4322"),
                Example.not("4322 ขอนแก่น"));
    }
}
