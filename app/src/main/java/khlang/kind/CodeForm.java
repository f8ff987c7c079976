package khlang.kind;

import java.util.List;
import java.util.regex.Pattern;
import khlang.thai.ThaiDigits;
import org.jspecify.annotations.Nullable;

/**
 * A code: letters and figures by which something is told apart, and which are never added up. Zeros in front, several
 * dots, or letters beside figures show it; a bare number needs the header.
 */
final class CodeForm implements Form {
    private static final int LONGEST = 40;
    private static final int MOST_THAI = 6;
    private static final int MOST_BEFORE_BLANK = 4;

    /** What stands at the head of a letter of an office, with blanks wherever it has some: ที่ อว 0605.5(1)/ว 45. */
    private static final Pattern LETTER = Pattern.compile("(?:ด่วน(?:ที่สุด|มาก)?\\s*)?(?:ที่\\s*)?"
            + "[ก-ฮ]{1,4}\\s*(?:\\([ก-ฮ.]{1,8}\\)\\s*)?[0-9๐-๙][0-9๐-๙.]*(?:\\([0-9๐-๙]{1,3}\\))?"
            + "\\s*/\\s*(?:[ก-ฮ]\\s*)?[0-9๐-๙]+");

    @Override
    public @Nullable String normal(String cell) {
        if (cell.length() > LONGEST) {
            return null;
        }
        if (cell.indexOf('/') > 0 && LETTER.matcher(cell).matches()) {
            return ThaiDigits.toArabic(cell);
        }
        int digits = 0;
        int thai = 0;
        int blanks = 0;
        for (int i = 0; i < cell.length(); i++) {
            char letter = cell.charAt(i);
            boolean digit = ThaiDigits.value(letter) >= 0;
            boolean thaiLetter = letter >= 'ก' && letter <= '\u0E4E';
            boolean latin = (letter | 0x20) >= 'a' && (letter | 0x20) <= 'z';
            if (!digit && !thaiLetter && !latin && "-/._#: ".indexOf(letter) < 0) {
                return null;
            }
            digits += digit ? 1 : 0;
            thai += thaiLetter ? 1 : 0;
            blanks += letter == ' ' ? 1 : 0;
        }
        // "มท 0810.3/ว2770" is a number of a letter, "อาคาร 7 ชั้น" are words.
        boolean words = thai > MOST_THAI || blanks > 1 || (blanks == 1 && (digits <= 2 || thai > MOST_BEFORE_BLANK));
        return digits > 0 && !words && !isPower(cell) && !isQuantity(cell) ? ThaiDigits.toArabic(cell) : null;
    }

    /** 1.5E3 is a number that a program has shortened. */
    private static boolean isPower(String cell) {
        int point = cell.indexOf('.');
        boolean likely = point > 0 && (cell.indexOf('E', point) > 0 || cell.indexOf('e', point) > 0);
        return likely && new NumberText().read(cell);
    }

    /** 500.- and 12.50 บาท are prices, 1.250 กม. is a length; one letter behind a number is part of a code. */
    private static boolean isQuantity(String cell) {
        QuantityText quantity = new QuantityText();
        return cell.indexOf('.') > 0
                && quantity.read(cell)
                && (QuantityText.isMoney(quantity.unit()) || quantity.unit().length() > 1);
    }

    @Override
    public boolean sure(String cell) {
        boolean letters = false;
        int dots = 0;
        boolean slash = false;
        for (int i = 0; i < cell.length(); i++) {
            char letter = cell.charAt(i);
            letters |= Character.isLetter(letter);
            dots += letter == '.' ? 1 : 0;
            slash |= letter == '/' || letter == '_';
        }
        boolean zeroFirst =
                cell.length() > 1 && ThaiDigits.value(cell.charAt(0)) == 0 && ThaiDigits.value(cell.charAt(1)) >= 0;
        boolean figureFirst = ThaiDigits.value(cell.charAt(0)) >= 0 && letters && dots == 0 && !slash;
        return zeroFirst || dots > 1 || slash || (letters && !figureFirst);
    }

    @Override
    public boolean fits(NumberText number) {
        return !number.isSignedOrGrouped() && !number.hasExponent() && number.wholeDigits() <= LONGEST;
    }

    @Override
    public List<Example> examples() {
        return List.of(
                Example.sure("00100", "00100"),
                Example.sure("KK66-00001", "KK66-00001"),
                Example.sure("มท ๐๘๑๐.๓/ว๒๗๗๐", "มท 0810.3/ว2770"),
                Example.sure("ที่ ขก ๕๒๐๐๑/ว ๔๕", "ที่ ขก 52001/ว 45"),
                Example.sure("ขก 52001/ว 45", "ขก 52001/ว 45"),
                Example.sure("ที่ อว 0605.5(1)/ว 45", "ที่ อว 0605.5(1)/ว 45"),
                Example.sure("ด่วนที่สุด ที่ มท 0810.3/ว 2770", "ด่วนที่สุด ที่ มท 0810.3/ว 2770"),
                Example.sure("ด่วนมาก ที่ กค (กวจ) ๐๔๐๕.๒/ว ๗๘", "ด่วนมาก ที่ กค (กวจ) 0405.2/ว 78"),
                Example.sure("๑.๒.๑", "1.2.1"),
                Example.sure("53/1", "53/1"),
                Example.fits("7.10", "7.10"),
                Example.fits("2131", "2131"),
                Example.fits("3G", "3G"),
                Example.fits("1E1", "1E1"),
                Example.not("ในเมือง"),
                Example.not("อาคาร 7 ชั้น"),
                Example.not("ที่ดิน 3 แปลง"),
                Example.not("ร้อยละ 30-50"),
                Example.not("1,234"),
                Example.not("1.5E3"),
                Example.not("ด่วนที่สุด"),
                Example.not("500.-"),
                Example.not("500.- บาท"),
                Example.not("12.50 บาท"),
                Example.not("1.250 กม."),
                Example.not("4.00 เมตร"),
                Example.not("97.4%"));
    }
}
