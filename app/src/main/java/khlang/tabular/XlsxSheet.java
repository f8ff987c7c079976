package khlang.tabular;

import java.util.Arrays;
import java.util.List;
import khlang.problem.Phrase;
import khlang.problem.Problem;
import org.apache.poi.ss.util.CellRangeAddress;
import org.jspecify.annotations.Nullable;
import org.xml.sax.Attributes;
import org.xml.sax.helpers.DefaultHandler;

/** Turns the XML of one sheet into rows. */
final class XlsxSheet extends DefaultHandler {
    private static final int MOST_COLUMNS = 16_384;

    /** A formula whose value was never saved: shown as what Excel shows for a formula it cannot work out. */
    private static final String NO_VALUE = "#CALC!";

    private final RowSink sink;
    private final SharedTexts texts;
    private final List<CellFormat> formats;
    private final TabularLimits limits;
    private final CellFormat plain = CellFormat.of(0, "General", false);

    private String[] cells = new String[16];
    private int width;
    private int widest;
    private final Hidden hidden = new Hidden();
    private boolean rowHidden;
    private long line;
    private int column;
    private String type = "n";
    private int style;
    private boolean formula;
    private boolean inValue;
    private boolean chart;
    private final StringBuilder value = new StringBuilder();

    XlsxSheet(RowSink sink, SharedTexts texts, List<CellFormat> formats, TabularLimits limits) {
        this.sink = sink;
        this.texts = texts;
        this.formats = formats;
        this.limits = limits;
    }

    @Override
    public void startElement(String uri, String localName, String name, Attributes attributes) {
        switch (localName) {
            case "row" -> startRow(attributes);
            case "c" -> startCell(attributes);
            case "f" -> formula = true;
            case "v", "t" -> inValue = true;
            case "rPh" -> inValue = false;
            case "col" -> startColumns(attributes);
            case "mergeCell" -> merged(attributes.getValue("ref"));
            case "chartsheet" -> chart = true;
            default -> {}
        }
    }

    private void startColumns(Attributes attributes) {
        if (isTrue(attributes.getValue("hidden"))) {
            hidden.columns(
                    Integer.parseInt(attributes.getValue("min")) - 1, Integer.parseInt(attributes.getValue("max")) - 1);
        }
    }

    private static boolean isTrue(@Nullable String flag) {
        return "1".equals(flag) || "true".equals(flag);
    }

    private void startRow(Attributes attributes) {
        rowHidden = isTrue(attributes.getValue("hidden"));
        @Nullable String number = attributes.getValue("r");
        line = number == null ? line + 1 : Long.parseLong(number);
        width = 0;
        column = -1;
    }

    private void startCell(Attributes attributes) {
        @Nullable String reference = attributes.getValue("r");
        column = reference == null ? column + 1 : column(reference);
        if (column >= MOST_COLUMNS) {
            throw Problem.invalid("upload", "tabular.broken_workbook");
        }
        @Nullable String kind = attributes.getValue("t");
        type = kind == null ? "n" : kind;
        @Nullable String index = attributes.getValue("s");
        style = index == null ? -1 : Integer.parseInt(index);
        formula = false;
        value.setLength(0);
    }

    private static int column(String reference) {
        int column = 0;
        for (int i = 0; i < reference.length() && Character.isLetter(reference.charAt(i)) && i < 4; i++) {
            column = column * 26 + (reference.charAt(i) - 'A' + 1);
        }
        return column - 1;
    }

    private void merged(@Nullable String reference) {
        if (reference != null) {
            CellRangeAddress range = CellRangeAddress.valueOf(reference);
            sink.merged(new Merge(
                    range.getFirstRow() + 1L, range.getLastRow() + 1L, range.getFirstColumn(), range.getLastColumn()));
        }
    }

    @Override
    public void characters(char[] letters, int start, int length) {
        if (!inValue) {
            return;
        }
        value.append(letters, start, length);
        if (value.length() > limits.cellCharacters()) {
            throw Problem.invalid("upload", "tabular.cell_too_long", line, column + 1, limits.cellCharacters());
        }
    }

    @Override
    public void endElement(String uri, String localName, String name) {
        switch (localName) {
            case "v", "t" -> inValue = false;
            case "c" -> put(column, text());
            case "row" -> endRow();
            default -> {}
        }
    }

    private void put(int index, String text) {
        // A cell that only has a format is nothing; some sheets have thousands in each row.
        if (text.isEmpty()) {
            return;
        }
        if (index >= cells.length) {
            cells = Arrays.copyOf(cells, Math.max(cells.length * 2, index + 1));
        }
        Arrays.fill(cells, Math.min(width, index), index, "");
        cells[index] = text;
        width = index + 1;
    }

    private void endRow() {
        if (rowHidden && width > 0) {
            hidden.row();
        }
        widest = Math.max(widest, width);
        sink.row(new Row(line, Arrays.copyOf(cells, width)));
    }

    private String text() {
        String raw = value.toString();
        if (raw.isEmpty()) {
            return formula && !type.equals("str") ? NO_VALUE : "";
        }
        return switch (type) {
            case "s" -> texts.text(Integer.parseInt(raw.strip()));
            case "b" -> raw.strip().equals("1") ? "true" : "false";
            case "n" -> format().text(raw.strip());
            // Texts, errors and ISO dates stand as they are.
            default -> SharedTexts.decoded(raw);
        };
    }

    /** The workbook takes values from other files. */
    void elsewhere() {
        hidden.elsewhere();
    }

    /** Whether it holds a chart and no cells. */
    boolean isChart() {
        return chart;
    }

    List<Phrase> notes() {
        return hidden.notes(widest);
    }

    private CellFormat format() {
        return style >= 0 && style < formats.size() ? formats.get(style) : plain;
    }
}
