package khlang.dataset;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Fills what a draft leaves unsaid from the dataset as it is. */
final class Drafts {
    private Drafts() {}

    /** For a patch: whatever is unsaid stays. */
    static DatasetDraft patched(Dataset before, DatasetDraft draft) {
        Map<String, List<String>> values = new LinkedHashMap<>(MetadataRules.values(before.metadata()));
        values.putAll(draft.values());
        return new DatasetDraft(
                before.id(),
                or(draft.name(), before.name()),
                organization(before, draft),
                or(draft.title(), before.title()),
                or(draft.titleEnglish(), before.titleEnglish()),
                or(draft.notes(), before.notes()),
                or(draft.notesEnglish(), before.notesEnglish()),
                or(draft.isPrivate(), before.isPrivate()),
                or(draft.state(), before.state()),
                values,
                or(draft.tags(), before.tags()),
                controlled(before, draft),
                or(draft.groups(), before.groupIds()),
                or(draft.extras(), before.metadata().extras()),
                draft.resources());
    }

    /** For an update: what is unsaid is emptied, but for what would be lost, hidden or shown by mistake. */
    static DatasetDraft updated(Dataset before, DatasetDraft draft) {
        return new DatasetDraft(
                before.id(),
                or(draft.name(), before.name()),
                organization(before, draft),
                draft.title(),
                draft.titleEnglish(),
                draft.notes(),
                draft.notesEnglish(),
                or(draft.isPrivate(), before.isPrivate()),
                or(draft.state(), before.state()),
                draft.values(),
                draft.tags(),
                controlled(before, draft),
                or(draft.groups(), before.groupIds()),
                draft.extras(),
                draft.resources());
    }

    private static List<ControlledTag.Wish> controlled(Dataset before, DatasetDraft draft) {
        List<ControlledTag.Wish> borne =
                before.controlledTags().stream().map(ControlledTag::wish).toList();
        return or(draft.controlledTags(), borne);
    }

    private static @Nullable String organization(Dataset before, DatasetDraft draft) {
        return draft.organization() != null ? draft.organization() : before.organizationId();
    }

    private static <T> T or(@Nullable T said, T before) {
        return said != null ? said : before;
    }
}
