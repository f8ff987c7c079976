package khlang.tabular;

import java.util.Locale;
import java.util.Set;
import khlang.thai.ThaiDigits;

/** What the text of a cell says before any type is asked. */
final class CellText {
    private static final int LONGEST_WORD = 12;

    /** What databases write where there is no value; unlike other marks it can be nothing else, also among words. */
    static final String NULL = "\\N";

    private static final Set<String> MISSING =
            Set.of("-", "--", "–", "—", "…", "...", "n/a", "n.a.", "nan", "null", "\\n", "ไม่มีข้อมูล");

    /** With what these begin: nearly all cells begin with something else. */
    private static final Letters MISSING_BEGINS = new Letters("-–—….nN\\ไ");

    /** Words that say of a value that nobody knows it; one of several answers where the others are words. */
    private static final Set<String> UNKNOWN = Set.of("ไม่ระบุ", "ไม่ปรากฏ", "ไม่ทราบ", "ไม่พบข้อมูล");

    private static final Set<String> ERRORS =
            Set.of("#N/A", "#REF!", "#DIV/0!", "#VALUE!", "#NAME?", "#NUM!", "#NULL!", "#CALC!", "#SPILL!");

    private CellText() {}

    /** A mark by which people say that there is no value. */
    static boolean isMissing(String cell) {
        return MISSING_BEGINS.begin(cell)
                && cell.length() <= LONGEST_WORD
                && MISSING.contains(cell.toLowerCase(Locale.ROOT));
    }

    /** The same, or a word for a value that nobody knows; a header may be such a word, as beside ชาย and หญิง. */
    static boolean isNoValue(String cell) {
        return isMissing(cell) || isUnknown(cell);
    }

    /** A word for a value that nobody knows. */
    static boolean isUnknown(String cell) {
        return MISSING_BEGINS.begin(cell) && cell.length() <= LONGEST_WORD && UNKNOWN.contains(cell);
    }

    /** What a spreadsheet shows where a formula has failed. */
    static boolean isError(String cell) {
        return cell.length() <= LONGEST_WORD && cell.startsWith("#") && ERRORS.contains(cell);
    }

    /** The cell without blanks around it, of any kind: also no-break and zero-width ones. */
    static String stripped(String cell) {
        int end = cell.length();
        int start = 0;
        while (start < end && isBlank(cell.charAt(start))) {
            start++;
        }
        while (start < end && isBlank(cell.charAt(end - 1))) {
            end--;
        }
        return start == 0 && end == cell.length() ? cell : cell.substring(start, end);
    }

    private static boolean isBlank(char letter) {
        return (letter <= ' ' && letter != '\0')
                || letter == '\u00A0'
                || letter == '\u200B'
                || letter == '\uFEFF'
                || (letter > '\u1FFF' && Character.isWhitespace(letter));
    }

    /** The cell without control characters except line end and tab. */
    static String cleaned(String cell) {
        int first = firstControl(cell);
        if (first == cell.length()) {
            return cell;
        }
        StringBuilder clean = new StringBuilder(cell.length());
        for (int i = 0; i < cell.length(); i++) {
            char letter = cell.charAt(i);
            boolean lineEnd = letter == '\r' && (i + 1 == cell.length() || cell.charAt(i + 1) != '\n');
            if (lineEnd) {
                clean.append('\n');
            } else if (!isControl(letter)) {
                clean.append(letter);
            }
        }
        return stripped(clean.toString());
    }

    /** Whether {@link #cleaned} leaves something out of a cell that is no end of a line. */
    static boolean hasOtherControls(String cell) {
        for (int i = firstControl(cell); i < cell.length(); i++) {
            if (cell.charAt(i) != '\r' && isControl(cell.charAt(i))) {
                return true;
            }
        }
        return false;
    }

    private static int firstControl(String cell) {
        for (int i = 0; i < cell.length(); i++) {
            if (isControl(cell.charAt(i))) {
                return i;
            }
        }
        return cell.length();
    }

    private static boolean isControl(char letter) {
        boolean kept = letter == '\n' || letter == '\t';
        return (letter < ' ' && !kept) || (letter >= '\u007F' && letter <= '\u009F');
    }

    /** The cell without any blanks and with Arabic digits: what is alike in print is the same. */
    static String squeezed(String cell) {
        StringBuilder squeezed = new StringBuilder(cell.length());
        for (int i = 0; i < cell.length(); i++) {
            char letter = cell.charAt(i);
            int digit = ThaiDigits.value(letter);
            if (digit >= 0) {
                squeezed.append((char) ('0' + digit));
            } else if (!isBlank(letter)) {
                squeezed.append(letter);
            }
        }
        return squeezed.toString();
    }
}
