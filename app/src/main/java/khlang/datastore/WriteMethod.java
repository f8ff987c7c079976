package khlang.datastore;

import java.util.Locale;
import java.util.stream.Stream;
import khlang.problem.Problem;

/** What becomes of records that a table may have already. */
public enum WriteMethod {
    /** Those that are there are changed, the others are added. */
    UPSERT,
    /** All are added. */
    INSERT,
    /** All are there, and are changed. */
    UPDATE;

    /** The word that callers write. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The method of a word. @throws Problem where there is none */
    static WriteMethod of(String word) {
        return Stream.of(values())
                .filter(method -> method.word().equals(word))
                .findFirst()
                .orElseThrow(() -> Problem.invalid("method", "datastore.method.unknown", word));
    }
}
