package khlang.chart;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How wide text is, about, and how it is cut where there is no room; a server has no font to measure with. */
final class Letters {
    private static final Pattern GRAPHEME = Pattern.compile("\\X");

    private Letters() {}

    /** The width of text in letters' heights. */
    static double width(String text) {
        return graphemes(text).stream().mapToDouble(Letters::widthOfOne).sum();
    }

    private static double widthOfOne(String grapheme) {
        int first = grapheme.codePointAt(0);
        if (first == ' ' || first == '.' || first == ',' || first == '|' || first == '\'') {
            return 0.3;
        }
        if (first >= 0x0E00 && first <= 0x0E7F) {
            return grapheme.indexOf('\u0E33') > 0 ? 1.0 : 0.62;
        }
        if (first > 0x2E80) {
            return 1.0;
        }
        return Character.isUpperCase(first) || first == '%' ? 0.7 : 0.58;
    }

    /** The text, or as many whole graphemes of it as fit, and an ellipsis. */
    static String clipped(String text, double room) {
        if (width(text) <= room) {
            return text;
        }
        StringBuilder kept = new StringBuilder();
        double used = 0.7;
        for (String grapheme : graphemes(text)) {
            used += widthOfOne(grapheme);
            if (used > room) {
                break;
            }
            kept.append(grapheme);
        }
        return kept.toString().stripTrailing() + "…";
    }

    private static List<String> graphemes(String text) {
        List<String> graphemes = new ArrayList<>();
        Matcher matcher = GRAPHEME.matcher(text);
        while (matcher.find()) {
            graphemes.add(matcher.group());
        }
        return graphemes;
    }
}
