package khlang.ingest;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import khlang.dataset.Resource;
import khlang.datastore.Datastore;
import khlang.datastore.TableVersion;
import khlang.fetch.Fetched;
import khlang.fetch.Fetcher;
import khlang.fetch.Validators;
import khlang.problem.Phrase;
import khlang.problem.Problem;
import org.jdbi.v3.core.Jdbi;

/** The rules of what links lead to: whether it is fetched, and whether that is news. */
final class LinkedFiles {
    private final Jdbi jdbi;
    private final Optional<Fetcher> fetcher;
    private final Datastore datastore;
    private final Clock clock;

    /**
     * Made once.
     *
     * @param fetcher absent where the operator does not want links to be fetched
     */
    LinkedFiles(Jdbi jdbi, Optional<Fetcher> fetcher, Datastore datastore, Clock clock) {
        this.jdbi = jdbi;
        this.fetcher = fetcher;
        this.datastore = datastore;
        this.clock = clock;
    }

    private LinkedFileDao dao() {
        return jdbi.onDemand(LinkedFileDao.class);
    }

    boolean enabled() {
        return fetcher.isPresent();
    }

    /** Breaks off what is being fetched. */
    void stop() {
        fetcher.ifPresent(Fetcher::close);
    }

    /** Why a link is not fetched when somebody asks for it. */
    Optional<Phrase> refusal(Resource resource) {
        if (resource.downloadOnly()) {
            return Optional.of(Phrase.of("ingest.download_only"));
        }
        if (!resource.linked()) {
            return Optional.of(Phrase.of("ingest.nothing"));
        }
        return enabled() ? Optional.empty() : Optional.of(Phrase.of("ingest.link"));
    }

    /** Why a link that is new is not fetched by itself. */
    Optional<Phrase> refusalUnasked(Resource resource) {
        boolean wanted = resource.refresh().isPresent() || TabularKind.looksTabular(resource);
        return refusal(resource)
                .or(() -> wanted ? Optional.empty() : Optional.of(Phrase.of("ingest.link_unlike_table")));
    }

    /**
     * Fetches the file of a job's resource.
     *
     * @return absent where it brings nothing new
     * @throws Problem where it may not be fetched, or its server does not give it
     */
    Optional<Fetched> fetch(Job job, Resource resource, Path target, JobProgress progress) {
        Fetcher allowed = fetcher.orElseThrow(() -> Problem.invalid("url", "ingest.link"));
        progress.enter(JobStage.FETCHING);
        Validators known = dao().find(resource.id(), resource.url())
                .filter(file -> file.fileHash() != null && settled(job, resource, file.fileHash()))
                .map(LinkedFile::validators)
                .orElse(Validators.NONE);
        Optional<Fetched> fetched = allowed.fetch(resource.url(), known, target, progress::fetching);
        if (fetched.isEmpty()) {
            dao().foundUnchanged(resource.id(), resource.url(), clock.instant());
            return fetched;
        }
        if (settled(job, resource, fetched.get().hash())) {
            found(resource, fetched.get());
            return Optional.empty();
        }
        return fetched;
    }

    /** Whether a file is served as it is to be read, or waits for its officer, or was refused by them before. */
    private boolean settled(Job job, Resource resource, String hash) {
        boolean served = datastore
                .of(resource)
                .filter(table -> table.fileHash().equals(hash)
                        && Recipes.reading(resource).equals(table.reading()))
                .isPresent();
        boolean held = datastore
                .held(resource)
                .filter(table -> table.fileHash().equals(hash))
                .isPresent();
        boolean known = dao().find(resource.id(), resource.url())
                .filter(file -> hash.equals(file.fileHash()))
                .isPresent();
        boolean refused =
                job.creator() == null && resource.versionId() != null && known && !hash.equals(resource.fileHash());
        // Rows that were written since are not taken back by the file that was there before them.
        boolean written = job.creator() == null
                && known
                && datastore.of(resource).filter(TableVersion::written).isPresent();
        return served || held || refused || written;
    }

    /** Remembers a file that has become a table. */
    void found(Resource resource, Fetched file) {
        Validators told = file.validators();
        dao().found(resource.id(), resource.url(), told.etag(), told.lastModified(), file.hash(), clock.instant());
    }

    /** Remembers that there was no file, or none that is a table. */
    void failed(Resource resource) {
        dao().failed(resource.id(), resource.url());
    }

    /** How it stands with a link; absent for a file. */
    Optional<LinkStatus> status(Resource resource) {
        if (!resource.linked()) {
            return Optional.empty();
        }
        Optional<LinkedFile> known = dao().find(resource.id(), resource.url());
        Optional<Instant> next = resource.refresh()
                .filter(refresh -> refusal(resource).isEmpty())
                .map(refresh -> known.map(file -> refresh.after(file.asked())).orElse(clock.instant()));
        return Optional.of(new LinkStatus(
                enabled(),
                known.map(LinkedFile::fetched).orElse(null),
                next.orElse(null),
                known.map(LinkedFile::failures).orElse(0)));
    }
}
