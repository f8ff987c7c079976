package khlang.search;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import khlang.thai.ThaiWords;
import org.apache.lucene.analysis.ngram.NGramTokenizer;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;

/** Cuts text into what is looked up: words, and pairs of letters for parts of words. */
final class Text {
    /** Words that say nothing of a subject; a search asks for them only where it has no others. */
    private static final Set<String> EMPTY_WORDS = Set.of(
            "ของ", "และ", "ที่", "ใน", "จาก", "ตาม", "แห่ง", "การ", "ความ", "เพื่อ", "โดย", "กับ", "หรือ", "ได้",
            "เป็น", "มี", "ให้", "ณ", "ต่อ", "the", "of", "and", "in", "for", "by", "to", "a", "an", "on");

    private Text() {}

    /** The words of a text, in the form in which equal words are equal. */
    static List<String> words(String text) {
        List<String> words = new ArrayList<>();
        for (String word : ThaiWords.words(ThaiWords.ordered(text))) {
            String folded = stem(ThaiWords.fold(word));
            if (!folded.isEmpty()) {
                words.add(folded);
            }
        }
        return words;
    }

    /** The words that a search asks for. */
    static List<String> asked(String text) {
        List<String> words = words(text);
        List<String> telling =
                words.stream().filter(word -> !EMPTY_WORDS.contains(word)).toList();
        return telling.isEmpty() ? words : telling;
    }

    // An English plural finds its singular and the other way round.
    private static String stem(String word) {
        boolean plural = word.length() > 3
                && word.endsWith("s")
                && !word.endsWith("ss")
                && word.chars().allMatch(letter -> letter < 128);
        return plural ? word.substring(0, word.length() - 1) : word;
    }

    /** The pairs of neighbouring letters of a text; two texts share a run of pairs where they share a part. */
    static List<String> pairs(String text) {
        List<String> pairs = new ArrayList<>();
        try (NGramTokenizer tokenizer = new NGramTokenizer(2, 2)) {
            tokenizer.setReader(new StringReader(ThaiWords.fold(text)));
            CharTermAttribute term = tokenizer.addAttribute(CharTermAttribute.class);
            tokenizer.reset();
            while (tokenizer.incrementToken()) {
                pairs.add(term.toString());
            }
            tokenizer.end();
        } catch (IOException e) {
            throw new UncheckedIOException("cutting text into pairs of letters", e);
        }
        return pairs;
    }
}
