package khlang.portal;

/**
 * An organization or a group, as its page shows it.
 *
 * @param name its slug
 * @param title in Thai
 * @param titleEnglish in English, or empty
 * @param description in Thai Markdown
 * @param descriptionEnglish in English Markdown, or empty
 * @param count how many datasets of it the caller sees
 * @param icon the icon of the set, or empty
 */
public record Publisher(
        String name,
        String title,
        String titleEnglish,
        String description,
        String descriptionEnglish,
        long count,
        String icon) {}
