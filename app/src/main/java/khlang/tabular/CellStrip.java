package khlang.tabular;

import khlang.problem.Problem;
import khlang.thai.BrokenThai;
import org.jspecify.annotations.Nullable;

/** Takes the blanks off cells, mends broken Thai where that was asked for, and refuses a cell that is too long. */
final class CellStrip {
    private final TabularLimits limits;
    private final boolean repair;
    private final Blanks blanks;
    private long letters;
    private long repaired;

    /** @param blanks is told the cells that had blanks around them */
    CellStrip(TabularLimits limits, boolean repair, Blanks blanks) {
        this.limits = limits;
        this.repair = repair;
        this.blanks = blanks;
    }

    /** Changes the cells of a row in their place; returns how many are not blank. */
    int strip(Row row) {
        String[] cells = row.cells();
        int filled = 0;
        for (int i = 0; i < cells.length; i++) {
            String cell = cells[i];
            if (cell.isEmpty()) {
                continue;
            }
            letters += cell.length();
            check(row, i);
            String stripped = CellText.stripped(cell);
            cells[i] = stripped;
            if (stripped.isEmpty()) {
                continue;
            }
            filled++;
            if (repair) {
                cells[i] = repaired(stripped);
            }
            if (stripped.length() < cell.length()) {
                blanks.around(i, row.line(), cell);
            }
        }
        return filled;
    }

    private String repaired(String cell) {
        @Nullable String mended = BrokenThai.mended(cell);
        repaired += mended == null ? 0 : 1;
        return mended == null ? cell : mended;
    }

    /** @throws Problem where a cell is too long */
    void check(Row row) {
        for (int i = 0; i < row.cells().length; i++) {
            check(row, i);
        }
    }

    private void check(Row row, int column) {
        if (row.cells()[column].length() > limits.cellCharacters()) {
            throw Problem.invalid("upload", "tabular.cell_too_long", row.line(), column + 1, limits.cellCharacters());
        }
    }

    /** How many letters there were, blanks included. */
    long letters() {
        return letters;
    }

    /** Cells whose Thai was mended. */
    long repaired() {
        return repaired;
    }
}
