package khlang.tabular;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import khlang.problem.Phrase;
import khlang.problem.Problem;
import org.jspecify.annotations.Nullable;
import org.xml.sax.Attributes;
import org.xml.sax.helpers.DefaultHandler;

/** Turns the XML of one sheet of an XML spreadsheet of Excel 2003 into rows. */
final class XmlSheet extends DefaultHandler {
    static final String SPREADSHEET = "urn:schemas-microsoft-com:office:spreadsheet";
    private static final int MOST_COLUMNS = 16_384;

    private final RowSink sink;
    private final int wanted;
    private final TabularLimits limits;
    private final Hidden hidden = new Hidden();
    private final List<Merge> merges = new ArrayList<>();
    private final StringBuilder text = new StringBuilder();
    private String[] cells = new String[16];
    private int sheet = -1;
    private int width;
    private int widest;
    private int column = -1;
    private int covered;
    private long line;
    private boolean rowHidden;
    private boolean inData;
    private String type = "";
    private final XmlStyles styles = new XmlStyles();
    private final Map<Integer, String> columnStyles = new HashMap<>();
    private int styled;
    private String rowStyle = "";
    private String cellStyle = "";

    XmlSheet(RowSink sink, int wanted, TabularLimits limits) {
        this.sink = sink;
        this.wanted = wanted;
        this.limits = limits;
    }

    @Override
    public void startElement(String uri, String localName, String name, Attributes attributes) {
        sheet += localName.equals("Worksheet") ? 1 : 0;
        if (sheet < 0) {
            styles.start(localName, attributes);
        }
        if (sheet != wanted) {
            return;
        }
        switch (localName) {
            case "Column" -> column(attributes);
            case "Row" -> {
                rowStyle = XmlStyles.attribute(attributes, "StyleID");
                line = number(attributes, "Index", line + 1);
                rowHidden = number(attributes, "Hidden", 0) == 1;
                width = 0;
                column = -1;
                covered = 0;
            }
            case "Cell" -> startCell(attributes);
            case "Data" -> {
                inData = true;
                text.setLength(0);
                @Nullable String kind = attributes.getValue(SPREADSHEET, "Type");
                type = kind == null ? "" : kind;
            }
            default -> {}
        }
    }

    private void column(Attributes attributes) {
        int first = (int) number(attributes, "Index", styled + 1L);
        styled = (int) Math.min(MOST_COLUMNS, first + number(attributes, "Span", 0));
        for (int i = first; i <= styled; i++) {
            columnStyles.put(i - 1, XmlStyles.attribute(attributes, "StyleID"));
        }
    }

    private CellFormat format() {
        String own = cellStyle.isEmpty() ? rowStyle : cellStyle;
        return styles.of(own.isEmpty() ? columnStyles.getOrDefault(column, "") : own);
    }

    private void startCell(Attributes attributes) {
        column = (int) number(attributes, "Index", column + covered + 2L) - 1;
        covered = (int) number(attributes, "MergeAcross", 0);
        long down = number(attributes, "MergeDown", 0);
        cellStyle = XmlStyles.attribute(attributes, "StyleID");
        if (column < 0 || column >= MOST_COLUMNS) {
            throw Problem.invalid("upload", "tabular.too_many_fields", column + 1, limits.fields());
        }
        if (covered + down > 0) {
            merges.add(new Merge(line, line + down, column, column + covered));
        }
    }

    private static long number(Attributes attributes, String name, long otherwise) {
        @Nullable String value = attributes.getValue(SPREADSHEET, name);
        return value == null ? otherwise : Math.min(1 << 24, Math.max(0, Long.parseLong(value)));
    }

    @Override
    public void characters(char[] letters, int start, int length) {
        if (!inData) {
            return;
        }
        text.append(letters, start, length);
        if (text.length() > limits.cellCharacters()) {
            throw Problem.invalid("upload", "tabular.cell_too_long", line, column + 1, limits.cellCharacters());
        }
    }

    @Override
    public void endElement(String uri, String localName, String name) {
        if (sheet != wanted) {
            return;
        }
        switch (localName) {
            case "Data" -> {
                inData = false;
                put(value());
            }
            case "Row" -> endRow();
            case "Worksheet" -> merges.forEach(sink::merged);
            default -> {}
        }
    }

    private String value() {
        String raw = text.toString();
        return switch (type) {
            // Before the first day there are times of day alone.
            case "DateTime" ->
                raw.replaceFirst("^1899-12-3[01]T(..:..:..).*$", "$1")
                        .replaceFirst("T00:00:00(\\.0+)?$", "")
                        .replaceFirst("T(..:..:..).*$", " $1");
            case "Boolean" -> raw.strip().equals("1") ? "true" : "false";
            case "Number" -> number(raw);
            default -> raw;
        };
    }

    private String number(String raw) {
        try {
            return format().text(raw.strip());
        } catch (NumberFormatException e) {
            return raw;
        }
    }

    private void put(String value) {
        if (column >= cells.length) {
            cells = Arrays.copyOf(cells, Math.max(cells.length * 2, column + 1));
        }
        Arrays.fill(cells, Math.min(width, column), column, "");
        cells[column] = value;
        width = Math.max(width, column + 1);
    }

    private void endRow() {
        if (width == 0) {
            return;
        }
        widest = Math.max(widest, width);
        if (rowHidden) {
            hidden.row();
        }
        sink.row(new Row(line, Arrays.copyOf(cells, width)));
    }

    List<Phrase> notes() {
        return hidden.notes(widest);
    }
}
