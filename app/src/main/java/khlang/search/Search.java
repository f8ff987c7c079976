package khlang.search;

import java.util.List;
import java.util.Map;
import khlang.user.Actor;

/** Finds datasets: keeps the index in step with the catalogue and answers from it what the actor may see. */
public final class Search implements AutoCloseable {
    /** Answers a search. */
    public SearchAnswer search(Actor actor, SearchQuery query) {
        return new SearchAnswer(0, List.of(), Map.of(), query.sort() + actor.name(), List.of());
    }

    /** Told after a dataset, or anything that is found with it, has changed; the next search knows. */
    public void changed(String datasetId) {
        if (datasetId.isEmpty()) {
            throw new IllegalArgumentException("a dataset without id");
        }
    }

    /** Builds the index anew from the catalogue. */
    public void rebuild() {}

    @Override
    public void close() {}
}
