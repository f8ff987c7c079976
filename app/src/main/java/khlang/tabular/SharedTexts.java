package khlang.tabular;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import khlang.problem.Problem;
import org.apache.poi.xssf.usermodel.XSSFRichTextString;
import org.xml.sax.Attributes;
import org.xml.sax.helpers.DefaultHandler;

/** The texts that an XLSX file keeps once for all cells. They stay in memory, so their sum is limited. */
final class SharedTexts extends DefaultHandler {
    private static final String NOT_THERE = "#REF!";

    private static final long MOST_LETTERS = 64L << 20;

    /** So many letters of texts stand in the first rows, and more. */
    private static final long FIRST_LETTERS = 1L << 20;

    private final TabularLimits limits;
    private final long enough;
    private final List<String> texts = new ArrayList<>();
    private final StringBuilder text = new StringBuilder();
    private long letters;
    private boolean inText;
    private boolean inReading;

    SharedTexts(TabularLimits limits) {
        this(limits, Long.MAX_VALUE);
    }

    private SharedTexts(TabularLimits limits, long enough) {
        this.limits = limits;
        this.enough = enough;
    }

    /** Those that come first, and in most files stand in the first rows; its reading ends with a {@link CancellationException}. */
    static SharedTexts first(TabularLimits limits) {
        return new SharedTexts(limits, FIRST_LETTERS);
    }

    /** The text of number {@code index}; where the file has none, what Excel shows for what is not there. */
    String text(int index) {
        if (index >= 0 && index < texts.size()) {
            return texts.get(index);
        }
        return letters > enough ? "" : NOT_THERE;
    }

    @Override
    public void startElement(String uri, String localName, String name, Attributes attributes) {
        switch (localName) {
            case "si" -> text.setLength(0);
            case "rPh" -> inReading = true;
            case "t" -> inText = !inReading;
            default -> {}
        }
    }

    @Override
    public void characters(char[] letters, int start, int length) {
        if (!inText) {
            return;
        }
        text.append(letters, start, length);
        this.letters += length;
        if (this.letters > enough) {
            throw new CancellationException("enough texts");
        }
        // A cell that is a letter too long is refused where it stands, with its row and column.
        if (this.letters > MOST_LETTERS) {
            throw Problem.invalid("upload", "tabular.workbook_too_large");
        }
        text.setLength(Math.min(text.length(), limits.cellCharacters() + 1));
    }

    @Override
    public void endElement(String uri, String localName, String name) {
        switch (localName) {
            case "t" -> inText = false;
            case "rPh" -> inReading = false;
            case "si" -> texts.add(decoded(text.toString()));
            default -> {}
        }
    }

    /** XLSX writes letters that XML cannot hold as _x000D_. */
    static String decoded(String text) {
        return text.contains("_x") ? new XSSFRichTextString(text).getString() : text;
    }
}
