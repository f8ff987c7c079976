package khlang.user;

import org.jspecify.annotations.Nullable;

/** What an organization publishes, and may be shared with single users beside its members. */
public interface Owned {
    /** Its UUID. */
    String id();

    /** Whose it is; null where it is nobody's. */
    @Nullable
    String organizationId();
}
