package khlang.organization;

import java.util.Map;
import khlang.problem.Problem;
import khlang.web.Form;

/** The form of an organization or a group. */
final class GroupForm {
    private GroupForm() {}

    /** The form with what stands in the catalogue. */
    static Form of(Group group) {
        return Form.of(Map.of(
                "name", group.name(),
                "title", group.title(),
                "title_en", group.titleEnglish(),
                "description", group.description(),
                "description_en", group.descriptionEnglish(),
                "image_url", group.imageUrl()));
    }

    /**
     * The draft that was typed.
     *
     * @throws Problem where it has no title
     */
    static Draft draft(Form form) {
        if (form.value("title").isBlank()) {
            throw Problem.invalid("title", "organization.title.missing");
        }
        return new Draft(
                form.value("name"),
                form.value("title"),
                form.value("title_en"),
                form.value("description"),
                form.value("description_en"),
                form.value("image_url"),
                null);
    }
}
