package khlang.search;

import java.util.ArrayList;
import java.util.List;
import khlang.thai.ThaiWords;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.BoostQuery;
import org.apache.lucene.search.ConstantScoreQuery;
import org.apache.lucene.search.DisjunctionMaxQuery;
import org.apache.lucene.search.MatchAllDocsQuery;
import org.apache.lucene.search.MatchNoDocsQuery;
import org.apache.lucene.search.PhraseQuery;
import org.apache.lucene.search.PrefixQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermQuery;

/**
 * Asks for words. Thai words run together, and where one ends is a matter of opinion; so a word is found as a word,
 * which counts fully, or as any part of the text, which counts less.
 */
final class WordQueries {
    /** Shorter parts would be found nearly everywhere. */
    private static final int SHORTEST_PART = 3;

    private static final int SHORTEST_BEGINNING = 2;
    private static final float PART_WEIGHT = 0.3f;
    private static final float BEGINNING_WEIGHT = 0.4f;
    private static final float WHOLE_WEIGHT = 2;
    /** What comes after these many words of one search says no more. */
    private static final int MOST_WORDS = 32;

    private WordQueries() {}

    /** What a person typed: all words, {@code "a phrase"}, {@code -without}. */
    static Query typed(String text, List<Part> parts) {
        BooleanQuery.Builder all = new BooleanQuery.Builder();
        int positive = 0;
        int taken = 0;
        for (String piece : pieces(text)) {
            boolean without = piece.startsWith("-") && piece.length() > 1;
            String asked = without ? piece.substring(1) : piece;
            Query query = asked.startsWith("\"") ? phrase(asked.replace("\"", ""), parts) : word(asked, parts);
            if (query instanceof MatchAllDocsQuery || taken++ > MOST_WORDS) {
                continue;
            }
            all.add(query, without ? Occur.MUST_NOT : Occur.MUST);
            positive += without ? 0 : 1;
        }
        return positive == 0 ? all.add(new MatchAllDocsQuery(), Occur.MUST).build() : all.build();
    }

    /** The words and the quoted phrases of a search. */
    static List<String> pieces(String text) {
        List<String> pieces = new ArrayList<>();
        StringBuilder piece = new StringBuilder();
        boolean quoted = false;
        for (int i = 0; i < text.length(); i++) {
            char letter = text.charAt(i);
            if (letter == '"') {
                quoted = !quoted;
            }
            if (Character.isWhitespace(letter) && !quoted) {
                add(pieces, piece);
            } else {
                piece.append(letter);
            }
        }
        add(pieces, piece);
        return pieces;
    }

    private static void add(List<String> pieces, StringBuilder piece) {
        if (!piece.isEmpty()) {
            pieces.add(piece.toString());
            piece.setLength(0);
        }
    }

    /** One word as typed, which in Thai may be several. */
    static Query word(String typed, List<Part> parts) {
        List<String> words = Text.asked(typed);
        if (words.isEmpty()) {
            return new MatchAllDocsQuery();
        }
        BooleanQuery.Builder each = new BooleanQuery.Builder();
        words.stream().limit(MOST_WORDS).forEach(word -> each.add(anywhere(word, parts), Occur.MUST));
        if (words.size() == 1) {
            return each.build();
        }
        return new BooleanQuery.Builder()
                .add(each.build(), Occur.SHOULD)
                .add(new BoostQuery(phrase(typed, parts), WHOLE_WEIGHT), Occur.SHOULD)
                .build();
    }

    private static Query anywhere(String word, List<Part> parts) {
        List<Query> places = new ArrayList<>();
        for (Part part : parts) {
            places.add(new BoostQuery(new TermQuery(new Term(part.field(), word)), part.weight()));
            if (word.length() >= SHORTEST_BEGINNING) {
                PrefixQuery beginning = new PrefixQuery(new Term(part.field(), word));
                places.add(new BoostQuery(beginning, part.weight() * BEGINNING_WEIGHT));
            }
            if (word.length() >= SHORTEST_PART) {
                places.add(new BoostQuery(run(part, word), part.weight() * PART_WEIGHT));
            }
        }
        return new DisjunctionMaxQuery(places, 0.1f);
    }

    /** These letters in this order, wherever they begin. */
    static Query phrase(String text, List<Part> parts) {
        String folded = ThaiWords.fold(text);
        if (folded.length() < 2) {
            return folded.isEmpty() ? new MatchAllDocsQuery() : anywhere(folded, parts);
        }
        List<Query> places = new ArrayList<>();
        parts.forEach(part -> places.add(new BoostQuery(run(part, text), part.weight())));
        return new DisjunctionMaxQuery(places, 0);
    }

    private static Query run(Part part, String text) {
        List<String> pairs = Text.pairs(text);
        if (pairs.isEmpty()) {
            return new MatchNoDocsQuery();
        }
        PhraseQuery.Builder run = new PhraseQuery.Builder();
        pairs.forEach(pair -> run.add(new Term(part.pairs(), pair)));
        // Pairs of letters are frequent or rare for reasons that have nothing to do with relevance.
        return new ConstantScoreQuery(run.build());
    }
}
