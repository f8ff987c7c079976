package khlang.tabular;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import khlang.problem.Phrase;

/**
 * How sure it is that a table was taken out of its file as people meant it.
 *
 * @param percent 100 where nothing had to be guessed
 * @param reasons what was guessed, the gravest first; each sentence begins with the points that it costs
 */
public record Confidence(int percent, List<Phrase> reasons) {
    private static final int LEAST = 5;

    public Confidence {
        reasons = List.copyOf(reasons);
    }

    /** Collects what speaks against a reading; what was said by people is no guess and is not doubted. */
    static final class Doubts {
        private final List<Doubt> doubts = new ArrayList<>();

        private record Doubt(int points, Phrase phrase) {}

        /** Adds a reason where it is one; its sentence may use {0} the points, {1} what {@code argument} says. */
        Doubts add(boolean holds, int points, String key, Object argument) {
            if (holds) {
                doubts.add(new Doubt(points, Phrase.of(key, points, argument)));
            }
            return this;
        }

        Confidence weighed() {
            int sum = doubts.stream().mapToInt(Doubt::points).sum();
            List<Phrase> reasons = doubts.stream()
                    .sorted(Comparator.comparingInt(Doubt::points).reversed())
                    .map(Doubt::phrase)
                    .toList();
            return new Confidence(Math.max(LEAST, 100 - sum), reasons);
        }
    }
}
