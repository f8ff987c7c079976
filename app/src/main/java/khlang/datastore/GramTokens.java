package khlang.datastore;

import khlang.query.Grams;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;

/** The pieces of one cell after another, as Lucene takes them. */
final class GramTokens extends TokenStream {
    private final CharTermAttribute term = addAttribute(CharTermAttribute.class);
    private Grams.Text text = Grams.of("");
    private int next;

    void of(Grams.Text cell) {
        text = cell;
    }

    @Override
    public void reset() {
        next = 0;
    }

    @Override
    public boolean incrementToken() {
        if (next == text.count()) {
            return false;
        }
        clearAttributes();
        term.append(text.piece(next++));
        return true;
    }
}
