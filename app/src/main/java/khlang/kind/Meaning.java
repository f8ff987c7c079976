package khlang.kind;

import java.util.Map;
import khlang.thai.Era;
import org.jspecify.annotations.Nullable;

/**
 * What the values of a column were found to mean, and how sure that is.
 *
 * @param kind what they are
 * @param unit what its numbers count, such as {@code %}, {@code บาท} or {@code ครั้ง}; empty where that is not said
 * @param reading how its cells were read
 * @param era the era in which most of its years or dates are written; null where it has none
 * @param mixedEras whether others are written in the other era, so that somebody should look
 * @param confidence how many of its values are of the kind, 0–1
 * @param disagreeing how many are not
 * @param runnerUp the kind that comes next; null where nothing else is likely
 * @param runnerUpShare how many are of that, 0–1
 * @param missing how often each mark stands that means no value, such as {@code -}; blank cells are not among them
 * @param evidence how it writes what can be read in two ways
 */
public record Meaning(
        Kind kind,
        String unit,
        Reading reading,
        @Nullable Era era,
        boolean mixedEras,
        double confidence,
        long disagreeing,
        @Nullable Kind runnerUp,
        double runnerUpShare,
        Map<String, Long> missing,
        Evidence evidence) {
    public Meaning {
        missing = Map.copyOf(missing);
        // Written down before anybody asked.
        evidence = evidence == null ? Evidence.of(reading) : evidence;
    }

    /** The same where the rows of another file are put to these. */
    public Meaning with(Meaning other) {
        boolean otherEra = era != null && other.era != null && (other.mixedEras || era != other.era);
        return new Meaning(
                kind,
                unit,
                reading,
                era,
                mixedEras || otherEra,
                confidence,
                disagreeing,
                runnerUp,
                runnerUpShare,
                missing,
                evidence.with(other.evidence));
    }

    /** What is known of a column of which only this is known. */
    public static Meaning of(Kind kind) {
        return new Meaning(kind, "", Reading.PLAIN, null, false, 1, 0, null, 0, Map.of(), Evidence.NONE);
    }
}
