package khlang.user;

import java.time.Instant;

/**
 * Somebody who may log in.
 *
 * @param id their UUID
 * @param name their slug, with which they log in
 * @param displayName what to call them
 * @param email their address, or empty
 * @param sysadmin whether they run the whole site
 * @param state {@code active} or {@code deleted}
 * @param created when they were added
 */
public record User(
        String id, String name, String displayName, String email, boolean sysadmin, String state, Instant created) {
    /** The state of a user who may log in. */
    public static final String ACTIVE = "active";

    /** The state of a user who may do nothing any more. */
    public static final String DELETED = "deleted";

    /** Whether they may log in. */
    public boolean active() {
        return state.equals(ACTIVE);
    }
}
