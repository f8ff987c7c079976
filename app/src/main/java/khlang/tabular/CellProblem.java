package khlang.tabular;

import java.util.Map;
import khlang.problem.Phrase;
import khlang.quality.Flaw;
import org.jspecify.annotations.Nullable;

/**
 * A cell that does not fit.
 *
 * @param row the row's number in the table, 1 for the first row of data
 * @param line the line (CSV) or row (sheet) of the file where it stands, 1 for the first
 * @param field the field's id
 * @param raw the cell as it stands in the file, cut after 200 characters
 * @param reason what is wrong
 */
public record CellProblem(long row, long line, String field, String raw, Phrase reason) {
    private static final Map<String, FieldType> WANTED = Map.of(
            "tabular.cell.type.integer", FieldType.INTEGER,
            "tabular.cell.type.number", FieldType.NUMBER);

    private static final String MASK = "•••";

    /** The kind of what is wrong. */
    public Flaw flaw() {
        return switch (reason.key()) {
            case "tabular.cell.extra" -> Flaw.EXTRA_CELL;
            case "tabular.cell.encoding" -> Flaw.ENCODING_ERROR;
            case "tabular.cell.control" -> Flaw.CONTROL_CHARACTER;
            case "tabular.cell.error" -> Flaw.FORMULA_ERROR;
            case "tabular.row.header" -> Flaw.REPEATED_HEADER;
            case "tabular.row.other_header" -> Flaw.CHANGED_HEADER;
            case "tabular.row.note", "tabular.row.page", "tabular.row.group", "tabular.row.signature" -> Flaw.NOTE_ROW;
            case "tabular.row.total", "tabular.row.average", "tabular.row.extreme", "tabular.row.share" ->
                Flaw.TOTAL_ROW;
            default -> Flaw.TYPE_ERROR;
        };
    }

    /** What was probably meant, where letters stand for the figures they look like; or empty. */
    public String suggestion() {
        FieldType wanted = WANTED.get(reason.key());
        if (wanted == null) {
            return "";
        }
        return figures(raw, wanted);
    }

    /** A cell with figures for the letters that look like them, where that makes it fit; else blank. */
    static String figures(String raw, FieldType wanted) {
        String figures =
                raw.replace('O', '0').replace('o', '0').replace('l', '1').replace('I', '1');
        @Nullable String normal = figures.equals(raw) ? null : wanted.normal(figures);
        return normal == null ? "" : normal;
    }

    /** The same with what stands in the cell made unreadable. */
    public CellProblem masked() {
        return new CellProblem(row, line, field, MASK, Phrase.of(reason.key(), row, field, MASK, line, MASK));
    }
}
