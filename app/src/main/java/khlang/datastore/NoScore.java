package khlang.datastore;

import java.util.Optional;
import khlang.problem.Phrase;

/**
 * Why a resource has no score: it has no table.
 *
 * @param reason why not, and what would make one
 */
public record NoScore(Phrase reason) {
    /** For what is known of the table that is not there; without it, it is still being made. */
    public static NoScore of(Optional<Phrase> noTable) {
        return new NoScore(noTable.orElse(Phrase.of("datastore.score.loading")));
    }

    /** The whole sentence, around the reason in the same language. */
    public Phrase sentence(String reasonText) {
        return Phrase.of("datastore.score.none", reasonText);
    }
}
