package khlang.tabular;

/** A few letters, asked of each row or cell: O(1), where looking through them all would cost more than what follows. */
final class Letters {
    private final boolean[] table;

    Letters(String letters) {
        table = new boolean[letters.chars().max().orElse(0) + 1];
        letters.chars().forEach(letter -> table[letter] = true);
    }

    /** Whether a text begins with one of them. */
    boolean begin(String text) {
        if (text.isEmpty()) {
            return false;
        }
        char first = text.charAt(0);
        return first < table.length && table[first];
    }
}
