package khlang.dataset;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A dataset as somebody wants it; null, or a key that is missing in {@code values}, is what was not said.
 *
 * @param id a UUID chosen by the caller
 * @param organization the organization's id or name
 * @param state {@code active}, {@code draft} or {@code deleted}
 * @param values the fields of the profile and CKAN's own, by their keys; each one text or several
 * @param tags free tags
 * @param controlledTags tags out of vocabularies
 * @param groups ids or names of groups
 * @param resources what the dataset holds, in order; those that exist are told by their id
 */
public record DatasetDraft(
        @Nullable String id,
        @Nullable String name,
        @Nullable String organization,
        @Nullable String title,
        @Nullable String titleEnglish,
        @Nullable String notes,
        @Nullable String notesEnglish,
        @Nullable Boolean isPrivate,
        @Nullable String state,
        Map<String, List<String>> values,
        @Nullable List<String> tags,
        @Nullable List<ControlledTag.Wish> controlledTags,
        @Nullable List<String> groups,
        @Nullable Map<String, String> extras,
        @Nullable List<ResourceDraft> resources) {

    /** Nothing said yet. */
    public static final DatasetDraft EMPTY =
            new DatasetDraft(null, null, null, null, null, null, null, null, null, Map.of(), null, null, null, null);

    /** Says nothing of tags out of vocabularies. */
    public DatasetDraft(
            @Nullable String id,
            @Nullable String name,
            @Nullable String organization,
            @Nullable String title,
            @Nullable String titleEnglish,
            @Nullable String notes,
            @Nullable String notesEnglish,
            @Nullable Boolean isPrivate,
            @Nullable String state,
            Map<String, List<String>> values,
            @Nullable List<String> tags,
            @Nullable List<String> groups,
            @Nullable Map<String, String> extras,
            @Nullable List<ResourceDraft> resources) {
        this(
                id,
                name,
                organization,
                title,
                titleEnglish,
                notes,
                notesEnglish,
                isPrivate,
                state,
                values,
                tags,
                null,
                groups,
                extras,
                resources);
    }

    /** Says only whether the dataset is private: publishing and taking back. */
    public static DatasetDraft ofPrivate(boolean isPrivate) {
        return of(null, isPrivate, null);
    }

    /** Says only whose the dataset is, by id or name of an organization. */
    public static DatasetDraft ofOrganization(String organization) {
        return of(organization, null, null);
    }

    /** Says only whether the dataset is {@code active}, {@code draft} or {@code deleted}. */
    public static DatasetDraft ofState(String state) {
        return of(null, null, state);
    }

    private static DatasetDraft of(@Nullable String organization, @Nullable Boolean isPrivate, @Nullable String state) {
        return new DatasetDraft(
                null, null, organization, null, null, null, null, isPrivate, state, Map.of(), null, null, null, null);
    }

    /** Says all that a dataset says, but for its resources. */
    public static DatasetDraft of(Dataset dataset) {
        return Drafts.patched(dataset, EMPTY);
    }
}
