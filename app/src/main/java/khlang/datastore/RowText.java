package khlang.datastore;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import khlang.tabular.Field;
import org.jspecify.annotations.Nullable;

/**
 * The forms of text in which rows are written.
 *
 * @param forSheet whether a spreadsheet opens it: what it would take for a formula stays text
 * @param ending what ends each row
 */
record RowText(char separator, boolean forSheet, String ending) {
    private static final String LINE = "\r\n";

    /** A row of one column without a value: readers drop lines that have nothing. */
    static final String NOTHING = "\"\"";

    static final RowText CSV = new RowText(',', false, LINE);
    static final RowText TSV = new RowText('\t', false, LINE);

    /** How a cell begins that a spreadsheet would run; a number with a sign is none, nor is a dash for nothing. */
    private static final Pattern FORMULA = Pattern.compile("[=@\t\r]|[+-](?![0-9.,]*%?\\z|[- ]*\\z)");

    /** The same for a spreadsheet. */
    RowText ofSheet() {
        return new RowText(separator, true, ending);
    }

    /** The same with rows that end as CKAN's do, below a header that ends like any other. */
    RowText asCkan() {
        return new RowText(separator, forSheet, "\n");
    }

    /** Writes the names of the columns as a line. */
    void header(ByteWriter out, List<Field> columns) {
        for (int index = 0; index < columns.size(); index++) {
            if (index > 0) {
                out.ascii(separator);
            }
            cell(out, columns.get(index).id());
        }
        out.text(LINE);
    }

    /** Writes a row as a line. */
    void row(ByteWriter out, @Nullable Object[] values) {
        for (int index = 0; index < values.length; index++) {
            if (index > 0) {
                out.ascii(separator);
            }
            Object value = values[index];
            if (value != null) {
                cell(out, value);
            } else if (values.length == 1) {
                out.text(NOTHING);
            }
        }
        out.text(ending);
    }

    /** Writes a row as a list in JSON. */
    static void list(ByteWriter out, @Nullable Object[] values) {
        for (int index = 0; index < values.length; index++) {
            out.ascii(index == 0 ? '[' : ',');
            json(out, values[index]);
        }
        out.text(values.length == 0 ? "[]" : "]");
    }

    private void cell(ByteWriter out, Object value) {
        if (!(value instanceof CharSequence letters)) {
            plain(out, value);
            return;
        }
        String written = letters.toString();
        String text = forSheet && FORMULA.matcher(written).lookingAt() ? "'" + written : written;
        if (!quoted(text)) {
            out.text(text);
            return;
        }
        out.ascii('"');
        for (int from = 0, next; from <= text.length(); from = next + 1) {
            next = text.indexOf('"', from);
            if (next < 0) {
                out.text(text.substring(from));
                break;
            }
            out.text(text.substring(from, next));
            out.text("\"\"");
        }
        out.ascii('"');
    }

    private boolean quoted(String text) {
        for (int index = 0; index < text.length(); index++) {
            char character = text.charAt(index);
            if (character == separator || character == '"' || character == '\n' || character == '\r') {
                return true;
            }
        }
        // An empty text in quotes is not the same as no value.
        return text.isEmpty();
    }

    private static void plain(ByteWriter out, Object value) {
        if (value instanceof Long number) {
            out.number(number);
        } else if (value instanceof BigDecimal number) {
            out.decimal(number);
        } else if (value instanceof LocalDate date) {
            date(out, date);
        } else if (value instanceof LocalDateTime moment) {
            date(out, moment.toLocalDate());
            out.ascii('T');
            out.digits(moment.getHour(), 2);
            out.ascii(':');
            out.digits(moment.getMinute(), 2);
            out.ascii(':');
            out.digits(moment.getSecond(), 2);
            fraction(out, moment.getNano() / 1_000);
        } else {
            out.text(value.toString());
        }
    }

    /** Parts of a second, where there are any. */
    private static void fraction(ByteWriter out, int microseconds) {
        if (microseconds > 0) {
            int digits = 6;
            int part = microseconds;
            for (; part % 10 == 0; part /= 10) {
                digits--;
            }
            out.ascii('.');
            out.digits(part, digits);
        }
    }

    private static void date(ByteWriter out, LocalDate date) {
        out.digits(date.getYear(), 4);
        out.ascii('-');
        out.digits(date.getMonthValue(), 2);
        out.ascii('-');
        out.digits(date.getDayOfMonth(), 2);
    }

    /** Writes a value as JSON. */
    static void json(ByteWriter out, @Nullable Object value) {
        if (value == null) {
            out.text("null");
        } else if (value instanceof String text) {
            string(out, text);
        } else if (value instanceof Nested nested) {
            out.text(nested.json());
        } else if (value instanceof LocalDate || value instanceof LocalDateTime) {
            out.ascii('"');
            plain(out, value);
            out.ascii('"');
        } else {
            plain(out, value);
        }
    }

    private static void string(ByteWriter out, String text) {
        out.ascii('"');
        int from = 0;
        for (int index = 0; index < text.length(); index++) {
            char character = text.charAt(index);
            if (character >= ' ' && character != '"' && character != '\\') {
                continue;
            }
            out.text(text.substring(from, index));
            out.text(escape(character));
            from = index + 1;
        }
        out.text(from == 0 ? text : text.substring(from));
        out.ascii('"');
    }

    private static String escape(char character) {
        return switch (character) {
            case '"' -> "\\\"";
            case '\\' -> "\\\\";
            case '\n' -> "\\n";
            case '\r' -> "\\r";
            case '\t' -> "\\t";
            default -> String.format(Locale.ROOT, "\\u%04x", (int) character);
        };
    }
}
