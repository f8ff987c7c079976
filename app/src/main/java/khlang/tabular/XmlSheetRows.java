package khlang.tabular;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import khlang.problem.Phrase;
import org.jspecify.annotations.Nullable;
import org.xml.sax.Attributes;
import org.xml.sax.helpers.DefaultHandler;

/** The rows of an XML spreadsheet of Excel 2003, which some systems still write under a name that ends in .xls. */
final class XmlSheetRows implements WorkbookRows {
    private final Path file;
    private final TabularLimits limits;
    private final WorkbookXml xml;
    private final Sheets<Integer> sheets = new Sheets<>();
    private List<Phrase> notes = List.of();

    XmlSheetRows(Path file, TabularLimits limits) {
        this.file = file;
        this.limits = limits;
        this.xml = new WorkbookXml(limits);
        parse(new Index());
    }

    private void parse(DefaultHandler handler) {
        xml.restart();
        try {
            xml.parse(Files.newInputStream(file), Set.of(), handler);
        } catch (IOException | RuntimeException e) {
            throw WorkbookXml.broken(e);
        }
    }

    @Override
    public Sheets<?> index() {
        return sheets;
    }

    @Override
    public void read(String sheet, RowSink sink) {
        XmlSheet rows = new XmlSheet(sink, sheets.place(sheet, -1), limits);
        parse(rows);
        notes = rows.notes();
    }

    @Override
    public List<Phrase> notes() {
        return notes;
    }

    @Override
    public long bytesRead() {
        return xml.unpacked();
    }

    @Override
    public void close() {
        // Each reading opens and closes the file itself.
    }

    /** Lists the sheets; which are hidden stands behind their rows. */
    private final class Index extends DefaultHandler {
        private final StringBuilder visibility = new StringBuilder();
        private boolean inVisibility;
        private String name = "";
        private int number;

        @Override
        public void startElement(String uri, String localName, String qualified, Attributes attributes) {
            if (localName.equals("Worksheet")) {
                @Nullable String sheet = attributes.getValue(XmlSheet.SPREADSHEET, "Name");
                name = sheet == null ? "" : sheet;
                visibility.setLength(0);
            }
            inVisibility = localName.equals("Visible");
        }

        @Override
        public void characters(char[] letters, int start, int length) {
            if (inVisibility) {
                visibility.append(letters, start, length);
            }
        }

        @Override
        public void endElement(String uri, String localName, String qualified) {
            inVisibility = false;
            if (localName.equals("Worksheet")) {
                sheets.add(name, number, Sheets.Visibility.of(visibility.toString()));
                number++;
            }
        }
    }
}
