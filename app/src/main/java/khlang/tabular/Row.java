package khlang.tabular;

import java.util.Arrays;
import java.util.List;

/**
 * A row as it stands in the file.
 *
 * @param line the line or sheet row where it begins, 1 for the first
 * @param cells its cells as text
 */
@SuppressWarnings("ArrayRecordComponent") // Millions of these live for a moment; a list each would cost a third more.
record Row(long line, String[] cells) {
    /** The cell in column {@code index} from 0, blank where the row is shorter. */
    String cell(int index) {
        return index < cells.length ? cells[index] : "";
    }

    /** How many cells are not blank. */
    int filled() {
        int filled = 0;
        for (String cell : cells) {
            filled += cell.isEmpty() ? 0 : 1;
        }
        return filled;
    }

    /** Its cells that are not blank. */
    List<String> filledCells() {
        return Arrays.stream(cells).filter(cell -> !cell.isEmpty()).toList();
    }

    /** How many cells there are up to the last that is not blank. */
    int extent() {
        int extent = cells.length;
        while (extent > 0 && cells[extent - 1].isEmpty()) {
            extent--;
        }
        return extent;
    }

    /** Its cells that are not blank, one after the other. */
    String text() {
        return String.join(" · ", filledCells());
    }
}
