package khlang.kind;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** How the values of one kind are written. */
interface Form {
    /** The cell, neither blank nor with blanks around it, in normal form; null where it is no value of this kind. */
    @Nullable
    String normal(String cell);

    /** Whether a cell that fits shows the kind by itself; where none does, the header must say it. */
    default boolean sure(String cell) {
        return true;
    }

    /** Whether a plain number fits: the same as {@link #normal} says, for many millions of them. */
    default boolean fits(NumberText number) {
        return normal(number.text()) != null;
    }

    /** Cells that fit and cells that do not: the test walks them. */
    List<Example> examples();
}
