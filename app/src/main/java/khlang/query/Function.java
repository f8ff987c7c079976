package khlang.query;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import khlang.tabular.FieldType;
import khlang.tabular.Floating;

/** What callers may make of values; its name in lower case, or the sign, is what they write. */
public enum Function {
    /** How many rows, or with an argument, how many of them have a value. */
    COUNT(0, 1, true, Takes.ANY),
    /** How many different values. */
    COUNT_DISTINCT(1, 1, true, Takes.ANY),
    SUM(1, 1, true, Takes.NUMBER),
    AVG(1, 1, true, Takes.NUMBER),
    /** The smallest value. */
    MIN(1, 1, true, Takes.ORDERED),
    /** The largest value. */
    MAX(1, 1, true, Takes.ORDERED),
    /** The value in the middle, between two the mean of both. */
    MEDIAN(1, 1, true, Takes.NUMBER),
    /** The value below which a share of the values lies: {@code percentile(amount, 0.9)}. */
    PERCENTILE(2, 2, true, Takes.NUMBER),

    /** The year of the common era. */
    YEAR(1, 1, false, Takes.MOMENT),
    /** The year of the Buddhist era. */
    YEAR_BE(1, 1, false, Takes.MOMENT),
    /** The Thai fiscal year, from October, by the year of the Buddhist era in which it ends. */
    FISCAL_YEAR(1, 1, false, Takes.MOMENT),
    /** The quarter of the fiscal year: 1 from October on. */
    FISCAL_QUARTER(1, 1, false, Takes.MOMENT),
    /** The first day of the quarter of the calendar. */
    QUARTER(1, 1, false, Takes.MOMENT),
    /** The first day of the month. */
    MONTH(1, 1, false, Takes.MOMENT),
    /** The Monday of the week. */
    WEEK(1, 1, false, Takes.MOMENT),
    /** The day. */
    DAY(1, 1, false, Takes.MOMENT),
    /** The month as a number, 1 to 12. */
    MONTH_OF_YEAR(1, 1, false, Takes.MOMENT),
    /** The day of the week as a number, 1 for Monday. */
    WEEKDAY(1, 1, false, Takes.MOMENT),
    /** The hour, 0 to 23. */
    HOUR(1, 1, false, Takes.TIMESTAMP),

    ABS(1, 1, false, Takes.NUMBER),
    FLOOR(1, 1, false, Takes.NUMBER),
    CEIL(1, 1, false, Takes.NUMBER),
    /** Rounded to a number of digits behind the point, none where nothing is said. */
    ROUND(1, 2, false, Takes.NUMBER),
    /** The number of characters. */
    LENGTH(1, 1, false, Takes.TEXT),
    /** The first characters: {@code left(code, 2)}. */
    LEFT(2, 2, false, Takes.TEXT),
    /** The first of its arguments that has a value. */
    COALESCE(2, 10, false, Takes.ANY),

    ADD("+"),
    SUBTRACT("-"),
    MULTIPLY("*"),
    /** Nothing where the divisor is 0. */
    DIVIDE("/"),
    /** What is left by a division, with the sign of the dividend; nothing where the divisor is 0. */
    REMAINDER("%");

    private static final int MOST_DIGITS = 10;
    static final int MOST_SCALE = 18;

    private final String written;
    private final int least;
    private final int most;
    private final boolean aggregates;
    private final Takes takes;

    Function(int least, int most, boolean aggregates, Takes takes) {
        this.written = name().toLowerCase(Locale.ROOT);
        this.least = least;
        this.most = most;
        this.aggregates = aggregates;
        this.takes = takes;
    }

    Function(String sign) {
        this.written = sign;
        this.least = 2;
        this.most = 2;
        this.aggregates = false;
        this.takes = Takes.NUMBER;
    }

    /** What kind of values a function takes. */
    private enum Takes {
        ANY,
        NUMBER,
        ORDERED,
        MOMENT,
        TIMESTAMP,
        TEXT;

        String word() {
            return switch (this) {
                case ANY -> "field";
                case NUMBER -> "number";
                case ORDERED -> "number, date or text";
                case MOMENT -> "date";
                case TIMESTAMP -> "timestamp";
                case TEXT -> "text";
            };
        }

        boolean fits(Expression value) {
            return switch (this) {
                case ANY -> true;
                case NUMBER -> value.numeric();
                case ORDERED -> value.type() != FieldType.BOOLEAN;
                case MOMENT -> value.type() == FieldType.DATE || value.type() == FieldType.TIMESTAMP;
                case TIMESTAMP -> value.type() == FieldType.TIMESTAMP;
                case TEXT -> value.type() == FieldType.TEXT;
            };
        }
    }

    /** The function of a name in any case. */
    static Optional<Function> named(String name) {
        return Arrays.stream(values())
                .filter(function -> Character.isLetter(function.written.charAt(0)))
                .filter(function -> function.written.equals(name.toLowerCase(Locale.ROOT)))
                .findFirst();
    }

    /** The names of all functions. */
    static List<String> names() {
        return Arrays.stream(values())
                .map(Function::written)
                .filter(name -> Character.isLetter(name.charAt(0)))
                .toList();
    }

    /** As callers write it. */
    public String written() {
        return written;
    }

    /** An example of how it is asked: what stands in each place. */
    String usage() {
        return switch (this) {
            case COUNT -> "count(*), count(field)";
            case PERCENTILE -> "percentile(number, 0.0 - 1.0)";
            case ROUND -> "round(number), round(number, 0 - " + MOST_DIGITS + ")";
            case LEFT -> "left(text, 0 - " + MOST_DIGITS + ")";
            case COALESCE -> "coalesce(field, field, ...)";
            case ADD, SUBTRACT, MULTIPLY, DIVIDE, REMAINDER -> "number " + written + " number";
            default -> written + "(" + takes.word() + ")";
        };
    }

    /** Whether it puts several rows together. */
    public boolean aggregates() {
        return aggregates;
    }

    /** Whether it tells a part of a date or a time. */
    boolean readsMoments() {
        return takes == Takes.MOMENT || takes == Takes.TIMESTAMP;
    }

    /** Whether it can be asked of some arguments. */
    boolean takes(List<Expression> arguments) {
        if (arguments.size() < least || arguments.size() > most) {
            return false;
        }
        return switch (this) {
            case PERCENTILE -> takes.fits(arguments.get(0)) && isShare(arguments.get(1));
            case ROUND -> takes.fits(arguments.get(0)) && (arguments.size() == 1 || isDigits(arguments.get(1)));
            case LEFT -> takes.fits(arguments.get(0)) && isDigits(arguments.get(1));
            case COALESCE -> arguments.stream().allMatch(value -> alike(value, arguments.get(0)));
            default -> arguments.stream().allMatch(takes::fits);
        };
    }

    private static boolean alike(Expression one, Expression other) {
        return one.type() == other.type() || (one.numeric() && other.numeric());
    }

    private static boolean isShare(Expression value) {
        return value instanceof Expression.Constant constant
                && constant.value() instanceof BigDecimal share
                && share.signum() >= 0
                && share.compareTo(BigDecimal.ONE) <= 0;
    }

    private static boolean isDigits(Expression value) {
        return value instanceof Expression.Constant constant
                && constant.value() instanceof BigDecimal digits
                && digits.scale() <= 0
                && digits.signum() >= 0
                && digits.compareTo(BigDecimal.valueOf(MOST_DIGITS)) <= 0;
    }

    FieldType type(List<Expression> arguments) {
        return switch (this) {
            case COUNT,
                    COUNT_DISTINCT,
                    YEAR,
                    YEAR_BE,
                    FISCAL_YEAR,
                    FISCAL_QUARTER,
                    MONTH_OF_YEAR,
                    WEEKDAY,
                    HOUR,
                    LENGTH -> FieldType.INTEGER;
            case QUARTER, MONTH, WEEK, DAY -> FieldType.DATE;
            case MIN, MAX -> arguments.get(0).type();
            case LEFT -> FieldType.TEXT;
            case COALESCE ->
                arguments.stream().map(Expression::type).distinct().count() == 1
                        ? arguments.get(0).type()
                        : FieldType.NUMBER;
            case SUM, AVG, MEDIAN, PERCENTILE, ABS, FLOOR, CEIL, ROUND, ADD, SUBTRACT, MULTIPLY, DIVIDE, REMAINDER ->
                FieldType.NUMBER;
        };
    }

    int scale(List<Expression> arguments) {
        return switch (this) {
            case MIN, MAX, ABS -> arguments.get(0).scale();
            case SUM ->
                arguments.get(0).floating()
                        ? Math.min(Floating.SUMMED, arguments.get(0).scale())
                        : arguments.get(0).scale();
            case AVG, MEDIAN, PERCENTILE, DIVIDE -> Floating.DIVIDED;
            case FLOOR, CEIL -> Math.min(0, arguments.get(0).scale());
            case ROUND -> Math.min(digits(arguments), arguments.get(0).scale());
            case REMAINDER -> largest(arguments);
            case ADD, SUBTRACT, COALESCE -> largest(arguments);
            case MULTIPLY -> product(arguments);
            default -> 0;
        };
    }

    /** The number of digits to which its argument is rounded. */
    public static int digits(List<Expression> arguments) {
        return arguments.size() > 1 && arguments.get(1) instanceof Expression.Constant constant
                ? ((BigDecimal) constant.value()).intValue()
                : 0;
    }

    private static int largest(List<Expression> arguments) {
        return kept(
                arguments, arguments.stream().mapToInt(Expression::scale).max().orElse(0));
    }

    private static int product(List<Expression> arguments) {
        return kept(arguments, arguments.stream().mapToInt(Expression::scale).sum());
    }

    /** What is made of floating point is told no more exactly than each of its parts. */
    private static int kept(List<Expression> arguments, int scale) {
        int least = arguments.stream().mapToInt(Expression::scale).min().orElse(0);
        return least < 0 ? least : scale > MOST_SCALE ? Floating.EXACT : scale;
    }
}
