package khlang.datastore;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import khlang.problem.Problem;
import khlang.tabular.Field;
import khlang.tabular.FieldType;
import org.jspecify.annotations.Nullable;

/** Makes conditions out of values as callers write them. */
final class Comparison {
    /** The digits that a decimal column has at most. */
    private static final int DIGITS = 38;

    private static final int LONG_DIGITS = 18;
    /** Numbers further from the point than this are not worth writing out. */
    private static final int MOST_SCALE = 400;

    private Comparison() {}

    static Condition.Test of(Field field, Operator operator, List<@Nullable Object> written) {
        List<Object> values = new ArrayList<>();
        written.stream().filter(Objects::nonNull).forEach(values::add);
        return switch (operator) {
            case EQ, NE -> values.isEmpty() ? isNull(field, operator == Operator.EQ) : equal(field, operator, values);
            case IN ->
                new Condition.Test(
                        field,
                        operator,
                        values.stream()
                                .flatMap(value -> equals(field, value).stream())
                                .toList());
            case GT, GTE, LT, LTE -> range(field, operator, only(field, values));
            case BETWEEN -> between(field, values);
            case CONTAINS, STARTSWITH ->
                new Condition.Test(field, operator, List.of(Folding.ofWords(writable(field, only(field, values)))));
            case ISNULL -> isNull(field, values.isEmpty() || flag(field, only(field, values)));
        };
    }

    private static Condition.Test isNull(Field field, boolean wanted) {
        return new Condition.Test(field, Operator.ISNULL, List.of(wanted));
    }

    private static Object only(Field field, List<Object> values) {
        if (values.size() != 1) {
            throw Problem.invalid("filters", "datastore.filter.one", field.id());
        }
        return values.get(0);
    }

    private static Condition.Test equal(Field field, Operator operator, List<Object> values) {
        List<Object> found = equals(field, only(field, values));
        if (found.isEmpty()) {
            return operator == Operator.EQ ? Condition.Test.never(field) : isNull(field, false);
        }
        return new Condition.Test(field, operator, found);
    }

    private static Condition.Test between(Field field, List<Object> values) {
        if (values.size() != 2) {
            throw Problem.invalid("filters", "datastore.filter.two", field.id());
        }
        Condition.Test from = range(field, Operator.GTE, values.get(0));
        Condition.Test to = range(field, Operator.LTE, values.get(1));
        if (from.operator() != Operator.GTE || to.operator() != Operator.LTE) {
            throw wrong(field, text(values.get(0)) + ", " + text(values.get(1)));
        }
        return new Condition.Test(
                field,
                Operator.BETWEEN,
                List.of(from.values().get(0), to.values().get(0)));
    }

    /** The values of the field's type that equal what was written: one, or none. */
    private static List<Object> equals(Field field, Object written) {
        return switch (field.type()) {
            case TEXT -> List.of(writable(field, written));
            case BOOLEAN -> List.of(flag(field, written));
            case DATE -> {
                LocalDateTime moment = moment(field, written);
                yield atMidnight(moment) ? List.of(moment.toLocalDate()) : List.of();
            }
            case TIMESTAMP -> List.of(moment(field, written));
            case INTEGER, NUMBER -> {
                BigDecimal number = number(field, written);
                boolean fits = field.scale() < 0 || storable(field, number);
                yield fits ? List.of(stored(field, number, RoundingMode.UNNECESSARY)) : List.of();
            }
        };
    }

    private static Condition.Test range(Field field, Operator operator, Object written) {
        return switch (field.type()) {
            case TEXT -> new Condition.Test(field, operator, List.of(writable(field, written)));
            case BOOLEAN -> new Condition.Test(field, operator, List.of(flag(field, written)));
            case DATE -> ofDates(field, operator, moment(field, written));
            case TIMESTAMP -> new Condition.Test(field, operator, List.of(moment(field, written)));
            case INTEGER, NUMBER -> ofNumbers(field, operator, number(field, written));
        };
    }

    private static boolean atMidnight(LocalDateTime moment) {
        return moment.equals(moment.toLocalDate().atStartOfDay());
    }

    private static Condition.Test ofDates(Field field, Operator operator, LocalDateTime moment) {
        // Noon between two dates: below it is up to its date, from it on is above its date.
        boolean between = !atMidnight(moment);
        Operator exact = switch (operator) {
            case LT -> between ? Operator.LTE : operator;
            case GTE -> between ? Operator.GT : operator;
            case EQ, NE, GT, LTE, IN, CONTAINS, STARTSWITH, ISNULL, BETWEEN -> operator;
        };
        return new Condition.Test(field, exact, List.of(moment.toLocalDate()));
    }

    private static Condition.Test ofNumbers(Field field, Operator operator, BigDecimal number) {
        boolean upwards = operator == Operator.GT || operator == Operator.GTE;
        if (field.scale() >= 0 && number.precision() - number.scale() > wholeDigits(field)) {
            // Larger, or smaller, than any number that the column can hold.
            return number.signum() > 0 == upwards ? Condition.Test.never(field) : isNull(field, false);
        }
        // 5.5 between two storable numbers: above it is above 5, from it on is from 6 on.
        RoundingMode rounding =
                operator == Operator.GT || operator == Operator.LTE ? RoundingMode.FLOOR : RoundingMode.CEILING;
        return new Condition.Test(field, operator, List.of(stored(field, number, rounding)));
    }

    private static boolean storable(Field field, BigDecimal number) {
        return number.stripTrailingZeros().scale() <= field.scale()
                && number.precision() - number.scale() <= wholeDigits(field);
    }

    private static int wholeDigits(Field field) {
        return field.type() == FieldType.INTEGER ? LONG_DIGITS : DIGITS - field.scale() - 1;
    }

    private static Object stored(Field field, BigDecimal number, RoundingMode rounding) {
        if (field.scale() < 0) {
            return number.doubleValue();
        }
        BigDecimal scaled = number.setScale(field.scale(), rounding);
        return field.type() == FieldType.INTEGER ? (Object) scaled.longValueExact() : scaled;
    }

    private static String text(Object written) {
        return written instanceof BigDecimal number && Math.abs(number.scale()) < MOST_SCALE
                ? number.toPlainString()
                : written.toString();
    }

    private static String writable(Field field, Object written) {
        String text = text(written);
        if (!Folding.writable(text)) {
            throw wrong(field, text.replaceAll("[\\x00\\p{Cs}]", "?"));
        }
        return text;
    }

    private static BigDecimal number(Field field, Object written) {
        String text = Folding.of(text(written).strip());
        try {
            BigDecimal number = new BigDecimal(text);
            if (text.length() <= MOST_SCALE && Math.abs(number.scale()) <= MOST_SCALE) {
                return number;
            }
        } catch (NumberFormatException e) {
            throw wrong(field, text);
        }
        throw wrong(field, text);
    }

    private static boolean flag(Field field, Object written) {
        String text = text(written).strip().toLowerCase(Locale.ROOT);
        return switch (text) {
            case "true", "t", "yes", "y", "1", "on" -> true;
            case "false", "f", "no", "n", "0", "off" -> false;
            default -> throw wrong(field, text);
        };
    }

    private static LocalDateTime moment(Field field, Object written) {
        String text = text(written).strip().replace(' ', 'T');
        try {
            LocalDateTime moment = text.indexOf('T') < 0
                    ? LocalDate.parse(text).atStartOfDay()
                    : LocalDateTime.parse(text, DateTimeFormatter.ISO_LOCAL_DATE_TIME);
            if (moment.getYear() >= 1 && moment.getYear() <= 9999) {
                return moment;
            }
            throw wrong(field, text);
        } catch (DateTimeParseException e) {
            throw wrong(field, text);
        }
    }

    private static Problem wrong(Field field, String text) {
        String shown = text.length() > 100 ? text.substring(0, 100) + "…" : text;
        return Problem.invalid(
                "filters", "datastore.value." + field.type().name().toLowerCase(Locale.ROOT), field.id(), shown);
    }
}
