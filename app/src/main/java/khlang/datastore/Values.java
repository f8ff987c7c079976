package khlang.datastore;

import java.math.BigDecimal;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;

/** Writes values as text, as every door writes them. */
public final class Values {
    private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss");

    private Values() {}

    /** A value as text: numbers plain, dates and times as ISO 8601 writes them. */
    public static String text(Object value) {
        if (value instanceof BigDecimal number) {
            return number.toPlainString();
        }
        if (value instanceof LocalDateTime moment) {
            return MOMENT.format(moment);
        }
        return value.toString();
    }
}
