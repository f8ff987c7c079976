package khlang.dataset;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * A tag out of a vocabulary of the site; datasets bear only those that there are.
 *
 * @param id its UUID
 * @param name its word
 * @param vocabularyId the UUID of its vocabulary
 * @param vocabulary the name of its vocabulary
 */
public record ControlledTag(String id, String name, String vocabularyId, String vocabulary) {
    /**
     * A tag out of a vocabulary as somebody asks for it.
     *
     * @param vocabulary the vocabulary's id or name
     * @param tag the tag's id or name
     */
    public record Wish(
            @Nullable String vocabulary, @Nullable String tag) {}

    Wish wish() {
        return new Wish(vocabularyId, id);
    }

    /** The tag as CKAN's dictionary, with the name of its vocabulary beside. */
    ObjectNode json() {
        return DatasetJson.tag(name)
                .put("id", id)
                .put("vocabulary_id", vocabularyId)
                .put("vocabulary", vocabulary);
    }
}
