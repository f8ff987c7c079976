package khlang.datastore;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.stream.Stream;
import khlang.query.Column;
import khlang.query.Condition;
import khlang.query.Expression;
import khlang.query.Match;
import khlang.query.Order;
import khlang.query.SearchPlan;
import khlang.tabular.Field;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The indexes of words of large tables that come from files, each in a folder of its own. They are made in the
 * background, when a table has been loaded or somebody asks one for words that has none; until then, and for words that
 * no index knows, the rows themselves are looked through. Nothing is lost with them.
 */
public final class WordIndexes implements AutoCloseable {
    /** Tables of fewer rows are looked through faster than they are worth an index. */
    public static final long LARGE = 200_000;

    private static final Logger LOG = LoggerFactory.getLogger(WordIndexes.class);
    private static final String HALF_DONE = ".part";
    private static final int STRETCH = 20_000;
    private static final int MOST_DOUBTFUL = 2_000;
    private static final int REMEMBERED = 500_000;
    private static final long PAUSE_MILLIS = 100;
    private static final int MOST_PAUSES = 600;

    /** Words in a version. */
    private record Question(String version, List<Match> words) {}

    private final Path folder;
    private final RowStore rows;
    private final long least;
    private final Map<String, WordIndex> open = new ConcurrentHashMap<>();
    private final Set<String> asked = ConcurrentHashMap.newKeySet();
    private final Cache<Question, FoundRows> found = Caffeine.newBuilder()
            .maximumWeight(REMEMBERED)
            .weigher((Question question, FoundRows answer) -> (int) Math.min(REMEMBERED, 100 + answer.count()))
            .build();
    private volatile Consumer<TableVersion> later = version -> {};
    private volatile BooleanSupplier quiet = () -> true;
    private volatile boolean closed;

    /**
     * The indexes of a store.
     *
     * @param folder where they are kept
     * @param least the fewest rows of a table that gets one
     */
    public WordIndexes(Path folder, RowStore rows, long least) {
        this.folder = folder;
        this.rows = rows;
        this.least = least;
    }

    /**
     * Says who has an index {@linkplain #make made} later that was missing.
     *
     * @param nothingElse whether nothing of more weight is done; while it is, making an index rests
     */
    public void by(Consumer<TableVersion> maker, BooleanSupplier nothingElse) {
        later = maker;
        quiet = nothingElse;
    }

    private boolean worth(TableVersion version) {
        return version.rowCount() >= least
                && version.ready()
                && !version.written()
                && !searched(version).isEmpty();
    }

    private static List<Field> searched(TableVersion version) {
        return version.fields().stream().filter(WordDocuments::has).toList();
    }

    /** Makes the index of a version, where it is worth one and has none; what fails is told in the log alone. */
    public void make(TableVersion version) {
        if (closed || !worth(version) || index(version) != null) {
            return;
        }
        long began = System.nanoTime();
        Path half = folder.resolve(version.id() + HALF_DONE);
        try {
            delete(half);
            Files.createDirectories(half);
            WordIndex.build(half, searched(version), sink -> hand(version, sink));
            Files.move(half, folder.resolve(version.id()), StandardCopyOption.ATOMIC_MOVE);
            LOG.info(
                    "the index of words of {} rows took {} s",
                    version.rowCount(),
                    (System.nanoTime() - began) / 1_000_000_000L);
        } catch (Stopped e) {
            delete(half);
        } catch (IOException | RuntimeException e) {
            LOG.warn("the index of words of the table {} could not be made", version.id(), e);
            delete(half);
        }
    }

    /** Hands all rows of a version to a sink, in stretches: between them others come first. */
    private void hand(TableVersion version, RowSink sink) {
        List<Column> columns = searched(version).stream()
                .map(field -> Column.made(field.position(), field.id(), new Expression.Text(field)))
                .toList();
        for (long from = 0; from < version.rowCount(); from += STRETCH) {
            rest();
            rows.rows(
                    new SearchPlan(version.id(), columns, List.of(), List.of(Order.BY_ROW), false, STRETCH, from),
                    sink);
        }
    }

    private void rest() {
        try {
            for (int pauses = 0; pauses < MOST_PAUSES && !closed && !quiet.getAsBoolean(); pauses++) {
                Thread.sleep(PAUSE_MILLIS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Stopped();
        }
        if (closed) {
            throw new Stopped();
        }
    }

    /** The server stops while an index is made. */
    private static final class Stopped extends RuntimeException {
        private static final long serialVersionUID = 1;
    }

    private @Nullable WordIndex index(TableVersion version) {
        WordIndex known = open.get(version.id());
        if (known != null) {
            return known;
        }
        Path there = folder.resolve(version.id());
        if (!Files.isDirectory(there)) {
            return null;
        }
        try {
            return open.computeIfAbsent(version.id(), id -> WordIndex.open(there));
        } catch (UncheckedIOException e) {
            LOG.warn("an index of words cannot be read and is made anew: {}", e.toString());
            delete(there);
            return null;
        }
    }

    /**
     * The rows of a version that hold all of some words.
     *
     * @param words which {@linkplain WordIndex#knows an index knows}
     * @return empty where the rows themselves have to be looked through
     */
    Optional<FoundRows> find(TableVersion version, List<Match> words) {
        if (words.isEmpty() || !worth(version)) {
            return Optional.empty();
        }
        WordIndex index = index(version);
        if (index == null) {
            if (asked.add(version.id())) {
                later.accept(version);
            }
            return Optional.empty();
        }
        Question question = new Question(version.id(), words);
        FoundRows known = found.getIfPresent(question);
        if (known != null) {
            return Optional.of(known);
        }
        try {
            Optional<FoundRows> answer = index.find(words, MOST_DOUBTFUL);
            answer.ifPresent(all -> found.put(question, all));
            return answer;
        } catch (UncheckedIOException e) {
            LOG.warn("an index of words could not be asked: {}", e.toString());
            drop(version.id());
            return Optional.empty();
        }
    }

    /** What of the conditions of a plan an index can answer. */
    static List<Match> words(List<Condition> conditions) {
        return conditions.stream()
                .filter(condition -> condition instanceof Match match && WordIndex.knows(match))
                .map(Match.class::cast)
                .toList();
    }

    /** Drops the index of a version, where there is one. */
    void drop(String versionId) {
        WordIndex known = open.remove(versionId);
        if (known != null) {
            known.close();
        }
        asked.remove(versionId);
        delete(folder.resolve(versionId));
    }

    /** Drops what is left of versions that have no table, and what was half done. */
    void sweep(Set<String> tables) {
        if (!Files.isDirectory(folder)) {
            return;
        }
        try (Stream<Path> all = Files.list(folder)) {
            all.map(path -> path.getFileName().toString())
                    .filter(name -> !tables.contains(name) && !tables.contains(name.replace(HALF_DONE, "")))
                    .forEach(this::drop);
        } catch (IOException e) {
            LOG.warn("the indexes of words could not be listed: {}", e.toString());
        }
    }

    private static void delete(Path path) {
        if (!Files.exists(path)) {
            return;
        }
        try (Stream<Path> files = Files.walk(path)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            LOG.warn("{} could not be deleted: {}", path, e.toString());
        }
    }

    @Override
    public void close() {
        closed = true;
        open.values().forEach(WordIndex::close);
        open.clear();
    }
}
