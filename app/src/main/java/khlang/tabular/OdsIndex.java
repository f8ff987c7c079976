package khlang.tabular;

import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.xml.sax.Attributes;
import org.xml.sax.helpers.DefaultHandler;

/** Lists the sheets of an OpenDocument spreadsheet, and which of them a person does not see. */
final class OdsIndex extends DefaultHandler {
    static final String TABLE = "urn:oasis:names:tc:opendocument:xmlns:table:1.0";
    private static final String STYLE = "urn:oasis:names:tc:opendocument:xmlns:style:1.0";

    private final Sheets<Integer> sheets;
    private final Set<String> hiddenStyles = new HashSet<>();
    private String style = "";
    private int depth;
    private int number;

    /** @param sheets takes each sheet with its number from 0 */
    OdsIndex(Sheets<Integer> sheets) {
        this.sheets = sheets;
    }

    @Override
    public void startElement(String uri, String localName, String name, Attributes attributes) {
        if (uri.equals(STYLE) && localName.equals("style")) {
            style = text(attributes, STYLE, "name");
        }
        if (localName.equals("table-properties")
                && text(attributes, TABLE, "display").equals("false")) {
            hiddenStyles.add(style);
        }
        if (uri.equals(TABLE) && localName.equals("table") && depth++ == 0) {
            String sheet = text(attributes, TABLE, "name");
            boolean hidden = hiddenStyles.contains(text(attributes, TABLE, "style-name"));
            sheets.add(sheet, number, hidden ? Sheets.Visibility.HIDDEN : Sheets.Visibility.VISIBLE);
            number++;
        }
    }

    private static String text(Attributes attributes, String uri, String name) {
        @Nullable String value = attributes.getValue(uri, name);
        return value == null ? "" : value;
    }

    @Override
    public void endElement(String uri, String localName, String name) {
        depth -= uri.equals(TABLE) && localName.equals("table") ? 1 : 0;
    }
}
