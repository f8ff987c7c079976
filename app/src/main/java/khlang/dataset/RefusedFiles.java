package khlang.dataset;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import khlang.problem.Phrase;
import khlang.problem.Problem;
import khlang.user.Actor;
import khlang.web.Json;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/**
 * Files that were refused when they were sent: kept for a while for those who may change the dataset, because their sender
 * may have deleted them by then.
 */
public final class RefusedFiles {
    private static final Duration LIFE = Duration.ofDays(30);

    /** How many a dataset has at most, so that a program that fails every minute does not hide the files of others. */
    private static final int MOST = 20;

    private final Jdbi jdbi;
    private final Datasets datasets;
    private final InstantSource clock;

    RefusedFiles(Jdbi jdbi, Datasets datasets, InstantSource clock) {
        this.jdbi = jdbi;
        this.datasets = datasets;
        this.clock = clock;
    }

    /**
     * Has a rule take a file; where that refuses one that somebody has sent, the file is kept and the refusal goes on.
     *
     * @param resourceId whose file it is to be; null where it is to become a new resource
     * @param sent the file; null where none was sent
     */
    <T> T unlessTaken(
            Actor actor,
            String datasetId,
            @Nullable String resourceId,
            ResourceRules.@Nullable Kept sent,
            Supplier<T> taking) {
        try {
            return taking.get();
        } catch (Problem refusal) {
            // What the program itself brings lies where its operator has put it.
            if (sent != null && actor.id() != null && refusal.kind() == Problem.Kind.VALIDATION) {
                keep(new RefusedFile(
                        UUID.randomUUID().toString(),
                        datasetId,
                        resourceId,
                        sent.fileName(),
                        sent.file().hash(),
                        sent.file().size(),
                        actor.name(),
                        now(),
                        reasons(refusal)));
            }
            throw refusal;
        }
    }

    private static List<Phrase> reasons(Problem refusal) {
        return refusal.fields().values().stream().flatMap(List::stream).toList();
    }

    private void keep(RefusedFile file) {
        String reason = Json.MAPPER.writeValueAsString(file.reasons());
        jdbi.useTransaction(handle -> {
            Catalogue catalogue = new Catalogue(handle);
            boolean there = catalogue
                    .lock(file.datasetId())
                    .filter(dataset -> !dataset.deleted())
                    .isPresent();
            if (!there
                    || (file.resourceId() != null
                            && catalogue.resources().find(file.resourceId()).isEmpty())) {
                return;
            }
            RefusedFileDao files = handle.attach(RefusedFileDao.class);
            if (files.renew(file, reason) == 0) {
                files.insert(file, reason);
            }
            files.deleteBefore(since());
            files.deleteBeyond(file.datasetId(), MOST);
        });
    }

    /**
     * Those of a dataset, the last refused first.
     *
     * @throws Problem where the actor may not change the dataset
     */
    public List<RefusedFile> list(Actor actor, String datasetId) {
        String id = datasets.editable(actor, datasetId).id();
        List<RefusedFile> all = jdbi.withExtension(RefusedFileDao.class, files -> files.list(id));
        Instant since = since();
        List<RefusedFile> kept =
                all.stream().filter(file -> !file.refusedAt().isBefore(since)).toList();
        if (kept.size() < all.size()) {
            jdbi.useExtension(RefusedFileDao.class, files -> files.deleteBefore(since));
        }
        return kept;
    }

    /** How many there are of each of some datasets, by the dataset's id; none of those that the actor may not change. */
    public Map<String, Integer> counts(Actor actor, Collection<Dataset> some) {
        List<String> ids = some.stream()
                .filter(dataset -> actor.mayEdit(dataset))
                .map(Dataset::id)
                .toList();
        return jdbi.withExtension(RefusedFileDao.class, files -> files.count(ids, since())).stream()
                .collect(Collectors.toMap(RefusedFileDao.Count::datasetId, RefusedFileDao.Count::files));
    }

    /**
     * One of them.
     *
     * @throws Problem where there is none that this actor may see
     */
    public RefusedFile show(Actor actor, String id) {
        return jdbi.withExtension(RefusedFileDao.class, files -> files.find(id, since()))
                .filter(file -> datasets.find(file.datasetId())
                        .filter(dataset -> !dataset.deleted() && actor.mayEdit(dataset))
                        .isPresent())
                .orElseThrow(() -> Problem.notFound("dataset.refused_unknown", id));
    }

    /**
     * Throws one away; its bytes stay in the store, where others may refer to them.
     *
     * @return what it was
     * @throws Problem where there is none that this actor may see
     */
    public RefusedFile delete(Actor actor, String id) {
        RefusedFile file = show(actor, id);
        jdbi.useExtension(RefusedFileDao.class, files -> files.delete(file.id()));
        return file;
    }

    /** Now, as exactly as the catalogue keeps it. */
    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }

    private Instant since() {
        return now().minus(LIFE);
    }
}
