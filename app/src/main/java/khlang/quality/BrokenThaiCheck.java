package khlang.quality;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Thai as copying from PDF files breaks it: a sara am (ำ) in its two parts or with the first of them lost, marks that
 * stand apart from their letter, and the private letters by which old fonts set tone marks lower or further left
 * (U+F700–F71A, as Windows' Thai fonts have them).
 */
final class BrokenThaiCheck implements TextCheck {
    private static final char FIRST = '\uF700';
    private static final String PRIVATE = "ฐิีึื่้๊๋์่้๊๋์ญัํ็่้๊๋์ฺุู";
    private static final Pattern PARTS = Pattern.compile("ํ([่-๋]?)า|([่-๋])ํา");
    private static final Pattern LOST = Pattern.compile("([ก-ฮ][่-๋]?) า");
    private static final Pattern LOOSE = Pattern.compile("([ก-ฮัิ-ู]) ([ัิ-ฺ็-๎])");

    @Override
    public @Nullable String mended(String cell) {
        StringBuilder plain = new StringBuilder(cell.length());
        for (int i = 0; i < cell.length(); i++) {
            int place = cell.charAt(i) - FIRST;
            plain.append(place >= 0 && place < PRIVATE.length() ? PRIVATE.charAt(place) : cell.charAt(i));
        }
        String parts = PARTS.matcher(plain).replaceAll(BrokenThaiCheck::joined);
        String whole = LOOSE.matcher(LOST.matcher(parts).replaceAll("$1ำ")).replaceAll("$1$2");
        return whole.equals(cell) ? null : whole;
    }

    private static String joined(java.util.regex.MatchResult parts) {
        String tone = parts.group(1) == null ? parts.group(2) : parts.group(1);
        return Matcher.quoteReplacement(tone + "ำ");
    }

    @Override
    public List<Sample> samples() {
        return List.of(
                Sample.wrong("จํานวน", "จำนวน"),
                Sample.wrong("นํ้า", "น้ำ"),
                Sample.wrong("น้ํา", "น้ำ"),
                Sample.wrong("จ านวน", "จำนวน"),
                Sample.wrong("ด าเนินการ", "ดำเนินการ"),
                Sample.wrong("ที\uF70Aดิน", "ที่ดิน"),
                Sample.wrong("ที ่ดิน", "ที่ดิน"),
                Sample.right("จำนวน น้ำ"),
                Sample.right("กา ดำ"));
    }
}
