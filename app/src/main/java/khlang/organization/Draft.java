package khlang.organization;

import org.jspecify.annotations.Nullable;

/**
 * What a caller wants an organization or a group to be; null where it says nothing.
 *
 * @param name the slug; where null, one is made of the title
 * @param title the title in Thai
 * @param titleEnglish the title in English
 * @param description what it is, in Thai Markdown
 * @param descriptionEnglish the same in English
 * @param imageUrl its picture
 * @param state {@code active} or {@code deleted}
 */
public record Draft(
        @Nullable String name,
        @Nullable String title,
        @Nullable String titleEnglish,
        @Nullable String description,
        @Nullable String descriptionEnglish,
        @Nullable String imageUrl,
        @Nullable String state) {

    /** The same where what is missing means empty, as an update (in place of a patch) means it. */
    public Draft whole() {
        return new Draft(
                name,
                either(title, ""),
                either(titleEnglish, ""),
                either(description, ""),
                either(descriptionEnglish, ""),
                either(imageUrl, ""),
                state);
    }

    static String either(@Nullable String text, String fallback) {
        return text == null ? fallback : text.strip();
    }
}
