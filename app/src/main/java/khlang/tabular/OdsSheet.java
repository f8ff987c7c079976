package khlang.tabular;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import khlang.problem.Phrase;
import khlang.problem.Problem;
import org.jspecify.annotations.Nullable;
import org.xml.sax.Attributes;
import org.xml.sax.helpers.DefaultHandler;

/** Turns the XML of one sheet of an OpenDocument spreadsheet into rows. */
final class OdsSheet extends DefaultHandler {
    private static final String TEXT = "urn:oasis:names:tc:opendocument:xmlns:text:1.0";
    private static final String DRAWING = "urn:oasis:names:tc:opendocument:xmlns:drawing:1.0";
    private static final int MOST_COLUMNS = 16_384;
    private static final int MOST_MERGES = 100_000;

    /** More than any program shows. */
    private static final long MOST_ROWS = 1L << 24;

    private final RowSink sink;
    private final int wanted;
    private final TabularLimits limits;
    private final Hidden hidden = new Hidden();
    private final List<Merge> merges = new ArrayList<>();

    private int sheet = -1;
    private int depth;
    private int aside;

    private String[] cells = new String[16];
    private int width;
    private int widest;
    private long rowRepeats;
    private boolean rowHidden;
    private long line;
    private int column;
    private int columnsSeen;
    private int cellRepeats;
    private @Nullable OdsCell cell;
    private long letters;

    /** Thrown behind the last row that is wanted. */
    static final class Ended extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Ended() {
            super("the sheet has ended", null, false, false);
        }
    }

    OdsSheet(RowSink sink, int wanted, TabularLimits limits) {
        this.sink = sink;
        this.wanted = wanted;
        this.limits = limits;
    }

    @Override
    public void startElement(String uri, String localName, String name, Attributes attributes) {
        if (isAside(uri, localName)) {
            aside++;
        } else if (uri.equals(OdsIndex.TABLE) && localName.equals("table")) {
            depth++;
            sheet += depth == 1 ? 1 : 0;
        } else if (sheet == wanted && depth == 1 && aside == 0) {
            inSheet(uri, localName, attributes);
        }
    }

    /** Notes and drawings stand inside cells but are no part of their value. */
    private static boolean isAside(String uri, String localName) {
        return uri.equals(DRAWING) || localName.equals("annotation") || localName.equals("shapes");
    }

    private void inSheet(String uri, String localName, Attributes attributes) {
        if (uri.equals(TEXT)) {
            inText(localName, attributes);
            return;
        }
        switch (localName) {
            case "table-column" -> startColumn(attributes);
            case "table-row" -> startRow(attributes);
            case "table-cell", "covered-table-cell" -> startCell(attributes);
            default -> {}
        }
    }

    private void inText(String localName, Attributes attributes) {
        if (cell == null) {
            return;
        }
        switch (localName) {
            case "p" -> cell.paragraph();
            case "s" -> cell.append(" ".repeat((int) Math.min(100, number(attributes, TEXT, "c"))));
            case "tab" -> cell.append("\t");
            case "line-break" -> cell.append("\n");
            default -> {}
        }
    }

    private void startColumn(Attributes attributes) {
        int repeats = (int) Math.min(MOST_COLUMNS, number(attributes, OdsIndex.TABLE, "number-columns-repeated"));
        if (isHidden(attributes)) {
            hidden.columns(columnsSeen, columnsSeen + repeats - 1);
        }
        columnsSeen += repeats;
    }

    private static boolean isHidden(Attributes attributes) {
        @Nullable String visibility = attributes.getValue(OdsIndex.TABLE, "visibility");
        return visibility != null && !visibility.equals("visible");
    }

    private void startRow(Attributes attributes) {
        rowRepeats = number(attributes, OdsIndex.TABLE, "number-rows-repeated");
        rowHidden = isHidden(attributes);
        width = 0;
        column = 0;
    }

    private void startCell(Attributes attributes) {
        cellRepeats =
                (int) Math.min(Integer.MAX_VALUE / 2, number(attributes, OdsIndex.TABLE, "number-columns-repeated"));
        cell = new OdsCell(attributes, limits, line + 1, column + 1);
        if (cell.isFromElsewhere()) {
            hidden.elsewhere();
        }
        long rows = number(attributes, OdsIndex.TABLE, "number-rows-spanned");
        long columns = number(attributes, OdsIndex.TABLE, "number-columns-spanned");
        if (rows * columns > 1 && merges.size() < MOST_MERGES) {
            merges.add(new Merge(line + 1, line + rows, column, (int) Math.min(MOST_COLUMNS, column + columns - 1)));
        }
    }

    /** A count that is 1 where it is not said. */
    private static long number(Attributes attributes, String uri, String name) {
        @Nullable String value = attributes.getValue(uri, name);
        return value == null ? 1 : Math.max(1, Long.parseLong(value));
    }

    @Override
    public void characters(char[] text, int start, int length) {
        if (cell != null && aside == 0 && depth == 1) {
            cell.characters(text, start, length);
        }
    }

    @Override
    public void endElement(String uri, String localName, String name) {
        if (isAside(uri, localName)) {
            aside--;
        } else if (uri.equals(OdsIndex.TABLE) && localName.equals("table")) {
            depth--;
            if (depth == 0 && sheet == wanted) {
                merges.forEach(sink::merged);
                throw new Ended();
            }
        } else if (sheet == wanted && depth == 1 && aside == 0) {
            switch (localName) {
                case "p" -> endParagraph();
                case "table-cell", "covered-table-cell" -> endCell();
                case "table-row" -> endRow();
                default -> {}
            }
        }
    }

    private void endParagraph() {
        if (cell != null) {
            cell.endParagraph();
        }
    }

    private void endCell() {
        String text = cell == null ? "" : cell.value();
        cell = null;
        if (!text.isEmpty()) {
            int end = column + Math.min(cellRepeats, MOST_COLUMNS);
            if (end > MOST_COLUMNS) {
                throw Problem.invalid("upload", "tabular.too_many_fields", end, limits.fields());
            }
            if (end > cells.length) {
                cells = Arrays.copyOf(cells, Math.max(cells.length * 2, end));
            }
            Arrays.fill(cells, Math.min(width, column), column, "");
            Arrays.fill(cells, column, end, text);
            width = end;
        }
        column = (int) Math.min(Integer.MAX_VALUE / 2, (long) column + cellRepeats);
    }

    private void endRow() {
        widest = Math.max(widest, width);
        for (long i = 1; width > 0 && i <= rowRepeats; i++) {
            // One row may stand for a million: they are counted as if each were written out.
            letters += 16L + width;
            if (letters > limits.uncompressedBytes() || line + i > MOST_ROWS) {
                throw Problem.invalid("upload", "tabular.bomb");
            }
            if (rowHidden) {
                hidden.row();
            }
            sink.row(new Row(line + i, Arrays.copyOf(cells, width)));
        }
        line += rowRepeats;
    }

    List<Phrase> notes() {
        return hidden.notes(widest);
    }
}
