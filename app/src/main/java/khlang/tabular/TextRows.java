package khlang.tabular;

import java.util.List;
import khlang.problem.Phrase;
import khlang.quality.Finding;

/** The rows of a text file, which holds one table. */
interface TextRows {
    /** Hands each row to {@code sink}. */
    void read(RowSink sink);

    String encoding();

    /** What is said of how it is read, with what the file says of itself. */
    default Recipe recipe(Recipe said) {
        return said;
    }

    /** What of the recipe does not fit the file any more, or of the file does not fit a table. */
    default List<Phrase> misfits() {
        return List.of();
    }

    /** What was found amiss with rows on the way; after the last one. */
    default List<Finding> findings() {
        return List.of();
    }

    /** Cells that came blank because they are no values of the types that the file declares; after the last one. */
    default CellProblems unfit() {
        return new CellProblems();
    }

    /** The findings in its rows, with what its bytes tell of them. */
    default List<Finding> suggested(List<Finding> findings) {
        return findings;
    }

    /** Whether its encoding can be said. */
    default boolean encoded() {
        return true;
    }

    /** Whether what stands between its cells can be said. */
    default boolean delimited() {
        return false;
    }

    /** Whether a person may have set its rows out, with blanks between them; a program writes one like the other. */
    default boolean laidOut() {
        return true;
    }

    /** Whether its cells are set apart by a letter that is no comma. */
    default boolean commasFree() {
        return false;
    }

    /** How many bytes have been read so far; may be asked by another thread. */
    long bytesRead();
}
