package khlang.sql;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import khlang.tabular.FieldType;
import net.sf.jsqlparser.expression.AnalyticExpression;
import net.sf.jsqlparser.expression.AnalyticType;
import net.sf.jsqlparser.expression.BinaryExpression;
import net.sf.jsqlparser.expression.BooleanValue;
import net.sf.jsqlparser.expression.CaseExpression;
import net.sf.jsqlparser.expression.CastExpression;
import net.sf.jsqlparser.expression.DateTimeLiteralExpression;
import net.sf.jsqlparser.expression.DateUnitExpression;
import net.sf.jsqlparser.expression.DoubleValue;
import net.sf.jsqlparser.expression.Expression;
import net.sf.jsqlparser.expression.ExtractExpression;
import net.sf.jsqlparser.expression.Function;
import net.sf.jsqlparser.expression.LongValue;
import net.sf.jsqlparser.expression.NullValue;
import net.sf.jsqlparser.expression.SignedExpression;
import net.sf.jsqlparser.expression.StringValue;
import net.sf.jsqlparser.expression.TrimFunction;
import net.sf.jsqlparser.expression.WhenClause;
import net.sf.jsqlparser.expression.operators.arithmetic.Addition;
import net.sf.jsqlparser.expression.operators.arithmetic.Concat;
import net.sf.jsqlparser.expression.operators.arithmetic.Division;
import net.sf.jsqlparser.expression.operators.arithmetic.Modulo;
import net.sf.jsqlparser.expression.operators.arithmetic.Multiplication;
import net.sf.jsqlparser.expression.operators.arithmetic.Subtraction;
import net.sf.jsqlparser.expression.operators.relational.ExpressionList;
import net.sf.jsqlparser.expression.operators.relational.ParenthesedExpressionList;
import net.sf.jsqlparser.schema.Column;
import net.sf.jsqlparser.statement.select.AllColumns;
import net.sf.jsqlparser.statement.select.AllTableColumns;
import net.sf.jsqlparser.statement.select.ParenthesedSelect;
import org.jspecify.annotations.Nullable;

/** Writes the expressions of one SELECT anew. What has no case here is refused, whatever the parser takes. */
final class Expressions {
    private static final int DEEPEST = 200;

    private final Selects selects;
    private final Scope scope;
    private final Fit fit;
    private final Arithmetic arithmetic;
    private final Calls calls;
    private final Casts casts;
    private final Conditions conditions;
    private int depth;

    Expressions(Selects selects, Scope scope) {
        this.selects = selects;
        this.scope = scope;
        this.fit = new Fit(selects.engine());
        this.arithmetic = new Arithmetic(selects.engine());
        this.calls = new Calls(selects.engine(), fit);
        this.casts = new Casts(fit);
        this.conditions = new Conditions(this, fit, selects, scope);
    }

    Conditions conditions() {
        return conditions;
    }

    /** An expression, and the key of the group where it is one. */
    Piece piece(Expression expression) {
        if (++depth > DEEPEST) {
            throw Refusal.wrong("sql.deep", DEEPEST);
        }
        try {
            return scope.keyed(() -> written(expression));
        } finally {
            depth--;
        }
    }

    /** An expression that is true or false. */
    Piece condition(Expression expression) {
        return fit.truth(piece(expression));
    }

    List<Piece> pieces(List<? extends Expression> expressions) {
        List<Piece> pieces = new ArrayList<>();
        for (Expression expression : expressions) {
            pieces.add(piece(expression));
        }
        return pieces;
    }

    private Piece written(Expression expression) {
        return value(expression)
                .or(() -> calculated(expression))
                .or(() -> called(expression))
                .or(() -> conditions.of(expression))
                .orElseThrow(() -> Refusal.untaken(expression));
    }

    private Optional<Piece> value(Expression expression) {
        if (expression instanceof Column column) {
            Whole.column(column);
            Name source = column.getTable() == null ? null : Selects.plain(column.getTable());
            return Optional.of(scope.column(source, Name.of(column.getColumnName())));
        }
        if (expression instanceof DateUnitExpression unit) {
            // The parser takes these names for units wherever they stand.
            return Optional.of(scope.column(null, new Name(unit.getType().name().toLowerCase(Locale.ROOT), false)));
        }
        if (expression instanceof StringValue text) {
            return Optional.of(fit.literal(new Piece.Literal(text(text))));
        }
        if (expression instanceof NullValue) {
            return Optional.of(fit.literal(new Piece.Literal(null)));
        }
        if (expression instanceof LongValue number) {
            return Optional.of(Fit.number(number.getStringValue()));
        }
        if (expression instanceof DoubleValue number) {
            return Optional.of(Fit.number(number.toString()));
        }
        if (expression instanceof BooleanValue flag) {
            return Optional.of(Piece.of(SqlType.BOOLEAN, flag.getValue() ? "true" : "false"));
        }
        return expression instanceof DateTimeLiteralExpression moment ? Optional.of(moment(moment)) : Optional.empty();
    }

    /** A text as the caller wrote it, without its marks. */
    static String text(StringValue value) {
        if (value.getPrefix() != null || !"'".equals(value.getQuoteStr())) {
            throw Refusal.wrong("sql.quotes", Refusal.shown(value));
        }
        if (value.getValue().indexOf('\0') >= 0) {
            throw Refusal.untaken(value);
        }
        return value.getNotExcapedValue();
    }

    private Piece moment(DateTimeLiteralExpression moment) {
        String text = moment.getValue();
        boolean quoted = text.length() > 1 && text.startsWith("'") && text.endsWith("'");
        SqlType type = switch (moment.getType()) {
            case DATE -> SqlType.DATE;
            case TIMESTAMP -> SqlType.TIMESTAMP;
            default -> throw Refusal.untaken(moment);
        };
        if (!quoted) {
            throw Refusal.untaken(moment);
        }
        return fit.to(type, fit.literal(new Piece.Literal(text.substring(1, text.length() - 1))));
    }

    private Optional<Piece> calculated(Expression expression) {
        if (expression instanceof ParenthesedExpressionList<?> list && list.size() == 1) {
            Piece inside = piece(list.get(0));
            return Optional.of(inside);
        }
        if (expression instanceof SignedExpression signed) {
            return Optional.of(signed(signed));
        }
        if (expression instanceof Concat both) {
            return Optional.of(Piece.of(
                            SqlType.TEXT,
                            "(",
                            fit.text(piece(both.getLeftExpression())),
                            " || ",
                            fit.text(piece(both.getRightExpression())),
                            ")")
                    .light());
        }
        if (expression instanceof Addition
                || expression instanceof Subtraction
                || expression instanceof Multiplication) {
            BinaryExpression both = (BinaryExpression) expression;
            return Optional.of(arithmetic.exact(
                    both.getStringExpression(), piece(both.getLeftExpression()), piece(both.getRightExpression())));
        }
        if (expression instanceof Division both) {
            return Optional.of(arithmetic.divided(piece(both.getLeftExpression()), piece(both.getRightExpression())));
        }
        if (expression instanceof Modulo both) {
            return Optional.of(arithmetic.remainder(piece(both.getLeftExpression()), piece(both.getRightExpression())));
        }
        if (expression instanceof CaseExpression choice) {
            return Optional.of(choice(choice));
        }
        return expression instanceof ParenthesedSelect select ? Optional.of(scalar(select)) : Optional.empty();
    }

    private Piece signed(SignedExpression signed) {
        Piece piece = piece(signed.getExpression());
        return switch (signed.getSign()) {
            case '-' -> Arithmetic.negative(piece);
            case '+' -> Fit.numeric(piece);
            default -> throw Refusal.untaken(signed);
        };
    }

    private Piece scalar(ParenthesedSelect select) {
        Selects.Query query = selects.inside(select, scope);
        if (query.columns().size() != 1) {
            throw Refusal.wrong("sql.one_column");
        }
        Output only = query.columns().get(0);
        return Piece.of(only.type(), "(", query.sql(), ")").weighing(only.weight());
    }

    private Piece choice(CaseExpression choice) {
        Whole.choice(choice);
        Expression asked = choice.getSwitchExpression();
        List<Piece> when = new ArrayList<>();
        List<Piece> then = new ArrayList<>();
        for (WhenClause clause : choice.getWhenClauses()) {
            Piece test = piece(clause.getWhenExpression());
            when.add(asked == null ? fit.truth(test) : conditions.compared(piece(asked), "=", test));
            then.add(piece(clause.getThenExpression()));
        }
        then.add(
                choice.getElseExpression() == null
                        ? fit.literal(new Piece.Literal(null))
                        : piece(choice.getElseExpression()));
        List<Piece> all = fit.together(then);
        List<Object> parts = new ArrayList<>(List.of("case"));
        for (int index = 0; index < when.size(); index++) {
            parts.addAll(List.of(" when ", when.get(index), " then ", all.get(index)));
        }
        parts.addAll(List.of(" else ", all.get(all.size() - 1), " end"));
        return Piece.of(Fit.common(then), parts.toArray());
    }

    private Optional<Piece> called(Expression expression) {
        if (expression instanceof Function function) {
            return Optional.of(function(function, null));
        }
        if (expression instanceof AnalyticExpression analytic) {
            Function function = Whole.filtered(analytic);
            if (analytic.getType() != AnalyticType.FILTER_ONLY || function == null) {
                throw Refusal.wrong("sql.window");
            }
            return Optional.of(function(function, analytic.getFilterExpression()));
        }
        if (expression instanceof CastExpression cast) {
            return Optional.of(casts.cast(cast, piece(cast.getLeftExpression())));
        }
        if (expression instanceof ExtractExpression part) {
            return Optional.of(calls.part(part.getName().toLowerCase(Locale.ROOT), piece(part.getExpression())));
        }
        return expression instanceof TrimFunction trim ? Optional.of(trim(trim)) : Optional.empty();
    }

    private Piece function(Function function, @Nullable Expression filter) {
        Name name = Name.of(function.getName());
        String called = name.given();
        boolean aggregate = Aggregates.NAMES.contains(called);
        if (!aggregate && !Calls.NAMES.contains(called)) {
            throw Refusal.denied("sql.function", Refusal.shown(called), String.join(", ", Calls.known()));
        }
        Whole.function(function);
        if (aggregate) {
            return scope.aggregate(() -> aggregate(called, function, filter));
        }
        if (filter != null || function.isDistinct()) {
            throw Refusal.untaken(function);
        }
        return calls.call(called, pieces(arguments(function)));
    }

    private static List<? extends Expression> arguments(Function function) {
        if (function.getNamedParameters() != null) {
            List<String> words = function.getNamedParameters().getNames().stream()
                    .map(word -> word.toLowerCase(Locale.ROOT))
                    .toList();
            if (!Whole.WORDS.contains(words)) {
                throw Refusal.untaken(function);
            }
            return function.getNamedParameters();
        }
        ExpressionList<?> parameters = function.getParameters();
        return parameters == null ? List.of() : parameters;
    }

    private Piece aggregate(String name, Function function, @Nullable Expression filter) {
        List<? extends Expression> arguments = arguments(function);
        if (arguments.size() != 1) {
            throw Refusal.wrong("sql.arguments", name);
        }
        Piece only = filter == null
                ? Piece.of(SqlType.BOOLEAN, "")
                : Piece.of(SqlType.BOOLEAN, " filter (where ", condition(filter), ")");
        Expression argument = arguments.get(0);
        boolean all = argument instanceof AllColumns && !(argument instanceof AllTableColumns);
        if (all && (!name.equals("count") || function.isDistinct())) {
            throw Refusal.wrong("sql.arguments", name);
        }
        Piece value = all ? Piece.of(SqlType.INTEGER, "*") : piece(argument);
        return Aggregates.of(selects.engine(), name, function.isDistinct(), value, only);
    }

    private Piece trim(TrimFunction trim) {
        Expression first = trim.getExpression();
        Expression second = trim.getFromExpression();
        boolean from = trim.isUsingFromKeyword();
        Expression text = from || first == null ? second : first;
        Expression letters = from ? first : second;
        if (text == null) {
            throw Refusal.untaken(trim);
        }
        List<Piece> given = new ArrayList<>(List.of(piece(text)));
        if (letters != null && letters != text) {
            given.add(piece(letters));
        }
        TrimFunction.TrimSpecification side = trim.getTrimSpecification();
        if (side == null || side == TrimFunction.TrimSpecification.BOTH) {
            return calls.call("trim", given);
        }
        return calls.call(side == TrimFunction.TrimSpecification.LEADING ? "ltrim" : "rtrim", given);
    }

    /** Whether the expression is text that ends in a whole number written by the caller, as {@code order by 2}. */
    static Optional<Integer> place(Expression expression) {
        if (expression instanceof LongValue number && number.getStringValue().matches("[0-9]{1,4}")) {
            return Optional.of(Integer.parseInt(number.getStringValue()));
        }
        return Optional.empty();
    }

    static boolean isText(Piece piece) {
        return piece.literal() != null || piece.type().type() == FieldType.TEXT;
    }
}
