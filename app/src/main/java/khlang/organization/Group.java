package khlang.organization;

import java.time.Instant;
import java.util.Comparator;
import khlang.thai.ThaiOrder;

/**
 * An organization, which publishes datasets and answers for them, or a group, a subject under which they are found.
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
        Instant created) {

    static Group of(String id, GroupValues values, Instant created) {
        return new Group(
                id,
                values.name(),
                values.title(),
                values.titleEnglish(),
                values.description(),
                values.descriptionEnglish(),
                values.imageUrl(),
                values.state(),
                created);
    }

    /** By title, as a Thai dictionary would have them. */
    static Comparator<Group> byTitle() {
        return Comparator.comparing(Group::title, ThaiOrder.comparator()).thenComparing(Group::name);
    }

    boolean active() {
        return state.equals(GroupValues.ACTIVE);
    }
}
