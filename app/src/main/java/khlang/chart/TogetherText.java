package khlang.chart;

import java.util.regex.Pattern;

/** Keeps together at the end of a line what is read together; browsers part Thai by a dictionary of short words. */
final class TogetherText {
    private static final char NO_BREAK_SPACE = '\u00A0';
    private static final String WORD_JOINER = "\u2060";

    /** A number and what it counts, a value in brackets behind its period, a month and its year, a place's degrees. */
    private static final Pattern SPACE =
            Pattern.compile("(?<=[0-9]) (?=(%|ล้าน|พันล้าน|million|billion|แถว|กลุ่ม|จาก|of)|\\([^)]{1,16}\\))"
                    + "|(?<=[ก-ฮ]\\.|\\b[A-Z][a-z]{2}) (?=[0-9]{4}\\b)"
                    // A number and its unit, where a sentence ends or a bracket follows.
                    + "|(?<=[0-9]) (?=[^\\s0-9()“”]{1,12}\\))"
                    + "|(?<=(: |ราว |about )[−0-9.,]{1,12}) (?=[^\\s0-9()“”]{1,12}( \\(|$))"
                    + "|(?<=%) (?=ของ)|(?<=จาก|of|ละติจูด|ลองจิจูด|latitude|longitude) (?=[0-9])");

    private static final Pattern SUPERLATIVE = Pattern.compile("(พบ)?(มาก|สูง|ต่ำ|น้อย)(ที่สุด)");

    private TogetherText() {}

    static String of(String text) {
        String spaced = SPACE.matcher(text).replaceAll(String.valueOf(NO_BREAK_SPACE));
        return SUPERLATIVE
                .matcher(spaced)
                .replaceAll(found ->
                        (found.group(1) == null ? "" : "พบ" + WORD_JOINER) + found.group(2) + WORD_JOINER + "ที่สุด");
    }
}
