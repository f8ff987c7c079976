package khlang.sql;

import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import khlang.thai.ThaiWords;
import org.jspecify.annotations.Nullable;

/**
 * A name as the caller wrote it.
 *
 * @param text without its quotation marks
 * @param quoted whether it stood in them, so that its case counts
 */
record Name(String text, boolean quoted) {
    private static final Pattern THAI = Pattern.compile("[ก-๎]");

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

    /** Which of some columns it means: that of just this name, else those of either case. */
    List<Output> among(List<Output> columns) {
        List<Output> fitting = those(columns, this::fits);
        List<Output> exact = those(fitting, this::exactly);
        return exact.isEmpty() ? fitting : exact;
    }

    /** Which of some columns have a name that prints alike but was typed otherwise, as จํานวน in two signs. */
    List<Output> alike(List<Output> columns) {
        if (!THAI.matcher(text).find()) {
            return List.of();
        }
        String usual = ThaiWords.ordered(given());
        return those(
                columns,
                known -> ThaiWords.ordered(new Name(known, quoted).given()).equals(usual));
    }

    private static List<Output> those(List<Output> columns, Predicate<String> test) {
        return columns.stream().filter(column -> test.test(column.name())).toList();
    }

    boolean fits(String known) {
        return quoted ? text.equals(known) : text.equalsIgnoreCase(known);
    }
}
