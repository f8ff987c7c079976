package khlang.search;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.lucene.analysis.core.KeywordAnalyzer;
import org.apache.lucene.document.Document;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.MultiBits;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.SearcherManager;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.FSDirectory;
import org.apache.lucene.store.LockObtainFailedException;
import org.apache.lucene.util.Bits;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The index's files: opened, written, refreshed. */
final class Index implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Index.class);

    /** Changes whenever documents are made differently, so that older files are built anew. */
    private static final String GENERATION = "2";

    /** Reads from the index as it is now. */
    @FunctionalInterface
    interface Reading<T> {
        T read(IndexSearcher searcher) throws IOException;
    }

    private final Directory directory;
    private final IndexWriter writer;
    private final SearcherManager searchers;
    private final boolean fresh;

    Index(Path folder) {
        try {
            Files.createDirectories(folder);
            this.directory = FSDirectory.open(folder);
            IndexWriter opened = opened();
            boolean current = GENERATION.equals(generation(opened).orElse(""));
            if (!current) {
                opened.deleteAll();
            }
            this.fresh = !current;
            this.writer = opened;
            this.searchers = new SearcherManager(opened, null);
        } catch (IOException e) {
            throw new UncheckedIOException("opening the search index in " + folder, e);
        }
    }

    private IndexWriter opened() throws IOException {
        try {
            return new IndexWriter(directory, new IndexWriterConfig(new KeywordAnalyzer()));
        } catch (LockObtainFailedException e) {
            throw e;
        } catch (IOException | IllegalArgumentException e) {
            // Nothing is lost: everything in the index stands in the catalogue.
            LOG.warn("the search index cannot be read and is built anew: {}", e.getMessage());
            for (String file : directory.listAll()) {
                if (!file.equals(IndexWriter.WRITE_LOCK_NAME)) {
                    directory.deleteFile(file);
                }
            }
            return new IndexWriter(directory, new IndexWriterConfig(new KeywordAnalyzer()));
        }
    }

    private static Optional<String> generation(IndexWriter opened) {
        Iterable<Map.Entry<String, String>> said = opened.getLiveCommitData();
        if (said != null) {
            for (Map.Entry<String, String> entry : said) {
                if (entry.getKey().equals("generation")) {
                    return Optional.of(entry.getValue());
                }
            }
        }
        return Optional.empty();
    }

    /** Whether there was no index, or one made differently, so that it is empty now. */
    boolean fresh() {
        return fresh;
    }

    <T> T read(Reading<T> reading) {
        try {
            IndexSearcher searcher = searchers.acquire();
            try {
                return reading.read(searcher);
            } finally {
                searchers.release(searcher);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("reading the search index", e);
        }
    }

    /** Puts documents in the place of those of the same ids; an id without document only goes away. */
    void replace(Map<String, Optional<Document>> documents) {
        try {
            for (Map.Entry<String, Optional<Document>> entry : documents.entrySet()) {
                Term id = new Term(EntryDocument.ID, entry.getKey());
                if (entry.getValue().isPresent()) {
                    writer.updateDocument(id, entry.getValue().get());
                } else {
                    writer.deleteDocuments(id);
                }
            }
            searchers.maybeRefreshBlocking();
        } catch (IOException e) {
            throw new UncheckedIOException("writing the search index", e);
        }
    }

    /** What the index holds: the stamp of each dataset, by its id. */
    Map<String, String> stamps() {
        return read(searcher -> {
            Map<String, String> stamps = new HashMap<>();
            Bits live = MultiBits.getLiveDocs(searcher.getIndexReader());
            for (int number = 0; number < searcher.getIndexReader().maxDoc(); number++) {
                if (live == null || live.get(number)) {
                    Document document = searcher.storedFields().document(number);
                    stamps.put(document.get("dataset_id"), document.get(EntryDocument.STAMP));
                }
            }
            return stamps;
        });
    }

    /** The ids of documents, in order. */
    static List<String> ids(IndexSearcher searcher, List<ScoreDoc> documents) throws IOException {
        List<String> ids = new ArrayList<>(documents.size());
        for (ScoreDoc document : documents) {
            ids.add(searcher.storedFields().document(document.doc).get("dataset_id"));
        }
        return ids;
    }

    /** Makes what was written last through a sudden end. */
    void commit() {
        try {
            writer.setLiveCommitData(Map.of("generation", GENERATION).entrySet());
            writer.commit();
        } catch (IOException e) {
            throw new UncheckedIOException("committing the search index", e);
        }
    }

    @Override
    public void close() {
        try {
            commit();
            searchers.close();
            writer.close();
            directory.close();
        } catch (IOException e) {
            throw new UncheckedIOException("closing the search index", e);
        }
    }
}
