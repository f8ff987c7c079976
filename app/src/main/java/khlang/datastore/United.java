package khlang.datastore;

import java.util.List;
import khlang.problem.Phrase;

/**
 * A table that two have become.
 *
 * @param rows how many rows it has
 * @param notes what of their keys a person should look at
 */
record United(long rows, List<Phrase> notes) {
    United {
        notes = List.copyOf(notes);
    }
}
