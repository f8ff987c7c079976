package khlang.tabular;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.xml.sax.Attributes;

/** The formats of an XML spreadsheet's styles, which stand before its sheets. */
final class XmlStyles {
    /** Formats that are named; others stand as they are. */
    private static final Map<String, String> NAMED = Map.of(
            "General Number", "General",
            "General Date", "d/m/yyyy h:mm",
            "Long Date", "d mmmm yyyy",
            "Medium Date", "d-mmm-yy",
            "Short Date", "d/m/yyyy",
            "Long Time", "h:mm:ss",
            "Medium Time", "h:mm",
            "Short Time", "h:mm",
            "Fixed", "0.00",
            "Percent", "0.00%");

    /** No number of a format that Excel has by itself. */
    private static final int OWN = 164;

    private final Map<String, CellFormat> formats = new HashMap<>();
    private final CellFormat plain = CellFormat.of(OWN, null, false);
    private String style = "";

    /** An element of the file, be it a style's or not. */
    void start(String localName, Attributes attributes) {
        switch (localName) {
            case "Style" -> {
                style = attribute(attributes, "ID");
                @Nullable CellFormat parent = formats.get(attribute(attributes, "Parent"));
                if (parent != null) {
                    formats.put(style, parent);
                }
            }
            case "NumberFormat" -> {
                String format = attribute(attributes, "Format");
                formats.put(style, CellFormat.of(OWN, NAMED.getOrDefault(format, format), false));
            }
            default -> {}
        }
    }

    /** The format of a style; a plain one where it has none. */
    CellFormat of(String id) {
        return formats.getOrDefault(id, plain);
    }

    static String attribute(Attributes attributes, String name) {
        @Nullable String value = attributes.getValue(XmlSheet.SPREADSHEET, name);
        return value == null ? "" : value;
    }
}
