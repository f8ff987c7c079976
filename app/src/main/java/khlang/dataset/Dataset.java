package khlang.dataset;

import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import khlang.user.Owned;
import org.jspecify.annotations.Nullable;

/**
 * A dataset of the catalogue, without its resources.
 *
 * @param id its UUID
 * @param name its slug
 * @param organizationId who publishes it
 * @param title its title in Thai
 * @param titleEnglish its title in English, or empty
 * @param notes what it is, in Thai Markdown
 * @param notesEnglish the same in English, or empty
 * @param isPrivate whether only members of its organization see it
 * @param state {@code active} or {@code deleted}
 * @param metadata the fields of the Thai profile and CKAN's own
 * @param tags its free tags, sorted
 * @param controlledTags its tags out of vocabularies, sorted
 * @param groupIds the groups that it is in
 * @param creatorUserId who made it
 * @param metadataCreated when it was made
 * @param metadataModified when it or any resource of it last changed
 */
public record Dataset(
        String id,
        String name,
        @Nullable String organizationId,
        String title,
        String titleEnglish,
        String notes,
        String notesEnglish,
        boolean isPrivate,
        String state,
        Metadata metadata,
        List<String> tags,
        List<ControlledTag> controlledTags,
        List<String> groupIds,
        @Nullable String creatorUserId,
        Instant metadataCreated,
        Instant metadataModified)
        implements Owned {

    /** Whether it is deleted: pages know it no more, its editors may still bring it back by the API. */
    public boolean deleted() {
        return state.equals("deleted");
    }

    /** The same with its tags and groups, in an order that no database decides. */
    Dataset withLabels(List<String> newTags, List<ControlledTag> newControlled, List<String> newGroupIds) {
        return with(
                state,
                newTags.stream().sorted().toList(),
                sorted(newControlled),
                newGroupIds.stream().sorted().toList(),
                metadataModified);
    }

    /** The same in another state, changed at another time. */
    Dataset withState(String newState, Instant now) {
        return with(newState, tags, controlledTags, groupIds, now);
    }

    /** By vocabulary, then by word. */
    static List<ControlledTag> sorted(Collection<ControlledTag> tags) {
        return tags.stream()
                .distinct()
                .sorted(Comparator.comparing(ControlledTag::vocabulary).thenComparing(ControlledTag::name))
                .toList();
    }

    private Dataset with(
            String newState,
            List<String> newTags,
            List<ControlledTag> newControlled,
            List<String> newGroupIds,
            Instant newModified) {
        return new Dataset(
                id,
                name,
                organizationId,
                title,
                titleEnglish,
                notes,
                notesEnglish,
                isPrivate,
                newState,
                metadata,
                newTags,
                newControlled,
                newGroupIds,
                creatorUserId,
                metadataCreated,
                newModified);
    }
}
