package khlang.tabular;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import khlang.problem.Problem;
import org.owasp.html.HtmlSanitizer;

/** Turns one table of a web page into rows; a table inside a cell is text of that cell. */
final class HtmlTable implements HtmlSanitizer.Policy {
    private static final Pattern BLANKS = Pattern.compile("[ \\t\\r\\n\\f]+");
    private static final int MOST_SPAN = 16_384;

    private final RowSink sink;
    private final int wanted;
    private final TabularLimits limits;
    private final List<Merge> merges = new ArrayList<>();

    /** Columns that a cell further up reaches into, with its last line. */
    private final Map<Integer, Long> covered = new HashMap<>();

    private final List<String> cells = new ArrayList<>();
    private final StringBuilder text = new StringBuilder();
    private int depth;
    private int tables;
    private long line;
    private boolean inCell;
    private int cellColumn;
    private int unseen;

    HtmlTable(RowSink sink, int wanted, TabularLimits limits) {
        this.sink = sink;
        this.wanted = wanted;
        this.limits = limits;
    }

    /** How many tables there are. */
    int tables() {
        return tables;
    }

    @Override
    public void openDocument() {
        // A page is its tables.
    }

    @Override
    public void closeDocument() {
        // A page is its tables.
    }

    @Override
    public void openTag(String element, List<String> attributes) {
        unseen += isUnseen(element) ? 1 : 0;
        if (element.equals("table")) {
            depth++;
            tables += depth == 1 ? 1 : 0;
            return;
        }
        if (!isHere()) {
            return;
        }
        switch (element) {
            case "tr" -> {
                endRow();
                line++;
            }
            case "td", "th" -> startCell(attributes);
            case "br", "p", "div", "li" -> breakLine();
            default -> {}
        }
    }

    private static boolean isUnseen(String element) {
        return element.equals("script") || element.equals("style");
    }

    private boolean isHere() {
        return depth == 1 && tables - 1 == wanted;
    }

    private void startCell(List<String> attributes) {
        while (covered.getOrDefault(cells.size(), 0L) >= line) {
            cells.add("");
        }
        int columns = number(attributes, "colspan");
        int rows = number(attributes, "rowspan");
        int column = cells.size();
        if (columns > 1 || rows > 1) {
            merges.add(new Merge(line, line + rows - 1, column, column + columns - 1));
        }
        for (int i = column; rows > 1 && i < column + columns; i++) {
            covered.put(i, line + rows - 1);
        }
        for (int i = 0; i < columns; i++) {
            cells.add("");
        }
        if (cells.size() > MOST_SPAN) {
            throw Problem.invalid("upload", "tabular.too_many_fields", cells.size(), limits.fields());
        }
        inCell = true;
        text.setLength(0);
        cellColumn = column;
    }

    private static int number(List<String> attributes, String name) {
        for (int i = 0; i + 1 < attributes.size(); i += 2) {
            String value = attributes.get(i + 1).strip();
            if (attributes.get(i).equals(name) && value.matches("[0-9]{1,5}")) {
                return Math.max(1, Math.min(MOST_SPAN, Integer.parseInt(value)));
            }
        }
        return 1;
    }

    private void breakLine() {
        if (inCell && text.length() > 0) {
            text.append('\n');
        }
    }

    @Override
    public void text(String part) {
        if (!inCell || depth == 0 || unseen > 0 || tables - 1 != wanted) {
            return;
        }
        text.append(BLANKS.matcher(part).replaceAll(" "));
        if (text.length() > limits.cellCharacters()) {
            throw Problem.invalid("upload", "tabular.cell_too_long", line, cellColumn + 1, limits.cellCharacters());
        }
    }

    @Override
    public void closeTag(String element) {
        if (isHere()) {
            switch (element) {
                case "td", "th" -> endCell();
                case "tr", "table" -> endRow();
                default -> {}
            }
        }
        unseen -= isUnseen(element) ? 1 : 0;
        depth -= element.equals("table") ? 1 : 0;
    }

    private void endCell() {
        if (inCell) {
            cells.set(cellColumn, text.toString().strip().replaceAll(" ?\n ?", "\n"));
            inCell = false;
        }
    }

    private void endRow() {
        endCell();
        if (!cells.isEmpty()) {
            sink.row(new Row(line, cells.toArray(new String[0])));
            cells.clear();
        }
    }

    /** Tells of merged cells; after the last row. */
    void finish() {
        merges.forEach(sink::merged);
    }
}
