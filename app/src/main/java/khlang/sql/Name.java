package khlang.sql;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A name as the caller wrote it.
 *
 * @param text without its quotation marks
 * @param quoted whether it stood in them, so that its case counts
 */
record Name(String text, boolean quoted) {
    /** @throws khlang.problem.Problem where it stands in other marks than SQL's */
    static Name of(String written) {
        if (written.length() > 1 && written.startsWith("\"") && written.endsWith("\"")) {
            return new Name(written.substring(1, written.length() - 1).replace("\"\"", "\""), true);
        }
        if (written.isEmpty() || "'`[\"".indexOf(written.charAt(0)) >= 0) {
            throw Refusal.denied("sql.name", Refusal.shown(written));
        }
        return new Name(written, false);
    }

    static @Nullable Name orNull(@Nullable String written) {
        return written == null ? null : of(written);
    }

    /** The name that it gives: PostgreSQL makes small letters of what is not quoted. */
    String given() {
        return quoted ? text : text.toLowerCase(Locale.ROOT);
    }

    boolean exactly(String known) {
        return text.equals(known);
    }

    boolean fits(String known) {
        return quoted ? text.equals(known) : text.equalsIgnoreCase(known);
    }
}
