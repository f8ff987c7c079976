package khlang.user;

import java.time.Instant;

/**
 * One browser that is logged in; public because JDBI binds only what it can see.
 *
 * @param idHash the SHA-256 of the secret in its cookie
 * @param userId who logged in
 * @param csrfToken what each of its forms must send back
 * @param created when they logged in
 * @param expires when it ends unless it is used before
 */
public record Session(String idHash, String userId, String csrfToken, Instant created, Instant expires) {}
