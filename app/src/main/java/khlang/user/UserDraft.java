package khlang.user;

import org.jspecify.annotations.Nullable;

/**
 * What a caller wants a user to be; null where it says nothing.
 *
 * @param name the slug; cannot be changed later
 * @param displayName what to call them
 * @param email their address
 * @param password a new password
 * @param sysadmin whether they run the whole site
 * @param state {@code active} or {@code deleted}
 */
public record UserDraft(
        @Nullable String name,
        @Nullable String displayName,
        @Nullable String email,
        @Nullable String password,
        @Nullable Boolean sysadmin,
        @Nullable String state) {}
