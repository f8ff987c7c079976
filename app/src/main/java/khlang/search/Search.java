package khlang.search;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import khlang.problem.Problem;
import khlang.thai.ThaiWords;
import khlang.user.Actor;
import khlang.user.Role;
import org.apache.lucene.document.Document;
import org.apache.lucene.index.FieldInfos;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.MatchAllDocsQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.Sort;
import org.apache.lucene.search.TermInSetQuery;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.util.BytesRef;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Finds datasets: keeps the index in step with the catalogue and answers from it what the actor may see. */
public final class Search implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Search.class);
    private static final int BATCH = 200;
    private static final int COMMIT_SECONDS = 1;
    private static final int LONGEST_WORD = 500;
    private static final Pattern LONG = Pattern.compile("[^\\s:\"()]{" + (LONGEST_WORD + 1) + "}");

    private final Entries entries;
    private final Index index;
    private final InstantSource clock;
    private final ScheduledExecutorService background = Executors.newSingleThreadScheduledExecutor(work -> {
        Thread thread = new Thread(work, "search-commit");
        thread.setDaemon(true);
        return thread;
    });
    private final ScheduledFuture<?> committing;
    private final Set<String> changed = new LinkedHashSet<>();
    private volatile boolean behind;
    private volatile boolean uncommitted;

    /**
     * Opens the index, which is made where it does not exist, and brings it in step with the catalogue.
     *
     * @param folder where the index lies; nothing in it is needed that the catalogue does not have
     */
    public Search(Path folder, Entries entries, InstantSource clock) {
        this.entries = entries;
        this.index = new Index(folder);
        this.clock = clock;
        catchUp();
        this.committing =
                background.scheduleWithFixedDelay(this::commit, COMMIT_SECONDS, COMMIT_SECONDS, TimeUnit.SECONDS);
    }

    /** Indexes what has changed while nobody told: after a sudden end, or by another program. */
    private void catchUp() {
        Map<String, String> held = index.stamps();
        Map<String, String> wanted = entries.stamps();
        Set<String> different = new LinkedHashSet<>();
        wanted.forEach((id, stamp) -> {
            if (!stamp.equals(held.get(id))) {
                different.add(id);
            }
        });
        held.keySet().stream().filter(id -> !wanted.containsKey(id)).forEach(different::add);
        write(different);
        if (!different.isEmpty() || index.fresh()) {
            index.commit();
        }
    }

    private void write(Collection<String> ids) {
        List<String> all = new ArrayList<>(ids);
        for (int from = 0; from < all.size(); from += BATCH) {
            List<String> some = all.subList(from, Math.min(all.size(), from + BATCH));
            Map<String, Optional<Document>> documents = new LinkedHashMap<>();
            some.forEach(id -> documents.put(id, Optional.empty()));
            for (Entry entry : entries.of(some)) {
                documents.put(entry.dataset().path("id").asString(), Optional.of(EntryDocument.of(entry)));
            }
            index.replace(documents);
        }
    }

    /**
     * Told after a dataset, or anything that is found with it, has changed; the next search knows. Until then it is only
     * noted, so that many changes of one dataset are written once.
     */
    public synchronized void changed(String datasetId) {
        changed.add(datasetId);
        behind = true;
    }

    private synchronized void update() {
        if (changed.isEmpty()) {
            behind = false;
            return;
        }
        List<String> ids = List.copyOf(changed);
        changed.clear();
        // The catalogue has the change already: a failing index must not make it look as if it had not.
        try {
            write(ids);
            uncommitted = true;
        } catch (RuntimeException e) {
            LOG.error("datasets {} could not be indexed; the next start or reindex will", ids, e);
        }
        // Only now: a search that comes meanwhile waits for what is being written.
        behind = false;
    }

    /** Told after an organization or a group has changed, whose names and titles are found with its datasets. */
    public synchronized void renamed(String organizationOrGroupId) {
        BooleanQuery.Builder either = new BooleanQuery.Builder();
        either.add(new TermQuery(new Term("owner_org", organizationOrGroupId)), Occur.SHOULD);
        either.add(new TermQuery(new Term("groups_id", organizationOrGroupId)), Occur.SHOULD);
        update();
        changed.addAll(index.read(searcher -> {
            int most = Math.max(1, searcher.getIndexReader().maxDoc());
            ScoreDoc[] found = searcher.search(either.build(), most).scoreDocs;
            return Index.ids(searcher, List.of(found));
        }));
        behind = true;
    }

    /** Builds the index anew from the catalogue. */
    public synchronized void rebuild() {
        Set<String> all = new LinkedHashSet<>(index.stamps().keySet());
        all.addAll(entries.stamps().keySet());
        write(all);
        index.commit();
    }

    private void commit() {
        update();
        if (uncommitted) {
            uncommitted = false;
            index.commit();
        }
    }

    /**
     * Answers a search with what the actor may see.
     *
     * @throws khlang.problem.Problem where the query or the order cannot be understood
     */
    public SearchAnswer search(Actor actor, SearchQuery query) {
        if (behind) {
            update();
        }
        checkWord(query.text());
        query.filters().forEach(Search::checkWord);
        Instant now = clock.instant();
        Query text = text(query, now);
        List<Query> fixed = new ArrayList<>();
        fixed.add(visible(actor, query.includePrivate()));
        query.filters().forEach(filter -> fixed.add(QueryLanguage.parsed(filter, now)));
        return index.read(searcher -> {
            Query all = together(text, fixed, query.choices(), "");
            Sort sort = Orders.of(query.sort(), FieldInfos.getMergedFieldInfos(searcher.getIndexReader()));
            Map<String, List<FacetValue>> facets = new LinkedHashMap<>();
            for (String facet : query.facets()) {
                Query others = together(text, fixed, query.choices(), facet);
                facets.put(facet, Facets.of(searcher, others, facet, query.facetLimit(), query.facetMinimum()));
            }
            String order = query.sort().isBlank() ? Orders.DEFAULT : query.sort();
            List<ScoreDoc> page = page(searcher, all, sort, query);
            return new SearchAnswer(searcher.count(all), Index.ids(searcher, page), facets, order, words(query.text()));
        });
    }

    /** @throws Problem where a word is longer than what an index can look for */
    private static void checkWord(String text) {
        if (LONG.matcher(text).find()) {
            throw Problem.of(Problem.Kind.SEARCH, "search.word.long", LONGEST_WORD);
        }
    }

    private static Query text(SearchQuery query, Instant now) {
        String text = query.text().strip();
        if (text.isEmpty() || text.equals("*:*") || text.equals("*")) {
            return new MatchAllDocsQuery();
        }
        boolean fielded = query.language() && (text.contains(":") || text.contains("*") || text.contains("{!"));
        return fielded ? QueryLanguage.parsed(text, now) : WordQueries.typed(text, List.of(Part.values()));
    }

    private static List<String> words(String text) {
        List<String> words = new ArrayList<>();
        for (String piece : WordQueries.pieces(text)) {
            String plain = piece.replace("\"", "");
            if (!piece.startsWith("-") && !plain.isBlank()) {
                words.add(ThaiWords.fold(plain));
                words.addAll(Text.asked(plain));
            }
        }
        return words.stream().distinct().toList();
    }

    /** Only what is public, and what is private in an organization that the actor belongs to or was shared with them. */
    private static Query visible(Actor actor, boolean includePrivate) {
        if (includePrivate && actor.sysadmin()) {
            return new MatchAllDocsQuery();
        }
        BooleanQuery.Builder either = new BooleanQuery.Builder();
        either.add(new TermQuery(new Term("private", "false")), Occur.SHOULD);
        if (includePrivate) {
            actor.roles().keySet().stream()
                    .filter(actor::maySeePrivate)
                    .forEach(id -> either.add(new TermQuery(new Term("owner_org", id)), Occur.SHOULD));
            List<BytesRef> shared = actor.shared(Role.MEMBER).stream()
                    .map(id -> new BytesRef(ThaiWords.fold(id)))
                    .toList();
            either.add(new TermInSetQuery(EntryDocument.ID, shared), Occur.SHOULD);
        }
        return either.build();
    }

    private static Query together(
            Query text, List<Query> fixed, Map<String, List<String>> choices, String exceptFacet) {
        BooleanQuery.Builder all = new BooleanQuery.Builder();
        all.add(text, Occur.MUST);
        fixed.forEach(condition -> all.add(condition, Occur.FILTER));
        choices.forEach((facet, values) -> {
            if (!facet.equals(exceptFacet) && !values.isEmpty()) {
                BooleanQuery.Builder either = new BooleanQuery.Builder();
                values.forEach(
                        value -> either.add(new TermQuery(new Term(facet, ThaiWords.fold(value))), Occur.SHOULD));
                all.add(either.build(), Occur.FILTER);
            }
        });
        return all.build();
    }

    private static List<ScoreDoc> page(IndexSearcher searcher, Query query, Sort sort, SearchQuery asked)
            throws IOException {
        int most = (int) Math.min(
                (long) asked.start() + asked.rows(), searcher.getIndexReader().maxDoc());
        if (asked.rows() == 0 || most <= asked.start()) {
            return List.of();
        }
        return Arrays.stream(searcher.search(query, most, sort).scoreDocs)
                .skip(asked.start())
                .toList();
    }

    @Override
    public void close() {
        committing.cancel(false);
        background.shutdown();
        try {
            // The index cannot be closed in the middle of a commit.
            background.awaitTermination(1, TimeUnit.MINUTES);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        update();
        index.close();
    }
}
