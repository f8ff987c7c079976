package khlang.quality;

import java.util.List;

/**
 * On which lines of the file the rows of a table stand.
 *
 * @param steps rows whose line does not simply follow that of the row before, with their lines, by row
 * @param known up to which row the steps tell
 */
public record Lines(List<Step> steps, long known) {
    /** Nothing is known. */
    public static final Lines NONE = new Lines(List.of(), 0);

    /** A row and its line. */
    public record Step(long row, long line) {}

    public Lines {
        steps = List.copyOf(steps);
    }

    /** The same where so many rows of which nothing is known stand above these. */
    public Lines below(long above) {
        List<Step> moved = steps.stream()
                .map(step -> new Step(step.row() + above, step.line()))
                .toList();
        return new Lines(moved, known + above);
    }

    /** The line of a row; 0 where it is not known. */
    public long of(long row) {
        if (row < 1 || row > known || steps.isEmpty() || row < steps.get(0).row()) {
            return 0;
        }
        int low = 0;
        int high = steps.size() - 1;
        while (low < high) {
            int middle = (low + high + 1) / 2;
            if (steps.get(middle).row() <= row) {
                low = middle;
            } else {
                high = middle - 1;
            }
        }
        return steps.get(low).line() + row - steps.get(low).row();
    }

    /** The row on a line; 0 where none stands there, or that is not known. */
    public long row(long line) {
        if (steps.isEmpty() || line < steps.get(0).line()) {
            return 0;
        }
        int low = 0;
        int high = steps.size() - 1;
        while (low < high) {
            int middle = (low + high + 1) / 2;
            if (steps.get(middle).line() <= line) {
                low = middle;
            } else {
                high = middle - 1;
            }
        }
        long row = steps.get(low).row() + line - steps.get(low).line();
        long last = low + 1 < steps.size() ? steps.get(low + 1).row() - 1 : known;
        return row <= last ? row : 0;
    }
}
