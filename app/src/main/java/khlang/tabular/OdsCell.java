package khlang.tabular;

import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import java.util.regex.Pattern;
import khlang.problem.Problem;
import org.jspecify.annotations.Nullable;
import org.xml.sax.Attributes;

/** One cell of an OpenDocument spreadsheet: its value by type, and what it shows. */
final class OdsCell {
    private static final String OFFICE = "urn:oasis:names:tc:opendocument:xmlns:office:1.0";
    private static final String EXTENSION = "urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0";

    /** Digits set apart as in phone numbers. */
    private static final Pattern CODE = Pattern.compile("[0-9][0-9/()-]*[0-9]");

    /** Parts of a second, which count where they are shown. */
    private static final Pattern PARTS = Pattern.compile(":\\d{2}[.,]\\d");

    private static final Pattern FRACTION = Pattern.compile("\\.\\d{3}.*");
    private static final Pattern DECIMALS = Pattern.compile("-?[0-9]+\\.[0-9]+");

    private final TabularLimits limits;
    private final long line;
    private final int column;
    private final String type;
    private final String value;
    private final String currency;
    private final boolean error;
    private final String formula;
    private final StringBuilder shown = new StringBuilder();
    private boolean inParagraph;
    private boolean any;

    OdsCell(Attributes attributes, TabularLimits limits, long line, int column) {
        this.limits = limits;
        this.line = line;
        this.column = column;
        this.type = text(attributes, OFFICE, "value-type");
        this.value = switch (type) {
            case "date" -> text(attributes, OFFICE, "date-value");
            case "time" -> text(attributes, OFFICE, "time-value");
            case "boolean" -> text(attributes, OFFICE, "boolean-value");
            case "string" -> text(attributes, OFFICE, "string-value");
            default -> text(attributes, OFFICE, "value");
        };
        this.currency = type.equals("currency") ? text(attributes, OFFICE, "currency") : "";
        this.error = text(attributes, EXTENSION, "value-type").equals("error");
        this.formula = text(attributes, OdsIndex.TABLE, "formula");
    }

    private static String text(Attributes attributes, String uri, String name) {
        @Nullable String value = attributes.getValue(uri, name);
        return value == null ? "" : value;
    }

    /** Whether its formula takes a value from another file. */
    boolean isFromElsewhere() {
        return formula.contains("'file:") || formula.contains("'http");
    }

    void paragraph() {
        if (any) {
            shown.append('\n');
        }
        any = true;
        inParagraph = true;
    }

    void endParagraph() {
        inParagraph = false;
    }

    void append(String text) {
        shown.append(text);
    }

    void characters(char[] text, int start, int length) {
        if (!inParagraph) {
            return;
        }
        shown.append(text, start, length);
        if (shown.length() > limits.cellCharacters()) {
            throw Problem.invalid("upload", "tabular.cell_too_long", line, column, limits.cellCharacters());
        }
    }

    /** The cell's text: numbers plain, dates and times as ISO writes them. */
    String value() {
        String text = shown.toString();
        if (error) {
            return CellText.isError(text) ? text : "#VALUE!";
        }
        if (type.isEmpty() && !formula.isEmpty() && text.isEmpty()) {
            return "#CALC!";
        }
        return switch (type) {
            case "float", "currency" -> number(text);
            case "percentage" -> percent(text);
            case "date" -> moment(text);
            case "time" -> time(text);
            case "boolean" -> value;
            default -> value.isEmpty() ? text : value;
        };
    }

    private String number(String text) {
        String plain;
        try {
            plain = CellFormat.plain(value);
        } catch (NumberFormatException e) {
            return text;
        }
        // A code is what it shows: 00100 and not 100.
        boolean code = CODE.matcher(text).matches()
                && text.replaceAll("[^0-9]", "").replaceFirst("^0+(?=.)", "").equals(plain);
        // And 7.10 may be item ten of seven: it is no other number than 7.1.
        boolean filled = !code
                && text.length() > plain.length()
                && DECIMALS.matcher(text).matches()
                && text.replaceFirst("\\.?0+$", "").equals(plain);
        boolean baht = currency.equals("THB") || (type.equals("currency") && text.contains("฿"));
        return baht ? "฿" + plain : code || filled ? text : plain;
    }

    private String percent(String text) {
        try {
            return CellFormat.percent(Double.parseDouble(value));
        } catch (NumberFormatException e) {
            return text;
        }
    }

    private String moment(String text) {
        if (value.length() < 10) {
            return text;
        }
        String time = value.length() > 18 ? value.substring(11, 19) : "";
        String part = time.isEmpty() || !PARTS.matcher(text).find() ? "" : part(value.substring(19));
        boolean day = time.isEmpty() || (time.equals("00:00:00") && part.isEmpty());
        return value.substring(0, 10) + (day ? "" : " " + time + part);
    }

    private String time(String text) {
        try {
            Duration time = Duration.parse(value);
            return String.format(
                            Locale.ROOT, "%02d:%02d:%02d", time.toHours(), time.toMinutesPart(), time.toSecondsPart())
                    + (PARTS.matcher(text).find() ? part(time.toMillisPart()) : "");
        } catch (DateTimeParseException e) {
            return text;
        }
    }

    /** The thousandths that stand behind the seconds of a time. */
    private static String part(String rest) {
        return FRACTION.matcher(rest).matches() ? part(Integer.parseInt(rest.substring(1, 4))) : "";
    }

    private static String part(int thousandths) {
        return thousandths > 0 ? String.format(Locale.ROOT, ".%03d", thousandths) : "";
    }
}
