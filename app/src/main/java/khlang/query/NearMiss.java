package khlang.query;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Finds the name that a caller probably meant. */
public final class NearMiss {
    private NearMiss() {}

    /** The nearest of {@code names}, where one is near: at most a third of its letters differ. */
    static Optional<String> of(String name, List<String> names) {
        String wanted = name.strip().toLowerCase(Locale.ROOT);
        if (wanted.length() > 200) {
            return Optional.empty();
        }
        return names.stream()
                .filter(known -> known.length() <= 200)
                .filter(known -> distance(wanted, known.toLowerCase(Locale.ROOT)) <= Math.max(1, known.length() / 3))
                .min(Comparator.comparingInt(known -> distance(wanted, known.toLowerCase(Locale.ROOT))));
    }

    /** Levenshtein's distance. */
    private static int distance(String left, String right) {
        int[] row = new int[right.length() + 1];
        for (int column = 0; column <= right.length(); column++) {
            row[column] = column;
        }
        for (int line = 1; line <= left.length(); line++) {
            int diagonal = row[0];
            row[0] = line;
            for (int column = 1; column <= right.length(); column++) {
                int changed = diagonal + (left.charAt(line - 1) == right.charAt(column - 1) ? 0 : 1);
                diagonal = row[column];
                row[column] = Math.min(changed, Math.min(row[column], row[column - 1]) + 1);
            }
        }
        return row[right.length()];
    }
}
