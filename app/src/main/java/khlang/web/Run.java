package khlang.web;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A piece of text in one language: a screen reader changes its voice between two of them.
 *
 * @param text the piece
 * @param thai whether it is in Thai
 */
public record Run(String text, boolean thai) {
    // Digits and blanks between two Thai words belong to the Thai; a baht sign alone does not make a text Thai.
    private static final Pattern THAI = Pattern.compile("[ก-ฺเ-๛]+(?:[^\\p{IsLatin}<>\"“”=]*?[ก-ฺเ-๛]+)*");

    /** Whether there are Thai letters in a text; a baht sign alone is none. */
    public static boolean hasThai(String text) {
        return text.chars().anyMatch(letter -> letter >= 'ก' && letter <= '๛' && letter != '฿');
    }

    static List<Run> of(String text) {
        List<Run> runs = new ArrayList<>();
        Matcher found = THAI.matcher(text);
        int end = 0;
        while (found.find()) {
            if (found.start() > end) {
                runs.add(new Run(text.substring(end, found.start()), false));
            }
            runs.add(new Run(found.group(), true));
            end = found.end();
        }
        if (end < text.length()) {
            runs.add(new Run(text.substring(end), false));
        }
        return runs;
    }
}
