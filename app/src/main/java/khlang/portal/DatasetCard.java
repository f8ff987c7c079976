package khlang.portal;

import java.time.Instant;
import java.util.List;
import khlang.search.Marks;

/**
 * A dataset as lists of datasets show it.
 *
 * @param url its page
 * @param title its title in the page's language, with the words that were looked for marked
 * @param titleLang the language of the title
 * @param notes the beginning of its notes, marked likewise
 * @param notesLang the language of the notes
 * @param organization its organization's title, or empty
 * @param modified when it last changed
 * @param formats the formats of its resources
 * @param rows the rows of its tables together
 * @param isPrivate whether only members see it
 */
public record DatasetCard(
        String url,
        List<Marks.Piece> title,
        String titleLang,
        List<Marks.Piece> notes,
        String notesLang,
        String organization,
        Instant modified,
        List<String> formats,
        long rows,
        boolean isPrivate) {}
