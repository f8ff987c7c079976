package khlang.dataset;

import khlang.user.Actor;
import org.jspecify.annotations.Nullable;

/**
 * A file that has come for a resource, or a link.
 *
 * @param resource the resource as it is with the file, though it may have to wait for the table of that
 * @param creator the name of the user who brought it; null for the program itself
 * @param replacing how it takes the place of the file before
 */
public record NewFile(Resource resource, @Nullable String creator, Replacing replacing) {
    /** A file or a link that an actor has brought. */
    public static NewFile of(Actor actor, Resource resource, Replacing replacing) {
        return new NewFile(resource, actor.id() == null ? null : actor.name(), replacing);
    }
}
