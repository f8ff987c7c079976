package khlang.sql;

import java.util.Locale;
import java.util.regex.Pattern;

/** Names of what belongs to the engines. No table of ours has one; their refusal says that they are not to be had. */
final class SystemNames {
    private static final Pattern SYSTEM =
            Pattern.compile("(pg|duckdb|sqlite|information_schema|khlang)(_.*)?|.*[./\\\\(*].*", Pattern.DOTALL);

    private SystemNames() {}

    static void refuse(String name) {
        if (SYSTEM.matcher(name.toLowerCase(Locale.ROOT)).matches()) {
            throw Refusal.denied("sql.table.system", Refusal.shown(name));
        }
    }
}
