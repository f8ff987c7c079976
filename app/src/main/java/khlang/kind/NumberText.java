package khlang.kind;

import java.math.BigDecimal;
import khlang.thai.ThaiDigits;

/** Reads a cell as a number, letter by letter; one object reads many cells, one after the other. */
public final class NumberText {
    private static final int LONGEST_INTEGER = 18;
    private static final int LONGEST = 400;
    private static final int SHORT = 15;
    private static final int MOST_EXPONENT = 300;
    private static final int MOST_WITH_PLUS = 8;

    private String text = "";
    private int position;
    private boolean negative;
    private boolean signed;
    private boolean exponent;
    private int wholeDigits;
    private int groupDigits;
    private boolean grouped;
    private int scale;
    private int start;
    private long whole;

    /** Reads {@code cell}, such as {@code 1,234.50}; false where it is no number. The other methods then tell of this cell. */
    public boolean read(String cell) {
        text = cell;
        position = 0;
        wholeDigits = 0;
        groupDigits = 0;
        grouped = false;
        scale = 0;
        whole = 0;
        exponent = false;
        if (cell.isEmpty() || cell.length() > LONGEST) {
            return false;
        }
        if (readPlain(cell)) {
            return true;
        }
        char sign = cell.charAt(0);
        negative = sign == '-' || sign == '\u2212';
        signed = negative || sign == '+';
        position = signed ? 1 : 0;
        start = position;
        if (!readWhole() || !readFraction() || !readExponent()) {
            return false;
        }
        // +66812345678 is a telephone.
        boolean dialled = sign == '+' && wholeDigits > MOST_WITH_PLUS;
        return position == text.length() && (wholeDigits > 0 || scale > 0) && !dialled;
    }

    /** Reads a number as nearly all are, {@code 1234.50}; else changes nothing. By itself: many millions pass here. */
    private boolean readPlain(String cell) {
        int length = cell.length();
        if (length > SHORT) {
            return false;
        }
        int first = cell.charAt(0) == '-' ? 1 : 0;
        long value = 0;
        int at = first;
        char letter = 0;
        while (at < length && (letter = cell.charAt(at)) >= '0' && letter <= '9') {
            value = value * 10 + (letter - '0');
            at++;
        }
        int point = at;
        if (point < length) {
            at++;
            while (at < length && cell.charAt(at) >= '0' && cell.charAt(at) <= '9') {
                at++;
            }
        }
        boolean plain = at == length && point > first && (point == length || (letter == '.' && at - point > 1));
        if (plain) {
            negative = first == 1;
            signed = negative;
            start = first;
            position = length;
            whole = value;
            wholeDigits = point - first;
            groupDigits = wholeDigits;
            scale = Math.max(0, length - point - 1);
        }
        return plain;
    }

    private boolean readWhole() {
        int length = text.length();
        while (position < length) {
            char letter = text.charAt(position);
            int digit = ThaiDigits.value(letter);
            if (digit >= 0) {
                whole = wholeDigits < LONGEST_INTEGER ? whole * 10 + digit : whole;
                wholeDigits++;
                groupDigits++;
            } else if (letter == ',') {
                boolean wrongGroup = grouped ? groupDigits != 3 : groupDigits == 0 || groupDigits > 3;
                if (wrongGroup) {
                    return false;
                }
                grouped = true;
                groupDigits = 0;
            } else {
                break;
            }
            position++;
        }
        return !grouped || groupDigits == 3;
    }

    private boolean readFraction() {
        if (position == text.length() || text.charAt(position) != '.') {
            return true;
        }
        position++;
        while (position < text.length() && ThaiDigits.value(text.charAt(position)) >= 0) {
            scale++;
            position++;
        }
        return scale > 0;
    }

    private boolean readExponent() {
        boolean marked = position < text.length() && (text.charAt(position) | 0x20) == 'e';
        if (!marked || wholeDigits == 0) {
            return true;
        }
        exponent = true;
        position++;
        boolean signed = position < text.length() && "+-".indexOf(text.charAt(position)) >= 0;
        // 1E1 is a room; programs that shorten numbers write 1E+10 or 1.5E3.
        if (!signed && scale == 0) {
            return false;
        }
        position += signed ? 1 : 0;
        int value = 0;
        int first = position;
        while (position < text.length() && ThaiDigits.value(text.charAt(position)) >= 0 && position - first < 4) {
            value = value * 10 + ThaiDigits.value(text.charAt(position));
            position++;
        }
        return position > first && value <= MOST_EXPONENT && measureExponent();
    }

    private boolean measureExponent() {
        if (position != text.length()) {
            return false;
        }
        BigDecimal value = decimal();
        scale = Math.max(0, value.scale());
        wholeDigits = Math.max(1, value.precision() - value.scale());
        return true;
    }

    /** The cell. */
    String text() {
        return text;
    }

    /** What stands before the point, without its sign; only the first 18 digits. */
    public long whole() {
        return whole;
    }

    boolean isNegative() {
        return negative;
    }

    /** Whether it was written with an exponent, as 1.5E3. */
    boolean hasExponent() {
        return exponent;
    }

    /** A whole number of at most 18 digits. */
    public boolean isInteger() {
        return scale == 0 && wholeDigits <= LONGEST_INTEGER && !exponent;
    }

    /** Written with zeros in front, as postal codes are: a number would lose them. Also 40 digits without a point. */
    public boolean isCode() {
        boolean zeroFirst = wholeDigits > 1 && !exponent && ThaiDigits.value(text.charAt(start)) == 0;
        return zeroFirst || (wholeDigits > 38 && scale == 0 && !exponent);
    }

    /** How many digits stand before the point. */
    public int wholeDigits() {
        return wholeDigits;
    }

    /** How many digits stand behind the point. */
    public int scale() {
        return scale;
    }

    /** How many digits say how much it is: those from the first that is no zero to the last. */
    public int significantDigits() {
        // Most numbers are so short that it does not matter which of their digits are zeros.
        if (wholeDigits + scale <= SHORT) {
            return wholeDigits + scale;
        }
        int digits = 0;
        int zeros = 0;
        for (int i = start; i < text.length() && (text.charAt(i) | 0x20) != 'e'; i++) {
            int digit = ThaiDigits.value(text.charAt(i));
            if (digit > 0) {
                digits += zeros + 1;
                zeros = 0;
            } else if (digit == 0 && digits > 0) {
                zeros++;
            }
        }
        return digits;
    }

    /** Whether it has a sign or commas between its digits, as numbers of items never have. */
    public boolean isSignedOrGrouped() {
        return signed || grouped;
    }

    /** Whether it has commas between its thousands. */
    public boolean isGrouped() {
        return grouped;
    }

    /** The number as {@code -1234.50}. */
    public String plain() {
        if (exponent) {
            return decimal().toPlainString();
        }
        return isPlain() ? text : rewritten();
    }

    private BigDecimal decimal() {
        return new BigDecimal(rewritten()).stripTrailingZeros();
    }

    private boolean isPlain() {
        if (grouped || (signed && text.charAt(0) != '-') || wholeDigits == 0) {
            return false;
        }
        for (int i = 0; i < text.length(); i++) {
            if (ThaiDigits.isThai(text.charAt(i))) {
                return false;
            }
        }
        return true;
    }

    private String rewritten() {
        StringBuilder plain = new StringBuilder(text.length() + 1);
        plain.append(negative ? "-" : "").append(wholeDigits == 0 ? "0" : "");
        for (int i = start; i < text.length(); i++) {
            char letter = text.charAt(i);
            int digit = ThaiDigits.value(letter);
            if (digit >= 0) {
                plain.append((char) ('0' + digit));
            } else if (letter != ',') {
                plain.append(letter);
            }
        }
        return plain.toString();
    }
}
