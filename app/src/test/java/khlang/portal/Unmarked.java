package khlang.portal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds Thai on an English page that is not marked as such, so that a screen reader would spell it out. */
final class Unmarked {
    private static final Pattern MARKUP = Pattern.compile("<(/?)([a-z0-9]+)((?:[^>\"]|\"[^\"]*\")*)>|([^<]+)");
    private static final Pattern LANGUAGE = Pattern.compile(" lang=\"([a-z]+)\"");
    private static final Pattern SPOKEN = Pattern.compile(" (?:aria-label|alt|placeholder)=\"([^\"]*)\"");
    private static final Set<String> VOID = Set.of("meta", "link", "img", "input", "br", "hr", "use", "rect");

    private Unmarked() {}

    /** Text in Thai whose nearest element with a language is not Thai; not what drawings say to pointers. */
    static List<String> in(String page) {
        List<String> unmarked = new ArrayList<>();
        Deque<String> languages = new ArrayDeque<>(List.of("en"));
        String body = Pattern.compile("(?s)<svg.*?</svg>")
                .matcher(page.replaceAll("(?s)<!doctype html>|<!--.*?-->", ""))
                .replaceAll(drawing ->
                        Matcher.quoteReplacement(drawing.group().replaceAll("(?s)<(title|desc)>.*?</\\1>", "")));
        Matcher piece = MARKUP.matcher(body);
        while (piece.find()) {
            String text = piece.group(4);
            if (text != null && isThai(text) && languages.element().equals("en")) {
                unmarked.add(text.strip());
            }
            boolean closes = piece.group(1) != null && !piece.group(1).isEmpty();
            if (text != null || (closes && VOID.contains(piece.group(2)))) {
                continue;
            }
            if (!piece.group(1).isEmpty()) {
                languages.pop();
                continue;
            }
            Matcher said = LANGUAGE.matcher(piece.group(3));
            String language = said.find() ? said.group(1) : languages.element();
            Matcher spoken = SPOKEN.matcher(piece.group(3));
            while (spoken.find()) {
                if (isThai(spoken.group(1)) && language.equals("en")) {
                    unmarked.add(spoken.group().strip());
                }
            }
            if (!VOID.contains(piece.group(2)) && !piece.group(3).endsWith("/")) {
                languages.push(language);
            }
        }
        assertThat(languages).as("every element is closed").hasSize(1);
        return unmarked;
    }

    private static boolean isThai(String text) {
        return text.matches("(?s).*[ก-ฮ].*");
    }
}
