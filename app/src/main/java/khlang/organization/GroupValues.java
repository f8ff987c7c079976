package khlang.organization;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import khlang.problem.Phrase;
import khlang.problem.Problem;
import khlang.thai.Slugs;
import org.jspecify.annotations.Nullable;

/** The values of an organization or a group, each within the rules. */
record GroupValues(
        String name,
        String title,
        String titleEnglish,
        String description,
        String descriptionEnglish,
        String imageUrl,
        String state) {
    static final String ACTIVE = "active";
    static final String DELETED = "deleted";

    private static final Pattern NAME = Pattern.compile("[a-z0-9_-]{2,100}");
    private static final Set<String> PATHS = Set.of("new", "edit", "search");
    private static final Pattern IMAGE = Pattern.compile("(https?://|/(?!/))[^\\s<>\"]*", Pattern.CASE_INSENSITIVE);
    private static final int LONGEST_NAME = 100;
    private static final int LONGEST_TITLE = 500;
    private static final int LONGEST_DESCRIPTION = 50_000;
    private static final int LONGEST_IMAGE = 1000;

    /**
     * The values of a draft; what it leaves out stays as it was before.
     *
     * @param before what is changed; null where something new is made
     * @param taken whether a name belongs to something else
     * @throws Problem naming each value that is wrong
     */
    static GroupValues of(Draft draft, @Nullable Group before, Predicate<String> taken) {
        String title = Draft.either(draft.title(), before == null ? "" : before.title());
        String name = Draft.either(draft.name(), before == null ? "" : before.name());
        if (name.isEmpty()) {
            name = before == null ? freeName(title, taken) : before.name();
        }
        GroupValues values = new GroupValues(
                name,
                title.isEmpty() ? name : title,
                Draft.either(draft.titleEnglish(), before == null ? "" : before.titleEnglish()),
                Draft.either(draft.description(), before == null ? "" : before.description()),
                Draft.either(draft.descriptionEnglish(), before == null ? "" : before.descriptionEnglish()),
                Draft.either(draft.imageUrl(), before == null ? "" : before.imageUrl()),
                Draft.either(draft.state(), before == null ? ACTIVE : before.state()));
        values.check(taken);
        return values;
    }

    private void check(Predicate<String> taken) {
        Map<String, List<Phrase>> wrong = new LinkedHashMap<>();
        wrongName(taken).ifPresent(phrase -> wrong.put("name", List.of(phrase)));
        checkLength(wrong, "title", title, LONGEST_TITLE);
        checkLength(wrong, "title_en", titleEnglish, LONGEST_TITLE);
        checkLength(wrong, "description", description, LONGEST_DESCRIPTION);
        checkLength(wrong, "description_en", descriptionEnglish, LONGEST_DESCRIPTION);
        checkLength(wrong, "image_url", imageUrl, LONGEST_IMAGE);
        if (!imageUrl.isEmpty() && !IMAGE.matcher(imageUrl).matches()) {
            wrong.put("image_url", List.of(Phrase.of("organization.image.form")));
        }
        if (!state.equals(ACTIVE) && !state.equals(DELETED)) {
            wrong.put("state", List.of(Phrase.of("organization.state.form")));
        }
        if (!wrong.isEmpty()) {
            throw Problem.invalid(wrong);
        }
    }

    private static void checkLength(Map<String, List<Phrase>> wrong, String field, String text, int longest) {
        if (text.length() > longest) {
            wrong.put(field, List.of(Phrase.of("organization.too_long", longest)));
        }
    }

    private Optional<Phrase> wrongName(Predicate<String> taken) {
        if (name.isEmpty()) {
            return Optional.of(Phrase.of("web.missing"));
        }
        if (!NAME.matcher(name).matches()) {
            return Optional.of(Phrase.of("organization.name.form"));
        }
        if (PATHS.contains(name)) {
            return Optional.of(Phrase.of("organization.name.path", name));
        }
        return taken.test(name) ? Optional.of(Phrase.of("organization.name.taken", name)) : Optional.empty();
    }

    /** A name made of the title, with a number where another has it; empty where there is no title. */
    private static String freeName(String title, Predicate<String> taken) {
        if (title.isEmpty()) {
            return "";
        }
        String slug = Slugs.of(title);
        String free = slug;
        for (int number = 2; taken.test(free) || PATHS.contains(free); number++) {
            String end = "-" + number;
            free = slug.substring(0, Math.min(slug.length(), LONGEST_NAME - end.length())) + end;
        }
        return free;
    }
}
