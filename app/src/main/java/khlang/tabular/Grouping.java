package khlang.tabular;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What becomes of rows that only name a group, to which the rows below them belong.
 *
 * @param way what is said; null where it is to be found out
 * @param name the header of the column that the names go into; null for one of ours
 */
public record Grouping(@Nullable Way way, @Nullable String name) {
    /** Nothing was said. */
    public static final Grouping NONE = new Grouping(null, null);

    private static final String COLUMN = "กลุ่ม";

    /** What can be said. */
    public enum Way {
        /** Their names become a column. */
        COLUMN,
        /** They are left out. */
        LEAVE,
        /** They are rows like others. */
        ROWS;

        /** The way of a code. */
        public static Optional<Way> of(String code) {
            return Arrays.stream(values())
                    .filter(way -> way.code().equals(code))
                    .findFirst();
        }

        /** As it is written. */
        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** The header of their column. */
    String header() {
        return name == null ? COLUMN : name;
    }
}
