package khlang.organization;

import java.util.Locale;
import khlang.user.Actor;

/** What tells organizations from groups; all else is the same for both. */
public enum GroupKind {
    /** Those who publish datasets and answer for them; people belong to them. */
    ORGANIZATION("organization", "organization_member"),
    /** Subjects under which datasets are found, looked after by system administrators and whom they appoint. */
    GROUP("catalog_group", "group_member");

    private final String table;
    private final String memberTable;

    GroupKind(String table, String memberTable) {
        this.table = table;
        this.memberTable = memberTable;
    }

    /** The table that holds them. */
    String table() {
        return table;
    }

    /** The table that holds who belongs to them. */
    String memberTable() {
        return memberTable;
    }

    /** The column of that table that tells to which. */
    String memberColumn() {
        return code() + "_id";
    }

    /** Whether the actor may change one, and give and take roles in it. */
    boolean mayAdminister(Actor actor, String id) {
        return switch (this) {
            case ORGANIZATION -> actor.mayAdminister(id);
            case GROUP -> actor.mayAdministerGroup(id);
        };
    }

    /** Whether the actor belongs to one. */
    boolean hasMember(Actor actor, String id) {
        return switch (this) {
            case ORGANIZATION -> actor.maySeePrivate(id);
            case GROUP -> actor.mayFill(id);
        };
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
