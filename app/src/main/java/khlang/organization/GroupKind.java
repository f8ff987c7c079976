package khlang.organization;

import java.util.Locale;

/** What tells organizations from groups; all else is the same for both. */
public enum GroupKind {
    /** Those who publish datasets and answer for them; people belong to them. */
    ORGANIZATION("organization"),
    /** Subjects under which datasets are found, looked after by system administrators. */
    GROUP("catalog_group");

    private final String table;

    GroupKind(String table) {
        this.table = table;
    }

    /** The table that holds them. */
    String table() {
        return table;
    }

    /** The word in names of actions and messages, {@code organization} or {@code group}. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The word for several, in addresses and parameters. */
    public String plural() {
        return code() + "s";
    }
}
