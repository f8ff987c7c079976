package khlang.quality;

/**
 * One place where a flaw shows.
 *
 * @param row the row's number in the table, 0 where it is no row of it
 * @param line the line or row of the file, 0 where that is not known
 * @param raw what stands there, cut after 200 characters
 * @param suggestion what was probably meant, or empty
 */
public record Instance(long row, long line, String raw, String suggestion) {
    private static final int LONGEST = 200;
    private static final String MASK = "•••";

    public Instance {
        raw = cut(raw);
        suggestion = cut(suggestion);
    }

    private static String cut(String text) {
        return text.length() <= LONGEST ? text : text.substring(0, LONGEST);
    }

    /** The same with what stands there made unreadable. */
    Instance masked() {
        return new Instance(row, line, raw.isEmpty() ? "" : MASK, "");
    }

    /** The same with the line that its row has in the file. */
    public Instance at(Lines lines) {
        return line > 0 ? this : new Instance(row, lines.of(row), raw, suggestion);
    }
}
