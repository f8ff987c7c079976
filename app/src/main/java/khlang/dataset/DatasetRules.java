package khlang.dataset;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import khlang.organization.Group;
import khlang.problem.Problem;
import org.jspecify.annotations.Nullable;

/** Turns a draft into a dataset that the catalogue takes, or says all that is wrong with it. */
final class DatasetRules {
    private static final Pattern NAME = Pattern.compile("[a-z0-9_-]{2,100}");
    private static final Set<String> RESERVED = Set.of("new", "edit", "search");
    private static final Set<String> STATES = Set.of("active", "draft", "deleted");
    private static final int LONGEST_SLUG = 70;

    private final Function<String, Optional<Group>> organizations;
    private final Function<String, Optional<Group>> groups;
    private final Function<ControlledTag.Wish, Optional<ControlledTag>> tags;
    private final Function<String, String> slug;
    private final MetadataRules metadata;

    DatasetRules(
            Function<String, Optional<Group>> organizations,
            Function<String, Optional<Group>> groups,
            Function<ControlledTag.Wish, Optional<ControlledTag>> tags,
            Function<String, String> slug,
            Vocabulary vocabulary) {
        this.organizations = organizations;
        this.groups = groups;
        this.tags = tags;
        this.slug = slug;
        this.metadata = new MetadataRules(vocabulary);
    }

    /**
     * The dataset that a whole draft says.
     *
     * @param taken whether another dataset has a name
     * @throws Problem with every field that is wrong
     */
    Dataset of(DatasetDraft draft, String id, @Nullable String creator, Instant created, Predicate<String> taken) {
        Refusals refusals = new Refusals();
        Metadata said = metadata.of(draft.values(), extras(draft.extras(), refusals), refusals);
        String title = refusals.text("title", orEmpty(draft.title()), 1000);
        Dataset dataset = new Dataset(
                id,
                name(draft.name(), title, taken, refusals),
                organization(draft.organization(), refusals),
                title,
                refusals.text("title_translated", orEmpty(draft.titleEnglish()), 1000),
                refusals.text("notes", orEmpty(draft.notes()), 100_000),
                refusals.text("notes_translated", orEmpty(draft.notesEnglish()), 100_000),
                Boolean.TRUE.equals(draft.isPrivate()),
                state(draft.state(), refusals),
                said,
                TagRules.of(draft.tags() == null ? List.of() : draft.tags(), refusals),
                controlled(draft.controlledTags() == null ? List.of() : draft.controlledTags(), refusals),
                groups(draft.groups() == null ? List.of() : draft.groups(), refusals),
                creator,
                created,
                created);
        if (!dataset.isPrivate() && dataset.state().equals("active")) {
            MandatoryItems.missing(dataset).forEach((field, phrases) -> {
                if (!refusals.fields().containsKey(field)) {
                    refusals.fields().put(field, phrases);
                }
            });
        }
        refusals.throwIfAny();
        return dataset;
    }

    private String name(@Nullable String given, String title, Predicate<String> taken, Refusals refusals) {
        String name = given == null ? "" : given.strip();
        if (name.isEmpty()) {
            if (title.isEmpty()) {
                // A title that is refused says enough: the name would have been made of it.
                if (!refusals.fields().containsKey("title")) {
                    refusals.add("name", "web.missing");
                }
                return "";
            }
            return free(title, taken);
        }
        if (!NAME.matcher(name).matches() || RESERVED.contains(name)) {
            refusals.add("name", "dataset.name");
        } else if (taken.test(name)) {
            refusals.add("name", "dataset.name_taken", name);
        }
        return name;
    }

    private String free(String title, Predicate<String> taken) {
        String made = slug.apply(title);
        String stem = made.length() > LONGEST_SLUG ? made.substring(0, LONGEST_SLUG) : made;
        String trimmed = stem.replaceAll("^[-_]+|[-_]+$", "");
        String usable = NAME.matcher(trimmed).matches() && !RESERVED.contains(trimmed) ? trimmed : "dataset";
        String name = usable;
        for (int number = 2; taken.test(name); number++) {
            name = usable + "-" + number;
        }
        return name;
    }

    /** The organization of an id or name. @throws Problem where there is none */
    Group organization(String idOrName) {
        return organizations
                .apply(idOrName.strip())
                .filter(one -> one.state().equals("active"))
                .orElseThrow(() -> Problem.notFound("dataset.organization_unknown", idOrName));
    }

    private @Nullable String organization(@Nullable String idOrName, Refusals refusals) {
        if (idOrName == null || idOrName.isBlank()) {
            return null;
        }
        Optional<Group> found =
                organizations.apply(idOrName.strip()).filter(one -> one.state().equals("active"));
        if (found.isEmpty()) {
            refusals.add("owner_org", "dataset.organization_unknown", idOrName.strip());
        }
        return found.map(Group::id).orElse(null);
    }

    private List<String> groups(List<String> idsOrNames, Refusals refusals) {
        Set<String> ids = new LinkedHashSet<>();
        for (String idOrName : idsOrNames) {
            Optional<Group> found = groups.apply(idOrName);
            if (found.isEmpty()) {
                refusals.add("groups", "dataset.group_unknown", idOrName);
            }
            found.ifPresent(group -> ids.add(group.id()));
        }
        return ids.stream().sorted().toList();
    }

    private List<ControlledTag> controlled(List<ControlledTag.Wish> wishes, Refusals refusals) {
        Set<ControlledTag> found = new LinkedHashSet<>();
        for (ControlledTag.Wish wish : wishes) {
            tags.apply(wish)
                    .ifPresentOrElse(
                            found::add,
                            () -> refusals.add(
                                    "tags",
                                    "dataset.vocabulary.without",
                                    String.valueOf(wish.tag()),
                                    String.valueOf(wish.vocabulary())));
        }
        return Dataset.sorted(found);
    }

    private static String state(@Nullable String state, Refusals refusals) {
        if (state == null || state.isEmpty()) {
            return "active";
        }
        if (!STATES.contains(state)) {
            refusals.add("state", "dataset.choice", state);
        }
        return state;
    }

    private static Map<String, String> extras(@Nullable Map<String, String> extras, Refusals refusals) {
        Map<String, String> clean = new LinkedHashMap<>();
        if (extras != null) {
            extras.forEach((key, value) ->
                    clean.put(refusals.text("extras", key, 200), refusals.text("extras", value, 100_000)));
        }
        if (clean.containsKey("")) {
            refusals.add("extras", "web.missing");
        }
        return clean;
    }

    private static String orEmpty(@Nullable String text) {
        return text == null ? "" : text;
    }
}
