package khlang.datastore;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import java.util.Optional;
import khlang.problem.Problem;
import khlang.query.Folding;
import khlang.query.NestedText;
import khlang.query.TimeOfDay;
import khlang.tabular.Field;
import khlang.tabular.FieldType;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Turns the values of records as callers write them into those that a field keeps. */
final class RecordValue {
    /** Digits before the point and behind it, which together are as many as a decimal has. */
    private static final int WHOLE = 20;

    private static final int BEHIND = 18;
    private static final int LONG_DIGITS = 18;
    private static final int MOST_NUMBER = 400;
    private static final int SHOWN = 100;
    private static final ZoneOffset THAILAND = ZoneOffset.ofHours(7);

    private RecordValue() {}

    /**
     * The value, which is null where nothing is said, or an empty text where none can be.
     *
     * @throws Problem under {@code records} where it does not fit the field
     */
    static @Nullable Object of(Field field, JsonNode written) {
        if (written.isNull()) {
            return null;
        }
        if (field.nested()) {
            return nested(field, written);
        }
        String text = written.isValueNode() ? written.asString() : written.toString();
        boolean time = field.time();
        if ((field.type() != FieldType.TEXT || time) && text.isBlank()) {
            return null;
        }
        if (time) {
            return TimeOfDay.of(text).orElseThrow(() -> wrong(field, "time", text));
        }
        Optional<?> value = Optional.empty();
        if (written.isValueNode() || field.type() == FieldType.TEXT) {
            value = of(field, text);
        }
        return value.orElseThrow(() -> wrong(field, field.type().name().toLowerCase(Locale.ROOT), text));
    }

    /** The text of a list's or an object's JSON, which a caller may also have written as a text. */
    private static String nested(Field field, JsonNode written) {
        String json = NestedText.of(written);
        if (!Folding.writable(json) || (field.list() && !json.startsWith("["))) {
            throw Problem.invalid("records", "datastore.record.nested", field.id(), shown(json));
        }
        return json;
    }

    private static Optional<?> of(Field field, String text) {
        return switch (field.type()) {
            case TEXT -> Optional.of(text).filter(Folding::writable);
            case INTEGER ->
                number(text)
                        .filter(number -> number.stripTrailingZeros().scale() <= 0 && whole(number) <= LONG_DIGITS)
                        .map(BigDecimal::longValueExact);
            case NUMBER ->
                field.scale() < 0
                        ? number(text).map(BigDecimal::doubleValue).filter(Double::isFinite)
                        : number(text)
                                .map(RecordValue::plain)
                                .filter(number -> whole(number) <= WHOLE)
                                .filter(number -> number.scale() <= BEHIND);
            case BOOLEAN -> flag(text);
            case DATE ->
                moment(text)
                        .filter(moment -> moment.equals(moment.toLocalDate().atStartOfDay()))
                        .map(LocalDateTime::toLocalDate);
            case TIMESTAMP -> moment(text);
        };
    }

    /** A number without zeros behind its last digit, so that equal ones are the same. */
    private static BigDecimal plain(BigDecimal number) {
        BigDecimal plain = number.stripTrailingZeros();
        return plain.scale() < 0 && whole(plain) <= WHOLE ? plain.setScale(0) : plain;
    }

    private static long whole(BigDecimal number) {
        return (long) number.precision() - number.scale();
    }

    /** The number that a text is, in Thai or Arabic digits. */
    static Optional<BigDecimal> number(String text) {
        if (text.length() > MOST_NUMBER) {
            return Optional.empty();
        }
        try {
            BigDecimal number = new BigDecimal(Folding.of(text.strip()));
            return Optional.of(number).filter(found -> Math.abs((long) found.scale()) <= MOST_NUMBER);
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }

    private static Optional<Boolean> flag(String text) {
        return switch (text.strip().toLowerCase(Locale.ROOT)) {
            case "true", "t", "yes", "y", "1", "on" -> Optional.of(true);
            case "false", "f", "no", "n", "0", "off" -> Optional.of(false);
            default -> Optional.empty();
        };
    }

    /** The moment that a text in the form of ISO 8601 is; one with a zone is told as clocks in Thailand show it. */
    static Optional<LocalDateTime> moment(String text) {
        String written = text.strip().replaceFirst("^(\\d{4}-\\d{2}-\\d{2}) ", "$1T");
        try {
            LocalDateTime moment = written.length() <= "2024-01-31".length()
                    ? LocalDate.parse(written).atStartOfDay()
                    : written.matches(".*([Zz]|[+-]\\d{2}:?\\d{2})")
                            ? OffsetDateTime.parse(written.replaceFirst("([+-]\\d{2})(\\d{2})$", "$1:$2"))
                                    .withOffsetSameInstant(THAILAND)
                                    .toLocalDateTime()
                            : LocalDateTime.parse(written);
            return Optional.of(moment).filter(found -> found.getYear() >= 1 && found.getYear() <= 9999);
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }

    private static Problem wrong(Field field, String holds, String text) {
        return Problem.invalid("records", "datastore.record." + holds, field.id(), shown(text));
    }

    private static String shown(String text) {
        return text.length() > SHOWN ? text.substring(0, SHOWN) + "…" : text;
    }
}
