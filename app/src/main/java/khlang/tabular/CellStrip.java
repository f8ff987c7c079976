package khlang.tabular;

import java.util.ArrayList;
import java.util.List;
import khlang.problem.Phrase;
import khlang.problem.Problem;
import khlang.thai.BrokenThai;
import org.jspecify.annotations.Nullable;

/** Takes blanks and Excel's marks of a text off cells, mends broken Thai where that was asked for, and refuses a cell that is too long. */
final class CellStrip {
    private static final int SHOWN = 5;
    private static final int LONGEST_SHOWN = 60;

    private final TabularLimits limits;
    private final boolean repair;
    private final Blanks blanks;
    private final List<String> first = new ArrayList<>();
    private final ExcelText excel = new ExcelText();
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
            if (stripped.length() < cell.length()) {
                cells[i] = stripped;
                if (stripped.isEmpty()) {
                    continue;
                }
                blanks.around(i, row.line(), cell);
            }
            filled++;
            if (stripped.charAt(0) == '=') {
                cells[i] = excel.text(stripped, row.line());
            }
            if (repair) {
                cells[i] = repaired(cells[i]);
            }
        }
        return filled;
    }

    private String repaired(String cell) {
        @Nullable String mended = BrokenThai.repaired(cell);
        if (mended == null) {
            return cell;
        }
        repaired++;
        if (first.size() < SHOWN) {
            first.add("‘" + shortened(cell) + "’ → ‘" + shortened(mended) + "’");
        }
        return mended;
    }

    private static String shortened(String cell) {
        return cell.length() <= LONGEST_SHOWN ? cell : cell.substring(0, LONGEST_SHOWN) + "…";
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

    /** How many cells had their Thai mended, and the first of them; how many were texts that Excel was to keep. */
    List<Phrase> notes() {
        List<Phrase> notes = new ArrayList<>(excel.notes());
        if (repaired > 0) {
            notes.add(Phrase.of("tabular.note.repaired", repaired, String.join(", ", first)));
        }
        return notes;
    }
}
