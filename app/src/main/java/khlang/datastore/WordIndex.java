package khlang.datastore;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import khlang.query.Grams;
import khlang.query.Match;
import khlang.tabular.Field;
import khlang.tabular.FieldType;
import org.apache.lucene.analysis.core.KeywordAnalyzer;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.LogByteSizeMergePolicy;
import org.apache.lucene.index.SerialMergeScheduler;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.MultiPhraseQuery;
import org.apache.lucene.search.PhraseQuery;
import org.apache.lucene.search.PrefixQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreMode;
import org.apache.lucene.search.Scorer;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.search.TwoPhaseIterator;
import org.apache.lucene.search.Weight;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.MMapDirectory;
import org.apache.lucene.store.NIOFSDirectory;

/**
 * Which rows of one table hold a word, by pieces of its texts. Rows that can only be told by their own text are found
 * besides, as doubtful; a row that is not found does not hold the word.
 */
final class WordIndex implements AutoCloseable {
    private static final String MADE_AS = "generation";

    /** Changes whenever texts are folded or cut otherwise, so that older files are made anew. */
    private static final String GENERATION = "2";

    /** So many pieces of a word tell most of the rows without it from those with it. */
    private static final int RAREST = 3;

    /** The most bytes of an index that is mapped. */
    private static final long MAPPED = 128_000_000;

    private static final int BUFFER_MEGABYTES = 24;

    private final Directory directory;
    private final DirectoryReader reader;
    private final IndexSearcher searcher;

    private WordIndex(Directory directory, DirectoryReader reader) {
        this.directory = directory;
        this.reader = reader;
        this.searcher = new IndexSearcher(reader);
        // The same word is seldom asked for twice, and its count is remembered elsewhere.
        searcher.setQueryCache(null);
    }

    /** Opens an index that {@link #build} has made. */
    static WordIndex open(Path folder) {
        try {
            Directory directory = directory(folder);
            DirectoryReader reader = DirectoryReader.open(directory);
            if (!GENERATION.equals(reader.getIndexCommit().getUserData().get(MADE_AS))) {
                reader.close();
                throw new IOException("made by an earlier version");
            }
            return new WordIndex(directory, reader);
        } catch (IOException e) {
            throw new UncheckedIOException("opening the index of words in " + folder, e);
        }
    }

    /** Files that are mapped are read in half the time, and count as memory of this process: only small ones are. */
    private static Directory directory(Path folder) throws IOException {
        long bytes = 0;
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.toList()) {
                bytes += Files.size(file);
            }
        }
        return bytes <= MAPPED ? new MMapDirectory(folder) : new NIOFSDirectory(folder);
    }

    /**
     * Makes an index in an empty folder. O(letters) in time; in memory no more for a long table than for a short one.
     *
     * @param fields those {@linkplain WordDocuments#has that go into it}
     * @param rows hands all rows of a table to a sink, in order: each the values of {@code fields}, as texts
     */
    static void build(Path folder, List<Field> fields, Consumer<RowSink> rows) {
        IndexWriterConfig settings = new IndexWriterConfig(new KeywordAnalyzer())
                .setRAMBufferSizeMB(BUFFER_MEGABYTES)
                // These keep the order of the rows, so that the place of a document is the number of its row.
                .setMergePolicy(new LogByteSizeMergePolicy())
                .setMergeScheduler(new SerialMergeScheduler())
                .setUseCompoundFile(false);
        try (Directory directory = new NIOFSDirectory(folder);
                IndexWriter writer = new IndexWriter(directory, settings)) {
            rows.accept(new WordDocuments(writer, fields)::row);
            writer.forceMerge(1);
            writer.setLiveCommitData(Map.of(MADE_AS, GENERATION).entrySet());
            writer.commit();
        } catch (IOException e) {
            throw new UncheckedIOException("making the index of words in " + folder, e);
        }
    }

    /** Whether the rows that hold a word can be found here. */
    static boolean knows(Match match) {
        return Grams.ofWord(match.word()).isPresent()
                && match.fields().stream().allMatch(field -> knows(match, field) || !match.mayOccurIn(field));
    }

    /** In numbers and days a word is found by how it begins, and there alone. */
    private static boolean knows(Match match, Field field) {
        return field.type() == FieldType.TEXT || (WordDocuments.has(field) && match.atWordStart());
    }

    /**
     * The rows that hold all of some words.
     *
     * @param matches which are {@linkplain #knows known} here
     * @param most so many doubtful rows are told at most
     * @return empty where more are doubtful, or the index has been closed
     */
    Optional<FoundRows> find(List<Match> matches, int most) {
        if (!reader.tryIncRef()) {
            return Optional.empty();
        }
        try {
            return all(matches, most);
        } catch (IOException e) {
            throw new UncheckedIOException("asking the index of words", e);
        } finally {
            giveBack();
        }
    }

    private void giveBack() {
        try {
            reader.decRef();
        } catch (IOException e) {
            throw new UncheckedIOException("closing an index of words", e);
        }
    }

    private Optional<FoundRows> all(List<Match> matches, int most) throws IOException {
        BooleanQuery.Builder surely = new BooleanQuery.Builder();
        BooleanQuery.Builder widely = new BooleanQuery.Builder();
        BooleanQuery.Builder perhaps = new BooleanQuery.Builder();
        boolean across = false;
        for (Match match : matches) {
            surely.add(phrases(match, false), BooleanClause.Occur.FILTER);
            widely.add(rarest(match), BooleanClause.Occur.FILTER);
            perhaps.add(phrases(match, true), BooleanClause.Occur.FILTER);
            across |= across(match);
        }
        surely.add(new TermQuery(WordDocuments.ODD), BooleanClause.Occur.MUST_NOT);
        long[] sure = collect(widely.build(), surely.build());
        BooleanQuery.Builder doubtful = new BooleanQuery.Builder();
        doubtful.add(new TermQuery(WordDocuments.ODD), BooleanClause.Occur.SHOULD);
        if (across) {
            doubtful.add(perhaps.build(), BooleanClause.Occur.SHOULD);
        }
        long[] others = without(collect(doubtful.build(), across ? Integer.MAX_VALUE : most + 1), sure);
        return others.length > most ? Optional.empty() : Optional.of(new FoundRows(sure, others));
    }

    /** A word in one of its fields. */
    private static Query phrases(Match match, boolean blanks) {
        BooleanQuery.Builder any = new BooleanQuery.Builder();
        List<Grams.Piece> pieces = Grams.ofWord(match.word()).orElseThrow();
        for (Field field : match.fields()) {
            if (field.type() == FieldType.TEXT) {
                any.add(phrase(RowSql.column(field), pieces, blanks), BooleanClause.Occur.SHOULD);
            }
        }
        return any.add(beginnings(match), BooleanClause.Occur.SHOULD).build();
    }

    /** What each text with a word has, too, of the few pieces that are rarest. */
    private Query rarest(Match match) throws IOException {
        BooleanQuery.Builder any = new BooleanQuery.Builder();
        List<Grams.Piece> pieces = Grams.ofWord(match.word()).orElseThrow();
        for (Field field : match.fields()) {
            if (field.type() == FieldType.TEXT) {
                any.add(phrase(RowSql.column(field), rarest(field, pieces), false), BooleanClause.Occur.SHOULD);
            }
        }
        return any.add(beginnings(match), BooleanClause.Occur.SHOULD).build();
    }

    /** A word at the beginning of another in one of its fields of numbers and days. */
    private static Query beginnings(Match match) {
        BooleanQuery.Builder any = new BooleanQuery.Builder();
        for (Field field : match.fields()) {
            if (field.type() != FieldType.TEXT && match.mayOccurIn(field)) {
                any.add(new PrefixQuery(new Term(RowSql.column(field), match.word())), BooleanClause.Occur.SHOULD);
            }
        }
        return any.build();
    }

    private List<Grams.Piece> rarest(Field field, List<Grams.Piece> pieces) throws IOException {
        Map<Grams.Piece, Integer> rows = new HashMap<>();
        for (Grams.Piece piece : pieces) {
            rows.put(piece, reader.docFreq(new Term(RowSql.column(field), piece.letters())));
        }
        return pieces.stream()
                .sorted(Comparator.comparing(rows::get))
                .limit(RAREST)
                .sorted(Comparator.comparingInt(Grams.Piece::place))
                .toList();
    }

    private static Query phrase(String column, List<Grams.Piece> pieces, boolean blanks) {
        if (!blanks) {
            PhraseQuery.Builder phrase = new PhraseQuery.Builder();
            pieces.forEach(piece -> phrase.add(new Term(column, piece.letters()), piece.place()));
            return phrase.build();
        }
        MultiPhraseQuery.Builder phrase = new MultiPhraseQuery.Builder();
        for (Grams.Piece piece : pieces) {
            Term[] ways = {new Term(column, piece.letters()), new Term(column, piece.across())};
            phrase.add(ways, piece.place());
        }
        return phrase.build();
    }

    /** Whether any text has a blank within one of the word's pieces. */
    private boolean across(Match match) throws IOException {
        for (Grams.Piece piece : Grams.ofWord(match.word()).orElseThrow()) {
            for (Field field : match.fields()) {
                if (reader.docFreq(new Term(RowSql.column(field), piece.across())) > 0) {
                    return true;
                }
            }
        }
        return false;
    }

    /**
     * The numbers of the rows that a question finds: common pieces are looked for in those rows alone that hold the rare
     * ones, instead of in all.
     *
     * @param wider finds the same rows and others, in less time
     */
    private long[] collect(Query wider, Query exact) throws IOException {
        Weight candidates = weight(wider);
        Weight weight = weight(exact);
        LongStream.Builder numbers = LongStream.builder();
        for (LeafReaderContext part : reader.leaves()) {
            Scorer some = candidates.scorer(part);
            Scorer scorer = some == null ? null : weight.scorer(part);
            if (scorer == null) {
                continue;
            }
            TwoPhaseIterator check = scorer.twoPhaseIterator();
            DocIdSetIterator near = check == null ? scorer.iterator() : check.approximation();
            DocIdSetIterator found = some.iterator();
            for (int row = found.nextDoc(); row != DocIdSetIterator.NO_MORE_DOCS; row = found.nextDoc()) {
                int at = near.docID() < row ? near.advance(row) : near.docID();
                if (at == row && (check == null || check.matches())) {
                    numbers.add(part.docBase + row + 1L);
                }
            }
        }
        return numbers.build().toArray();
    }

    private Weight weight(Query query) throws IOException {
        return searcher.createWeight(searcher.rewrite(query), ScoreMode.COMPLETE_NO_SCORES, 1);
    }

    /** The numbers of the rows that a question finds, at most so many. */
    private long[] collect(Query query, int most) throws IOException {
        Weight weight = weight(query);
        long[] numbers = new long[256];
        int count = 0;
        for (LeafReaderContext part : reader.leaves()) {
            Scorer scorer = weight.scorer(part);
            DocIdSetIterator found = scorer == null ? DocIdSetIterator.empty() : scorer.iterator();
            while (count < most && found.nextDoc() != DocIdSetIterator.NO_MORE_DOCS) {
                if (count == numbers.length) {
                    numbers = Arrays.copyOf(numbers, 2 * count);
                }
                numbers[count++] = part.docBase + found.docID() + 1L;
            }
        }
        return Arrays.copyOf(numbers, count);
    }

    private static long[] without(long[] all, long[] others) {
        return Arrays.stream(all)
                .filter(row -> Arrays.binarySearch(others, row) < 0)
                .toArray();
    }

    @Override
    public void close() {
        try {
            reader.close();
            directory.close();
        } catch (IOException e) {
            throw new UncheckedIOException("closing an index of words", e);
        }
    }
}
