package khlang.query;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import khlang.problem.Problem;
import khlang.query.Tokens.Kind;
import khlang.query.Tokens.Token;
import khlang.tabular.FieldType;
import org.jspecify.annotations.Nullable;

/**
 * Reads expressions as callers of the native API write them: {@code sum(amount) / count(*)}, {@code month(date) >=
 * '2024-01-01' and not (ward = 'A' or ward is null)}. A name with other than letters, digits and {@code _} stands in double
 * quotation marks, a text in single ones; both double a mark within.
 */
final class ExpressionReader {
    private static final int MOST_LEVELS = 20;
    private static final int MOST_LISTED = 1_000;
    private static final Set<String> WORDS =
            Set.of("and", "or", "not", "in", "is", "null", "between", "as", "true", "false");
    private static final Map<String, Operator> COMPARISONS = Map.of(
            "=", Operator.EQ,
            "!=", Operator.NE,
            "<>", Operator.NE,
            "<", Operator.LT,
            "<=", Operator.LTE,
            ">", Operator.GT,
            ">=", Operator.GTE);
    private static final Map<String, Function> SUMS = Map.of("+", Function.ADD, "-", Function.SUBTRACT);
    private static final Map<String, Function> PRODUCTS =
            Map.of("*", Function.MULTIPLY, "/", Function.DIVIDE, "%", Function.REMAINDER);

    private final String parameter;
    private final String written;
    private final Columns columns;
    private final Map<String, Expression> aliases;
    private final List<Token> tokens;
    private int next;
    private int level;

    /**
     * Of one item of a parameter.
     *
     * @param aliases what else may be named, beside the fields
     */
    ExpressionReader(String parameter, String written, Columns columns, Map<String, Expression> aliases) {
        this.parameter = parameter;
        this.written = written;
        this.columns = columns;
        this.aliases = aliases;
        this.tokens = Tokens.of(parameter, written);
    }

    /** The whole item as an expression. @throws Problem where it is none, or something is left behind it */
    Expression whole() {
        Expression expression = part();
        end();
        return expression;
    }

    /** The expression at which the item begins. */
    Expression part() {
        // A field named 2563 is meant where nothing else is said.
        if (tokens.size() == 2
                && tokens.get(0).kind() == Kind.NUMBER
                && columns.has(tokens.get(0).text())) {
            return cell(tokens.get(next++).text());
        }
        return either();
    }

    /** The whole item as a condition. @throws Problem where it is none */
    Condition condition() {
        return truth(whole());
    }

    /** Whether the next words are these; if so they are passed. */
    boolean takes(String... words) {
        for (int index = 0; index < words.length; index++) {
            Token token = tokens.get(Math.min(next + index, tokens.size() - 1));
            boolean plain = token.kind() == Kind.NAME || token.kind() == Kind.SIGN;
            if (!plain || !token.text().toLowerCase(Locale.ROOT).equals(words[index])) {
                return false;
            }
        }
        next += words.length;
        return true;
    }

    /** The name that stands next, quoted or not. */
    String name() {
        Token token = tokens.get(next);
        if (token.kind() != Kind.NAME && token.kind() != Kind.QUOTED) {
            throw unexpected();
        }
        next++;
        return token.text();
    }

    /** Nothing may be left. */
    void end() {
        if (tokens.get(next).kind() != Kind.END) {
            throw unexpected();
        }
    }

    private Expression either() {
        if (++level > MOST_LEVELS) {
            throw Problem.invalid(parameter, "datastore.expression.deep", MOST_LEVELS);
        }
        Expression first = both();
        List<Condition> parts = new ArrayList<>();
        while (takes("or")) {
            parts.add(truth(both()));
        }
        level--;
        if (parts.isEmpty()) {
            return first;
        }
        parts.add(0, truth(first));
        return new Expression.Truth(new Condition.Some(parts));
    }

    private Expression both() {
        Expression first = negated();
        List<Condition> parts = new ArrayList<>();
        while (takes("and")) {
            parts.add(truth(negated()));
        }
        if (parts.isEmpty()) {
            return first;
        }
        parts.add(0, truth(first));
        return new Expression.Truth(new Condition.Every(parts));
    }

    private Expression negated() {
        boolean not = false;
        while (takes("not")) {
            not = !not;
        }
        Expression one = compared();
        return not ? new Expression.Truth(new Condition.Not(truth(one))) : one;
    }

    private Expression compared() {
        Expression left = sum();
        Token token = tokens.get(next);
        Operator operator = token.kind() == Kind.SIGN ? COMPARISONS.get(token.text()) : null;
        if (operator != null) {
            next++;
            return compare(left, operator, List.of(sum()));
        }
        if (takes("is", "not", "null")) {
            return compare(left, Operator.ISNULL, List.of(new Expression.Constant(false)));
        }
        if (takes("is", "null")) {
            return compare(left, Operator.ISNULL, List.of(new Expression.Constant(true)));
        }
        boolean not = takes("not");
        Expression found = left;
        if (takes("between")) {
            Expression from = sum();
            expect("and");
            found = compare(left, Operator.BETWEEN, List.of(from, sum()));
        } else if (takes("in")) {
            expect("(");
            found = compare(left, Operator.IN, listed());
        } else if (not) {
            throw unexpected();
        }
        return not ? new Expression.Truth(new Condition.Not(truth(found))) : found;
    }

    private Expression compare(Expression left, Operator operator, List<Expression> right) {
        return new Expression.Truth(Comparison.of(parameter, columns.clock(), left, operator, right));
    }

    private Expression sum() {
        Expression left = product();
        Function function = passed(SUMS);
        while (function != null) {
            left = call(function, List.of(left, product()));
            function = passed(SUMS);
        }
        return left;
    }

    private Expression product() {
        Expression left = factor();
        Function function = passed(PRODUCTS);
        while (function != null) {
            left = call(function, List.of(left, factor()));
            function = passed(PRODUCTS);
        }
        return left;
    }

    /** The function of the sign that stands next, which is passed; null where it is none of these. */
    private @Nullable Function passed(Map<String, Function> signs) {
        Token token = tokens.get(next);
        @Nullable Function function = token.kind() == Kind.SIGN ? signs.get(token.text()) : null;
        next += function == null ? 0 : 1;
        return function;
    }

    private Expression factor() {
        boolean negative = false;
        while (takes("-")) {
            negative = !negative;
        }
        Expression value = value();
        if (!negative) {
            return value;
        }
        return value instanceof Expression.Constant constant && constant.value() instanceof BigDecimal number
                ? new Expression.Constant(number.negate())
                : call(Function.SUBTRACT, List.of(new Expression.Constant(BigDecimal.ZERO), value));
    }

    private Expression value() {
        Token token = tokens.get(next);
        switch (token.kind()) {
            case NUMBER -> {
                next++;
                return isField(token.text()) ? cell(token.text()) : number(token.text());
            }
            case TEXT -> {
                next++;
                return text(token.text());
            }
            case QUOTED -> {
                next++;
                return cell(token.text());
            }
            case NAME -> {
                return named();
            }
            default -> {
                if (!takes("(")) {
                    throw unexpected();
                }
                Expression inner = either();
                expect(")");
                return inner;
            }
        }
    }

    /** Whether a number in Thai digits is the name of a field; one in others stands in marks, to be one. */
    private boolean isField(String number) {
        return !Folding.digits(number).equals(number) && columns.has(number);
    }

    private Expression named() {
        String name = tokens.get(next).text();
        Token behind = tokens.get(next + 1);
        if (behind.kind() == Kind.SIGN && behind.text().equals("(") && !WORDS.contains(name.toLowerCase(Locale.ROOT))) {
            next += 2;
            return function(name);
        }
        boolean field = columns.has(name) || aliases.containsKey(name);
        if (!field && (takes("true") || takes("false"))) {
            return new Expression.Constant(name.toLowerCase(Locale.ROOT).equals("true"));
        }
        if (!field && WORDS.contains(name.toLowerCase(Locale.ROOT))) {
            throw unexpected();
        }
        next++;
        return cell(name);
    }

    private Expression function(String name) {
        if (Function.named(name).isEmpty()) {
            refuseUnquoted(name);
        }
        Function function = Function.named(name)
                .orElseThrow(() -> NearMiss.of(name, Function.names())
                        .map(near -> Problem.invalid(parameter, "datastore.function.near", name, near, functions()))
                        .orElseGet(() -> Problem.invalid(parameter, "datastore.function.unknown", name, functions())));
        if (function == Function.COUNT && takes("*")) {
            expect(")");
            return call(function, List.of());
        }
        if (takes(")")) {
            return call(function, List.of());
        }
        Token first = tokens.get(next);
        Token behind = tokens.get(next + 1);
        if (first.kind() == Kind.NUMBER && behind.text().equals(")") && columns.has(first.text())) {
            next += 2;
            return call(function, List.of(cell(first.text())));
        }
        return call(function, listed());
    }

    private static String functions() {
        return String.join(", ", Function.names());
    }

    private List<Expression> listed() {
        List<Expression> listed = new ArrayList<>();
        do {
            listed.add(either());
        } while (takes(",") && listed.size() < MOST_LISTED);
        expect(")");
        return listed;
    }

    private Expression call(Function function, List<Expression> arguments) {
        if (!function.takes(arguments)) {
            throw Problem.invalid(
                    parameter, "datastore.function.unfit", function.written(), Tokens.shown(written), function.usage());
        }
        if (function.aggregates() && arguments.stream().anyMatch(Expression::aggregates)) {
            throw Problem.invalid(parameter, "datastore.function.nested", Tokens.shown(written));
        }
        boolean moments = function.readsMoments() && !arguments.isEmpty();
        return new Expression.Call(function, moments ? List.of(columns.clock().local(arguments.get(0))) : arguments);
    }

    private Expression cell(String name) {
        Expression alias = aliases.get(name);
        if (alias == null && !columns.has(name)) {
            refuseUnquoted(name);
        }
        return alias != null && !columns.has(name) ? alias : new Expression.Cell(columns.named(parameter, name));
    }

    private void refuseUnquoted(String word) {
        columns.unquoted(word, written).ifPresent(name -> {
            throw Problem.invalid(parameter, "datastore.field.unquoted", word, name);
        });
    }

    private Expression number(String text) {
        BigDecimal number = new BigDecimal(Folding.digits(text));
        if (number.precision() > Comparison.DIGITS || number.scale() > Function.MOST_SCALE) {
            throw Problem.invalid(parameter, "datastore.expression.number", Tokens.shown(text));
        }
        return new Expression.Constant(number);
    }

    private Expression text(String text) {
        if (!Folding.writable(text)) {
            throw unexpected();
        }
        return new Expression.Constant(text);
    }

    /** What was written as a condition: one, or a field that is true or false. */
    private Condition truth(Expression expression) {
        if (expression instanceof Expression.Truth truth) {
            return truth.condition();
        }
        if (expression.type() != FieldType.BOOLEAN) {
            throw Problem.invalid(parameter, "datastore.expression.no_condition", Tokens.shown(written));
        }
        return Comparison.of(
                parameter, columns.clock(), expression, Operator.EQ, List.of(new Expression.Constant(true)));
    }

    private void expect(String sign) {
        if (!takes(sign)) {
            throw unexpected();
        }
    }

    private Problem unexpected() {
        Token token = tokens.get(next);
        return token.kind() == Kind.END
                ? Problem.invalid(parameter, "datastore.expression.breaks_off", Tokens.shown(written))
                : Problem.invalid(
                        parameter,
                        "datastore.expression.unexpected",
                        Tokens.shown(token.text()),
                        Tokens.shown(written));
    }
}
