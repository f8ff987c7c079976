package khlang.tabular;

import java.util.List;
import khlang.problem.Phrase;

/** Takes the text out of {@code ="0012"}, as programs write codes into CSV so that Excel keeps their zeros. */
final class ExcelText {
    private static final int MARKS = 3;

    private long count;
    private long line;

    /** The text of such a cell; any other cell as it is. */
    String text(String cell, long on) {
        boolean marked = cell.length() >= MARKS && cell.startsWith("=\"") && cell.endsWith("\"");
        String inside = marked ? cell.substring(2, cell.length() - 1).replace("\"\"", "\u0001") : "";
        // ="a"&B1 reckons.
        if (!marked || inside.indexOf('"') >= 0) {
            return cell;
        }
        line = count == 0 ? on : line;
        count++;
        return CellText.stripped(inside.replace('\u0001', '"'));
    }

    /** How many there were, and the line of the first. */
    List<Phrase> notes() {
        return count == 0 ? List.of() : List.of(Phrase.of("tabular.note.excel_text", count, line));
    }
}
