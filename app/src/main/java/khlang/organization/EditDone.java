package khlang.organization;

import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What a form has just done, which the page that follows says once. */
final class EditDone {
    private static final Set<String> KNOWN = Set.of("made", "saved", "deleted", "given", "taken");

    private EditDone() {}

    /** The word for the message {@code organization.done.…}; empty where nothing was done. */
    static String of(@Nullable String word) {
        return Optional.ofNullable(word).filter(KNOWN::contains).orElse("");
    }
}
