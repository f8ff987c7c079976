package khlang.query;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import khlang.problem.Problem;
import khlang.tabular.Field;
import khlang.tabular.FieldType;
import org.jspecify.annotations.Nullable;

/** Makes conditions out of values as callers write them. */
public final class Comparison {
    /** The digits that a decimal column has at most. */
    static final int DIGITS = 38;

    private static final Map<Operator, Operator> TURNED = Map.of(
            Operator.EQ, Operator.EQ,
            Operator.NE, Operator.NE,
            Operator.LT, Operator.GT,
            Operator.LTE, Operator.GTE,
            Operator.GT, Operator.LT,
            Operator.GTE, Operator.LTE);

    private static final int LONG_DIGITS = 18;
    /** Numbers further from the point than this are not worth writing out. */
    private static final int MOST_SCALE = 400;

    private final String parameter;
    private final Clock clock;
    private final Field field;

    private Comparison(String parameter, Clock clock, Field field) {
        this.parameter = parameter;
        this.clock = clock;
        this.field = field;
    }

    /** Of a field with values. @throws Problem under {@code parameter} where they do not fit it */
    static Condition.Test of(
            String parameter, Clock clock, Field field, Operator operator, List<@Nullable Object> written) {
        return new Comparison(parameter, clock, field).of(operator, written);
    }

    /** Of anything with anything that is of its kind. @throws Problem under {@code parameter} where it is not */
    static Condition of(String parameter, Clock clock, Expression left, Operator operator, List<Expression> right) {
        boolean constants = right.stream().allMatch(Expression.Constant.class::isInstance);
        if (left instanceof Expression.Cell cell && constants) {
            List<@Nullable Object> values = right.stream()
                    .<@Nullable Object>map(one -> ((Expression.Constant) one).value())
                    .toList();
            return of(parameter, clock, cell.field(), operator, values);
        }
        Operator turned = TURNED.get(operator);
        if (left instanceof Expression.Constant && turned != null && right.get(0) instanceof Expression.Cell) {
            return of(parameter, clock, right.get(0), turned, List.of(left));
        }
        if (operator == Operator.ISNULL) {
            return new Condition.Compare(left, operator, right);
        }
        if (clock.zone() != null && comparesDates(left, right)) {
            // A time beside a date is the one that clocks of the zone show on that date.
            return of(
                    parameter,
                    clock.unmoved(),
                    clock.local(left),
                    operator,
                    right.stream().map(clock::local).toList());
        }
        Expression whole = fitting(parameter, clock, left, right.get(0));
        List<Expression> others =
                right.stream().map(one -> fitting(parameter, clock, one, whole)).toList();
        return new Condition.Compare(whole, operator, others);
    }

    private static boolean comparesDates(Expression left, List<Expression> right) {
        return Stream.concat(Stream.of(left), right.stream())
                        .map(Expression::type)
                        .filter(type -> type == FieldType.DATE || type == FieldType.TIMESTAMP)
                        .distinct()
                        .count()
                == 2;
    }

    /** An expression as it is compared with another: a text that is compared with a date is one. */
    private static Expression fitting(String parameter, Clock clock, Expression one, Expression other) {
        boolean date = other.type() == FieldType.DATE || other.type() == FieldType.TIMESTAMP;
        if (date && one instanceof Expression.Constant constant && one.type() == FieldType.TEXT) {
            LocalDateTime moment =
                    new Comparison(parameter, clock, new Field(0, "", "", other.type(), 0)).moment(constant.value());
            return new Expression.Constant(
                    other.type() == FieldType.DATE && atMidnight(moment) ? moment.toLocalDate() : moment);
        }
        boolean dates = date && (one.type() == FieldType.DATE || one.type() == FieldType.TIMESTAMP);
        // A text that turns out to be a date is told from the other side.
        boolean turned = other instanceof Expression.Constant
                && other.type() == FieldType.TEXT
                && (one.type() == FieldType.DATE || one.type() == FieldType.TIMESTAMP);
        if (one.type() == other.type() || (one.numeric() && other.numeric()) || dates || turned) {
            return one;
        }
        throw Problem.invalid(parameter, "datastore.expression.unlike");
    }

    private Condition.Test of(Operator operator, List<@Nullable Object> written) {
        List<Object> values = new ArrayList<>();
        written.stream().filter(Objects::nonNull).map(this::nested).forEach(values::add);
        return switch (operator) {
            case EQ, NE -> values.isEmpty() ? isNull(operator == Operator.EQ) : equal(operator, values);
            case IN ->
                new Condition.Test(
                        field,
                        operator,
                        values.stream()
                                .flatMap(value -> equalling(value).stream())
                                .toList());
            case GT, GTE, LT, LTE -> range(operator, only(values));
            case BETWEEN -> between(values);
            case CONTAINS, STARTSWITH ->
                new Condition.Test(field, operator, List.of(Folding.ofWords(notLong(writable(only(values))))));
            case ISNULL -> isNull(values.isEmpty() || isNull(only(values)));
        };
    }

    /** A value as fields of lists and objects keep it; no other field has one that is neither a value nor several. */
    private Object nested(Object written) {
        if (field.nested()) {
            return written instanceof NestedText nested ? nested.json() : written;
        }
        if (written instanceof NestedText) {
            throw Problem.invalid(parameter, "datastore.filter.nested", field.id());
        }
        return written;
    }

    private Condition.Test isNull(boolean wanted) {
        return new Condition.Test(field, Operator.ISNULL, List.of(wanted));
    }

    private boolean isNull(Object written) {
        String text = text(written);
        String word = text.strip().toLowerCase(Locale.ROOT);
        if (!word.equals("true") && !word.equals("false")) {
            throw Problem.invalid(parameter, "datastore.value.isnull", field.id(), Tokens.shown(text));
        }
        return word.equals("true");
    }

    private Object only(List<Object> values) {
        if (values.size() != 1) {
            throw Problem.invalid(parameter, "datastore.filter.one", field.id());
        }
        return values.get(0);
    }

    private Condition.Test equal(Operator operator, List<Object> values) {
        List<Object> found = equalling(only(values));
        if (found.isEmpty()) {
            return operator == Operator.EQ ? Condition.Test.never(field) : isNull(false);
        }
        return new Condition.Test(field, operator, found);
    }

    private Condition.Test between(List<Object> values) {
        if (values.size() != 2) {
            throw Problem.invalid(parameter, "datastore.filter.two", field.id());
        }
        Condition.Test from = range(Operator.GTE, values.get(0));
        Condition.Test to = range(Operator.LTE, values.get(1));
        if (from.operator() != Operator.GTE || to.operator() != Operator.LTE) {
            throw wrong(text(values.get(0)) + ", " + text(values.get(1)));
        }
        return new Condition.Test(
                field,
                Operator.BETWEEN,
                List.of(from.values().get(0), to.values().get(0)));
    }

    /** The values of the field's type that equal what was written: one, or none. */
    private List<Object> equalling(Object written) {
        return switch (field.type()) {
            case TEXT -> List.of(kept(written));
            case BOOLEAN -> List.of(flag(written));
            case DATE -> {
                LocalDateTime moment = moment(written);
                yield atMidnight(moment) ? List.of(moment.toLocalDate()) : List.of();
            }
            case TIMESTAMP -> List.of(moment(written));
            case INTEGER, NUMBER -> {
                BigDecimal number = number(written);
                boolean fits = field.scale() < 0 || storable(number);
                yield fits ? List.of(stored(number, RoundingMode.UNNECESSARY)) : List.of();
            }
        };
    }

    private Condition.Test range(Operator operator, Object written) {
        return switch (field.type()) {
            case TEXT -> new Condition.Test(field, operator, List.of(kept(written)));
            case BOOLEAN -> new Condition.Test(field, operator, List.of(flag(written)));
            case DATE -> ofDates(operator, moment(written));
            case TIMESTAMP -> new Condition.Test(field, operator, List.of(moment(written)));
            case INTEGER, NUMBER -> ofNumbers(operator, number(written));
        };
    }

    private static boolean atMidnight(LocalDateTime moment) {
        return moment.equals(moment.toLocalDate().atStartOfDay());
    }

    private Condition.Test ofDates(Operator operator, LocalDateTime moment) {
        // Noon between two dates: below it is up to its date, from it on is above its date.
        boolean between = !atMidnight(moment);
        Operator exact = switch (operator) {
            case LT -> between ? Operator.LTE : operator;
            case GTE -> between ? Operator.GT : operator;
            case EQ, NE, GT, LTE, IN, CONTAINS, STARTSWITH, ISNULL, BETWEEN -> operator;
        };
        return new Condition.Test(field, exact, List.of(moment.toLocalDate()));
    }

    private Condition.Test ofNumbers(Operator operator, BigDecimal number) {
        boolean upwards = operator == Operator.GT || operator == Operator.GTE;
        if (field.scale() >= 0 && number.precision() - number.scale() > wholeDigits()) {
            // Larger, or smaller, than any number that the column can hold.
            return number.signum() > 0 == upwards ? Condition.Test.never(field) : isNull(false);
        }
        // 5.5 between two storable numbers: above it is above 5, from it on is from 6 on.
        RoundingMode rounding =
                operator == Operator.GT || operator == Operator.LTE ? RoundingMode.FLOOR : RoundingMode.CEILING;
        return new Condition.Test(field, operator, List.of(stored(number, rounding)));
    }

    private boolean storable(BigDecimal number) {
        return number.stripTrailingZeros().scale() <= field.scale()
                && number.precision() - number.scale() <= wholeDigits();
    }

    private int wholeDigits() {
        return field.type() == FieldType.INTEGER ? LONG_DIGITS : DIGITS - field.scale() - 1;
    }

    private Object stored(BigDecimal number, RoundingMode rounding) {
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

    private String notLong(String words) {
        if (words.length() > WordSearch.MOST_LETTERS) {
            throw Problem.invalid(parameter, "datastore.q.too_long", WordSearch.MOST_LETTERS);
        }
        return words;
    }

    private String writable(Object written) {
        String text = text(written);
        if (!Folding.writable(text)) {
            throw wrong(text.replaceAll("[\\x00\\p{Cs}]", "?"));
        }
        return text;
    }

    /** A text as the field keeps it. */
    private String kept(Object written) {
        String text = writable(written);
        if (field.time()) {
            return TimeOfDay.of(text)
                    .orElseThrow(() -> Problem.invalid(parameter, "datastore.value.time", field.id(), shown(text)));
        }
        return field.nested() ? NestedText.of(text) : text;
    }

    private BigDecimal number(Object written) {
        String text = Folding.of(text(written).strip());
        try {
            BigDecimal number = new BigDecimal(text);
            if (text.length() <= MOST_SCALE && Math.abs(number.scale()) <= MOST_SCALE) {
                return number;
            }
        } catch (NumberFormatException e) {
            throw wrong(text);
        }
        throw wrong(text);
    }

    private boolean flag(Object written) {
        String text = text(written);
        return truth(text).orElseThrow(() -> wrong(text));
    }

    private static Optional<Boolean> truth(String text) {
        return switch (text.strip().toLowerCase(Locale.ROOT)) {
            case "true", "t", "yes", "y", "1", "on" -> Optional.of(true);
            case "false", "f", "no", "n", "0", "off" -> Optional.of(false);
            default -> Optional.empty();
        };
    }

    private LocalDateTime moment(Object written) {
        String text = Folding.digits(text(written).strip());
        try {
            LocalDateTime moment =
                    field.type() == FieldType.TIMESTAMP ? clock.kept(parameter, text) : clock.local(parameter, text);
            if (moment.getYear() >= 1 && moment.getYear() <= 9999) {
                return moment;
            }
            throw wrong(text);
        } catch (DateTimeException e) {
            throw wrong(text);
        }
    }

    private static String shown(String text) {
        return text.length() > 100 ? text.substring(0, 100) + "…" : text;
    }

    private Problem wrong(String text) {
        return Problem.invalid(
                parameter,
                "datastore.value." + field.type().name().toLowerCase(Locale.ROOT),
                field.id(),
                shown(text),
                clock.era().example());
    }
}
