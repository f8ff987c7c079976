package khlang.datastore;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import khlang.tabular.Field;
import org.jspecify.annotations.Nullable;

/** The forms in which rows are written. */
enum RowText {
    CSV(','),
    /** CSV that a spreadsheet opens: what it would take for a formula stays text. */
    SHEET(','),
    TSV('\t'),
    JSON(',');

    /** How a cell begins that a spreadsheet would run; a number with a sign is none, nor is a dash for nothing. */
    private static final Pattern FORMULA = Pattern.compile("[=@\t\r]|[+-](?![0-9.,]*%?\\z|[- ]*\\z)");

    private final char separator;

    RowText(char separator) {
        this.separator = separator;
    }

    /** The same for a spreadsheet, which goes by a mark at the beginning. */
    RowText forSheet() {
        return this == CSV ? SHEET : this;
    }

    char separator() {
        return separator;
    }

    /** Writes the names of the columns as a line that ends as CKAN ends it. */
    void header(ByteWriter out, List<Field> columns) {
        for (int index = 0; index < columns.size(); index++) {
            if (index > 0) {
                out.ascii(separator);
            }
            cell(out, columns.get(index).id());
        }
        out.text("\r\n");
    }

    /** Writes a row: a line, or for JSON a list. */
    void row(ByteWriter out, @Nullable Object[] values) {
        if (this == JSON) {
            out.ascii('[');
        }
        for (int index = 0; index < values.length; index++) {
            if (index > 0) {
                out.ascii(separator);
            }
            Object value = values[index];
            if (this == JSON) {
                json(out, value);
            } else if (value != null) {
                cell(out, value);
            }
        }
        out.ascii(this == JSON ? ']' : '\n');
    }

    private void cell(ByteWriter out, Object value) {
        if (!(value instanceof String written)) {
            plain(out, value);
            return;
        }
        String text = this == SHEET && FORMULA.matcher(written).lookingAt() ? "'" + written : written;
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
        } else {
            out.text(value.toString());
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
