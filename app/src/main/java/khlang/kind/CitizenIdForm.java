package khlang.kind;

import java.util.List;
import khlang.thai.ThaiDigits;
import org.jspecify.annotations.Nullable;

/**
 * The number of a person's Thai identity card: 13 digits, the last of which is a check of the others. Chance hits it
 * once in ten, so a column is one of them by how many of its values fit. Numbers of companies and offices begin with 0.
 */
final class CitizenIdForm implements Form {
    private static final int DIGITS = 13;

    @Override
    public @Nullable String normal(String cell) {
        if (cell.length() < DIGITS || cell.length() > DIGITS + 4) {
            return null;
        }
        StringBuilder digits = new StringBuilder(DIGITS);
        for (int i = 0; i < cell.length(); i++) {
            int digit = ThaiDigits.value(cell.charAt(i));
            boolean separator = cell.charAt(i) == '-' || cell.charAt(i) == ' ';
            if (digit < 0 && !separator) {
                return null;
            }
            if (digit >= 0) {
                digits.append(digit);
            }
        }
        boolean person = digits.length() == DIGITS && digits.charAt(0) != '0' && digits.charAt(0) != '9';
        return person && check(digits) == digits.charAt(DIGITS - 1) - '0' ? digits.toString() : null;
    }

    private static int check(CharSequence digits) {
        int sum = 0;
        for (int i = 0; i < DIGITS - 1; i++) {
            sum += (DIGITS - i) * (digits.charAt(i) - '0');
        }
        return (11 - sum % 11) % 10;
    }

    @Override
    public boolean fits(NumberText number) {
        return number.wholeDigits() == DIGITS && normal(number.text()) != null;
    }

    @Override
    public List<Example> examples() {
        return List.of(
                Example.sure("1234567890121", "1234567890121"),
                Example.sure("1-2345-67890-12-1", "1234567890121"),
                Example.sure("๑ ๒๓๔๕ ๖๗๘๙๐ ๑๒ ๑", "1234567890121"),
                Example.not("1234567890122"),
                Example.not("0994000000005"),
                Example.not("12345678901"));
    }
}
