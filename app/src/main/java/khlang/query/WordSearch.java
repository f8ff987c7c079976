package khlang.query;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import khlang.problem.Problem;
import khlang.tabular.Field;

/**
 * Reads words to look for: all of some, or with PostgreSQL's operators, {@code road & (repair | new) & !bridge:*}, where
 * {@code !} binds first, then {@code &}, then {@code |}.
 */
public final class WordSearch {
    private static final int MOST_LEVELS = 10;
    private static final int MOST_WORDS = 100;
    static final int MOST_LETTERS = 1_000;

    /** A sign, a text in quotation marks, or a word, and behind the last two what PostgreSQL says of weight and prefix. */
    private static final Pattern TOKEN =
            Pattern.compile("\\s*(?:([&|!()]|<->)|('(?:[^']|'')*'|[^\\s&|!()':<]+)(?::[*a-dA-D]*)?)\\s*");

    private final String parameter;
    private final List<Field> where;
    private final List<String> tokens = new ArrayList<>();
    private int next;

    private WordSearch(String parameter, List<Field> where) {
        this.parameter = parameter;
        this.where = where;
    }

    /** What must hold where the words occur. @throws Problem under {@code q} where they cannot be looked for */
    static List<Condition> of(SearchRequest.Words words, Columns all) {
        String field = words.field();
        List<Field> where = field == null ? all.fields() : List.of(all.named("q", field));
        if (!Folding.writable(words.text())) {
            throw Problem.invalid("q", "datastore.q.not_text", field == null ? "q" : field);
        }
        // Words become patterns, whose making takes long for long ones and cannot be stopped.
        if (words.text().length() > MOST_LETTERS) {
            throw Problem.invalid("q", "datastore.q.too_long", MOST_LETTERS);
        }
        WordSearch search = new WordSearch(words.text(), where);
        return words.operators() ? search.expression() : search.all(words.text());
    }

    private List<Condition> all(String text) {
        List<Condition> matches = new ArrayList<>();
        for (String word : Folding.of(text).split("\\s+", -1)) {
            if (!word.isEmpty() && !where.isEmpty()) {
                matches.add(new Match(where, ThaiVariants.usual(word)));
            }
        }
        if (matches.size() > MOST_WORDS) {
            throw Problem.invalid("q", "datastore.q.too_many", MOST_WORDS);
        }
        return matches;
    }

    private List<Condition> expression() {
        Matcher matcher = TOKEN.matcher(parameter);
        int end = 0;
        while (end < parameter.length() && matcher.find(end) && matcher.start() == end) {
            tokens.add(matcher.group(1) == null ? matcher.group(2) : matcher.group(1));
            end = matcher.end();
        }
        if (end < parameter.length() && !parameter.isBlank()) {
            throw wrong();
        }
        if (tokens.size() > 3 * MOST_WORDS) {
            throw Problem.invalid("q", "datastore.q.too_many", MOST_WORDS);
        }
        if (tokens.isEmpty()) {
            return List.of();
        }
        Condition condition = some(0);
        if (next < tokens.size()) {
            throw wrong();
        }
        return List.of(condition);
    }

    private Condition some(int level) {
        if (level > MOST_LEVELS) {
            throw wrong();
        }
        List<Condition> parts = new ArrayList<>(List.of(every(level)));
        while (takes("|")) {
            parts.add(every(level));
        }
        return parts.size() == 1 ? parts.get(0) : new Condition.Some(parts);
    }

    private Condition every(int level) {
        List<Condition> parts = new ArrayList<>(List.of(one(level)));
        // PostgreSQL's <-> asks for words next to each other; here they must occur.
        while (takes("&") || takes("<->")) {
            parts.add(one(level));
        }
        return parts.size() == 1 ? parts.get(0) : new Condition.Every(parts);
    }

    private Condition one(int level) {
        if (takes("!")) {
            return new Condition.Not(one(level + 1));
        }
        if (takes("(")) {
            Condition inner = some(level + 1);
            if (!takes(")")) {
                throw wrong();
            }
            return inner;
        }
        if (next == tokens.size() || "&|!()<->".contains(tokens.get(next)) || level > MOST_LEVELS) {
            throw wrong();
        }
        String word = tokens.get(next++);
        boolean quoted = word.length() > 1 && word.startsWith("'");
        return new Condition.Every(
                all(quoted ? word.substring(1, word.length() - 1).replace("''", "'") : word));
    }

    private boolean takes(String token) {
        boolean here = next < tokens.size() && tokens.get(next).equals(token);
        next += here ? 1 : 0;
        return here;
    }

    private Problem wrong() {
        return Problem.invalid("q", "datastore.q.operators", parameter);
    }
}
