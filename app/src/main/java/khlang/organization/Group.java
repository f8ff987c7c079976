package khlang.organization;

import java.time.Instant;

/**
 * A group: a subject under which datasets are found.
 *
 * @param id its UUID
 * @param name its slug
 * @param title its title in Thai
 * @param titleEnglish its title in English, or empty
 * @param description what it is, in Thai Markdown, or empty
 * @param descriptionEnglish the same in English, or empty
 * @param imageUrl its picture, or empty
 * @param state {@code active} or {@code deleted}
 * @param created when it was made
 */
public record Group(
        String id,
        String name,
        String title,
        String titleEnglish,
        String description,
        String descriptionEnglish,
        String imageUrl,
        String state,
        Instant created)
        implements Entry {}
