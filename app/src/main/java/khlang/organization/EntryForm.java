package khlang.organization;

import java.util.Map;
import khlang.problem.Problem;
import khlang.web.Form;

/** The form of an organization or a group. */
final class EntryForm {
    private EntryForm() {}

    /** The form with what stands in the catalogue. */
    static Form of(Entry entry) {
        return Form.of(Map.of(
                "name", entry.name(),
                "title", entry.title(),
                "title_en", entry.titleEnglish(),
                "description", entry.description(),
                "description_en", entry.descriptionEnglish(),
                "image_url", entry.imageUrl()));
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
