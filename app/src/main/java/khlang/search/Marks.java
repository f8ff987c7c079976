package khlang.search;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Shows where the words of a search stand in a text. */
public final class Marks {
    /** A piece of the text; marked where it is a word that was looked for. */
    public record Piece(String text, boolean marked) {}

    private Marks() {}

    /** The whole text, cut where marked pieces begin and end; nothing is lost or changed. */
    public static List<Piece> of(String text, List<String> words) {
        String lower = text.toLowerCase(Locale.ROOT);
        List<Piece> pieces = new ArrayList<>();
        if (lower.length() != text.length()) {
            return List.of(new Piece(text, false));
        }
        int from = 0;
        while (from < text.length()) {
            int start = text.length();
            int end = start;
            for (String word : words) {
                int at = word.isEmpty() ? -1 : lower.indexOf(word, from);
                if (at >= 0 && (at < start || (at == start && at + word.length() > end))) {
                    start = at;
                    end = at + word.length();
                }
            }
            add(pieces, text.substring(from, start), false);
            add(pieces, text.substring(start, end), true);
            from = Math.max(end, start);
        }
        return pieces;
    }

    private static void add(List<Piece> pieces, String text, boolean marked) {
        if (!text.isEmpty()) {
            pieces.add(new Piece(text, marked));
        }
    }
}
