package khlang.user;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A key with which a program acts as a user; the key itself is kept nowhere.
 *
 * @param id its UUID
 * @param userId whom it stands for
 * @param name what its owner calls it
 * @param created when it was made
 * @param lastAccess when it was used last, to the minute; null where it never was
 */
public record ApiToken(
        String id,
        String userId,
        String name,
        Instant created,
        @Nullable Instant lastAccess) {}
