package khlang.thai;

import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Thai as copying from PDF files breaks it: a sara am (ำ) in its two parts or with the first of them lost, marks that
 * stand apart from their letter, and the private letters by which old fonts set tone marks lower or further left
 * (U+F700–F71A, as Windows' Thai fonts have them).
 */
public final class BrokenThai {
    private static final char FIRST = '\uF700';
    private static final String PRIVATE = "ฐิีึื่้๊๋์่้๊๋์ญัํ็่้๊๋์ฺุู";
    private static final Pattern PARTS = Pattern.compile("ํ([่-๋]?)า|([่-๋])ํา");
    private static final Pattern LOST = Pattern.compile("([ก-ฮ][่-๋]?) า");

    private static final Pattern LOOSE = Pattern.compile("([ก-ฮัิ-ู]) ([ัิ-ฺ็-๎])");

    private BrokenThai() {}

    /** The text as it was most likely meant; null where nothing is broken. */
    public static @Nullable String mended(String text) {
        StringBuilder plain = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            int place = text.charAt(i) - FIRST;
            plain.append(place >= 0 && place < PRIVATE.length() ? PRIVATE.charAt(place) : text.charAt(i));
        }
        String parts = PARTS.matcher(plain).replaceAll(BrokenThai::joined);
        String whole = LOOSE.matcher(LOST.matcher(parts).replaceAll("$1ำ")).replaceAll("$1$2");
        return whole.equals(text) ? null : whole;
    }

    private static String joined(MatchResult parts) {
        String tone = parts.group(1) == null ? parts.group(2) : parts.group(1);
        return Matcher.quoteReplacement(tone + "ำ");
    }
}
