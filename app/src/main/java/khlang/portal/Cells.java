package khlang.portal;

import java.math.BigDecimal;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Locale;
import khlang.tabular.Field;
import khlang.tabular.FieldType;
import khlang.thai.ThaiCalendar;
import khlang.web.Language;
import khlang.web.View;
import org.jspecify.annotations.Nullable;

/** Writes values of rows as people read them. */
public final class Cells {
    private Cells() {}

    /** A value in the page's language: numbers grouped, dates in its era; empty where there is none. */
    public static String text(View view, Field field, @Nullable Object value) {
        if (value == null) {
            return "";
        }
        if (value instanceof LocalDate || value instanceof LocalDateTime) {
            return date(value, view.language());
        }
        if (value instanceof Boolean yes) {
            return view.t(yes ? "portal.yes" : "portal.no");
        }
        if (value instanceof Long whole) {
            boolean plain = !field.kind().isAmount() || looksLikeYear(field, whole);
            return plain ? whole.toString() : view.number(whole);
        }
        if (value instanceof BigDecimal || value instanceof Double) {
            return decimal(field, (Number) value);
        }
        return value.toString();
    }

    /** A date as pages in a language write it; empty for anything else. */
    static String date(@Nullable Object value, Language language) {
        if (value instanceof LocalDate date) {
            return ThaiCalendar.shortDate(date, language.code());
        }
        return value instanceof LocalDateTime moment ? ThaiCalendar.shortDateTime(moment, language.code()) : "";
    }

    /** A date as pages in the other language write it, by the other era; empty for anything else. */
    static String otherEra(View view, @Nullable Object value) {
        return date(value, view.language() == Language.TH ? Language.EN : Language.TH);
    }

    /** The same of a value in the normal form of {@link khlang.tabular.TabularContent}. */
    static String normal(View view, Field field, String value) {
        if (value.isEmpty()) {
            return "";
        }
        return text(
                view,
                field,
                switch (field.type()) {
                    case INTEGER -> Long.valueOf(value);
                    case NUMBER -> new BigDecimal(value);
                    case BOOLEAN -> Boolean.valueOf(value);
                    case DATE -> LocalDate.parse(value);
                    case TIMESTAMP -> LocalDateTime.parse(value.replace(' ', 'T'));
                    case TEXT -> value;
                });
    }

    /** Whether values of the field stand at the right. */
    public static boolean numeric(Field field) {
        return field.type() == FieldType.INTEGER || field.type() == FieldType.NUMBER;
    }

    // Codes and years are read digit by digit: 2,567 would not be understood as one.
    private static boolean looksLikeYear(Field field, long value) {
        boolean said = field.label().contains("ปี")
                || field.id().toLowerCase(Locale.ROOT).contains("year");
        return said && value >= 1800 && value <= 2700;
    }

    private static String decimal(Field field, Number value) {
        String grouped = field.kind().isAmount() ? "#,##0" : "0";
        DecimalFormat format =
                new DecimalFormat(grouped + ".##################", DecimalFormatSymbols.getInstance(Locale.ROOT));
        format.setMinimumFractionDigits(Math.max(0, Math.min(field.scale(), 2)));
        return format.format(value);
    }
}
