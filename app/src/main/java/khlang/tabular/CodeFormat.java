package khlang.tabular;

import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A number format that shows codes: {@code 00000} for postal codes, {@code 0-0000-00000-00-0} for citizens' numbers,
 * {@code "กข-"000}. Formats as the Office Open XML standard (ECMA-376, part 1, 18.8.31) describes them.
 *
 * @param pattern 0 and # for digits, other letters as they are shown
 * @param most what the number may be at most, for a format that says {@code [<=99999999]}
 * @param otherwise how larger numbers are shown
 */
record CodeFormat(String pattern, double most, @Nullable CodeFormat otherwise) {
    /** Colours, languages and conditions in brackets, the width of a letter behind _ and fillers behind *. */
    private static final Pattern ASIDE = Pattern.compile("\\[[^\\]]*]|_.|\\*.");

    private static final Pattern CONDITION = Pattern.compile("\\[<=?\\d+]");
    private static final Pattern LITERAL = Pattern.compile("\"[^\"]*\"|\\\\.|[-/() ]");
    private static final char DIGIT = '\uE000';
    private static final char OPTIONAL_DIGIT = '\uE001';

    /** The code format that {@code format} is; null where it shows amounts, dates or texts. */
    static @Nullable CodeFormat of(String format) {
        List<String> sections = List.of(format.split(";", -1));
        String first = sections.get(0);
        var condition = CONDITION.matcher(first);
        boolean conditional = condition.find();
        @Nullable String pattern = pattern(first);
        if (pattern == null) {
            return null;
        }
        if (!conditional || sections.size() < 2) {
            return new CodeFormat(pattern, Double.MAX_VALUE, null);
        }
        double most = Double.parseDouble(condition.group().replaceAll("[^0-9]", ""));
        return new CodeFormat(pattern, most, of(sections.get(1)));
    }

    private static @Nullable String pattern(String section) {
        String bare = ASIDE.matcher(section).replaceAll("");
        StringBuilder pattern = new StringBuilder();
        var literals = LITERAL.matcher(bare);
        int at = 0;
        while (at < bare.length()) {
            char letter = bare.charAt(at);
            literals.region(at, bare.length());
            if (letter == '0' || letter == '#') {
                pattern.append(letter == '0' ? DIGIT : OPTIONAL_DIGIT);
                at++;
            } else if (literals.lookingAt()) {
                pattern.append(literals.group().replaceAll("^\\\\|^\"|\"$", ""));
                at = literals.end();
            } else {
                return null;
            }
        }
        return isCode(pattern.toString()) ? pattern.toString() : null;
    }

    /** Two digits at least that are always shown, or digits with something other than a blank between them. */
    private static boolean isCode(String pattern) {
        int first = firstDigit(pattern);
        int last = Math.max(pattern.lastIndexOf(DIGIT), pattern.lastIndexOf(OPTIONAL_DIGIT));
        if (first < 0 || first == last) {
            return false;
        }
        String digits = pattern.substring(first, last + 1);
        boolean optional = digits.indexOf(OPTIONAL_DIGIT) >= 0;
        boolean apart = digits.chars().anyMatch(letter -> letter < DIGIT && letter != ' ');
        return optional ? apart : digits.length() > 1;
    }

    private static int firstDigit(String pattern) {
        int digit = pattern.indexOf(DIGIT);
        int optional = pattern.indexOf(OPTIONAL_DIGIT);
        return digit < 0 || (optional >= 0 && optional < digit) ? optional : digit;
    }

    /**
     * What a cell shows.
     *
     * @param plain the value as a plain number, which is kept where it is no whole number or negative
     */
    String text(double value, String plain) {
        boolean whole = plain.chars().allMatch(letter -> letter >= '0' && letter <= '9');
        if (!whole) {
            return plain;
        }
        if (value > most) {
            return otherwise == null ? plain : otherwise.text(value, plain);
        }
        return filled(plain);
    }

    private String filled(String plain) {
        StringBuilder text = new StringBuilder();
        int left = plain.length();
        int first = firstDigit(pattern);
        for (int i = pattern.length() - 1; i >= 0; i--) {
            char letter = pattern.charAt(i);
            if (letter != DIGIT && letter != OPTIONAL_DIGIT) {
                text.insert(0, letter);
            } else if (left > 0) {
                int from = i == first ? 0 : left - 1;
                text.insert(0, plain.substring(from, left));
                left = from;
            } else if (letter == DIGIT) {
                text.insert(0, '0');
            }
        }
        return text.toString();
    }
}
