package khlang.datastore;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import khlang.query.Grams;
import khlang.tabular.Field;
import khlang.tabular.FieldType;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field.Store;
import org.apache.lucene.document.StringField;
import org.apache.lucene.index.IndexOptions;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.Term;
import org.jspecify.annotations.Nullable;

/**
 * Writes one document of an index of words for each row: its texts in pieces, its numbers and days from each of their
 * words on, so that 8765.43 is found as what begins with 8765 and as what begins with 43.
 */
final class WordDocuments {
    /** What a row has of which a text can only be told by itself. */
    static final Term ODD = new Term("odd", "odd");

    private static final org.apache.lucene.document.FieldType PIECES = new org.apache.lucene.document.FieldType();

    static {
        PIECES.setIndexOptions(IndexOptions.DOCS_AND_FREQS_AND_POSITIONS);
        PIECES.setOmitNorms(true);
        PIECES.setTokenized(true);
        PIECES.freeze();
    }

    private final IndexWriter writer;
    private final List<Part> parts = new ArrayList<>();

    /** A field of the table, and the pieces of its texts; null where it has numbers or days. */
    private record Part(String name, @Nullable GramTokens pieces, org.apache.lucene.document.@Nullable Field texts) {}

    /** @param fields those {@linkplain #has that go into it} */
    WordDocuments(IndexWriter writer, List<Field> fields) {
        this.writer = writer;
        for (Field field : fields) {
            String name = RowSql.column(field);
            GramTokens pieces = new GramTokens();
            parts.add(
                    field.type() == FieldType.TEXT
                            ? new Part(name, pieces, new org.apache.lucene.document.Field(name, pieces, PIECES))
                            : new Part(name, null, null));
        }
    }

    /** Whether the values of a field go into it; yes and no do not, which half of the rows have. */
    static boolean has(Field field) {
        return field.type() != FieldType.BOOLEAN;
    }

    /**
     * Writes a row.
     *
     * @param values of the fields, each a text
     */
    void row(@Nullable Object[] values) {
        Document document = new Document();
        boolean odd = false;
        for (int index = 0; index < parts.size(); index++) {
            if (values[index] instanceof CharSequence cell) {
                odd |= add(document, parts.get(index), cell.toString());
            }
        }
        if (odd) {
            document.add(new StringField(ODD.field(), ODD.text(), Store.NO));
        }
        try {
            writer.addDocument(document);
        } catch (IOException e) {
            throw new UncheckedIOException("writing the index of words", e);
        }
    }

    /** Adds a cell; true where it is odd. */
    private static boolean add(Document document, Part part, String cell) {
        if (part.pieces() == null || part.texts() == null) {
            addBeginnings(document, part.name(), cell);
            return false;
        }
        Grams.Text text = Grams.of(cell);
        if (text.count() > 0) {
            part.pieces().of(text);
            document.add(part.texts());
        }
        return text.odd();
    }

    private static void addBeginnings(Document document, String name, String cell) {
        for (int at = 0; at < cell.length(); at++) {
            if (isOfWord(cell.charAt(at)) && (at == 0 || !isOfWord(cell.charAt(at - 1)))) {
                document.add(new StringField(name, cell.substring(at), Store.NO));
            }
        }
    }

    private static boolean isOfWord(char letter) {
        return (letter >= '0' && letter <= '9') || letter == 'e';
    }
}
