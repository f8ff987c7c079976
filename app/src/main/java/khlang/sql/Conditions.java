package khlang.sql;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import khlang.tabular.FieldType;
import net.sf.jsqlparser.expression.BinaryExpression;
import net.sf.jsqlparser.expression.Expression;
import net.sf.jsqlparser.expression.NotExpression;
import net.sf.jsqlparser.expression.StringValue;
import net.sf.jsqlparser.expression.operators.conditional.AndExpression;
import net.sf.jsqlparser.expression.operators.conditional.OrExpression;
import net.sf.jsqlparser.expression.operators.relational.Between;
import net.sf.jsqlparser.expression.operators.relational.EqualsTo;
import net.sf.jsqlparser.expression.operators.relational.ExistsExpression;
import net.sf.jsqlparser.expression.operators.relational.GreaterThan;
import net.sf.jsqlparser.expression.operators.relational.GreaterThanEquals;
import net.sf.jsqlparser.expression.operators.relational.InExpression;
import net.sf.jsqlparser.expression.operators.relational.IsBooleanExpression;
import net.sf.jsqlparser.expression.operators.relational.IsDistinctExpression;
import net.sf.jsqlparser.expression.operators.relational.IsNullExpression;
import net.sf.jsqlparser.expression.operators.relational.IsUnknownExpression;
import net.sf.jsqlparser.expression.operators.relational.LikeExpression;
import net.sf.jsqlparser.expression.operators.relational.MinorThan;
import net.sf.jsqlparser.expression.operators.relational.MinorThanEquals;
import net.sf.jsqlparser.expression.operators.relational.NotEqualsTo;
import net.sf.jsqlparser.expression.operators.relational.ParenthesedExpressionList;
import net.sf.jsqlparser.statement.select.ParenthesedSelect;

/** Writes what is true or false anew. */
final class Conditions {
    private static final Map<Class<?>, String> SIGNS = Map.of(
            EqualsTo.class, "=",
            NotEqualsTo.class, "<>",
            GreaterThan.class, ">",
            GreaterThanEquals.class, ">=",
            MinorThan.class, "<",
            MinorThanEquals.class, "<=");

    private final Expressions expressions;
    private final Fit fit;
    private final Selects selects;
    private final Scope scope;

    Conditions(Expressions expressions, Fit fit, Selects selects, Scope scope) {
        this.expressions = expressions;
        this.fit = fit;
        this.selects = selects;
        this.scope = scope;
    }

    Optional<Piece> of(Expression expression) {
        String sign = SIGNS.get(expression.getClass());
        if (sign != null) {
            Whole.comparison(expression);
            BinaryExpression both = (BinaryExpression) expression;
            return Optional.of(compared(
                    expressions.piece(both.getLeftExpression()), sign, expressions.piece(both.getRightExpression())));
        }
        if (expression instanceof AndExpression || expression instanceof OrExpression) {
            return Optional.of(chain((BinaryExpression) expression));
        }
        if (expression instanceof NotExpression not) {
            Whole.not(not);
            return Optional.of(Piece.of(SqlType.BOOLEAN, "(not ", expressions.condition(not.getExpression()), ")"));
        }
        if (expression instanceof LikeExpression like) {
            return Optional.of(like(like));
        }
        if (expression instanceof InExpression in) {
            return Optional.of(in(in));
        }
        if (expression instanceof Between between) {
            return Optional.of(between(between));
        }
        return expression instanceof ExistsExpression exists ? Optional.of(exists(exists)) : is(expression);
    }

    /** Two sides that can be compared. */
    Piece compared(Piece left, String sign, Piece right) {
        List<Piece> both = sides(List.of(left, right));
        return Piece.of(SqlType.BOOLEAN, "(", both.get(0), " " + sign + " ", both.get(1), ")");
    }

    /** Numbers are compared as they are: the engines compare them exactly, and keep the indexes of a column. */
    private List<Piece> sides(List<Piece> pieces) {
        SqlType common = Fit.common(pieces);
        return pieces.stream()
                .map(piece -> common.numeric() && piece.literal() == null && !common.floating()
                        ? piece
                        : fit.to(common, piece))
                .toList();
    }

    /** A chain of one word is as long as the caller likes, and not one level deeper by each part. */
    private Piece chain(BinaryExpression expression) {
        Class<?> word = expression.getClass();
        Deque<Expression> parts = new ArrayDeque<>();
        Expression left = expression;
        while (left.getClass() == word) {
            BinaryExpression both = (BinaryExpression) left;
            parts.push(both.getRightExpression());
            left = both.getLeftExpression();
        }
        parts.push(left);
        List<Piece> pieces = new ArrayList<>();
        for (Expression part : parts) {
            pieces.add(expressions.condition(part));
        }
        String between = expression instanceof AndExpression ? " and " : " or ";
        return balanced(between, pieces);
    }

    /** Halves of halves: the engines go a level deeper by each part of a chain. */
    private static Piece balanced(String between, List<Piece> pieces) {
        if (pieces.size() == 1) {
            return pieces.get(0);
        }
        int half = pieces.size() / 2;
        Piece left = balanced(between, pieces.subList(0, half));
        Piece right = balanced(between, pieces.subList(half, pieces.size()));
        return Piece.of(SqlType.BOOLEAN, "(", left, between, right, ")");
    }

    private Piece like(LikeExpression like) {
        Whole.like(like);
        Piece text = expressions.piece(like.getLeftExpression());
        Piece pattern = expressions.piece(like.getRightExpression());
        if (!Expressions.isText(text) || !Expressions.isText(pattern)) {
            throw Refusal.wrong(
                    "sql.no_text",
                    "like",
                    (Expressions.isText(text) ? pattern : text).type().told());
        }
        boolean anyCase = like.getLikeKeyWord() == LikeExpression.KeyWord.ILIKE;
        return Piece.of(
                SqlType.BOOLEAN,
                "(",
                anyCase ? small(text) : text,
                like.isNot() ? " not like " : " like ",
                anyCase ? small(pattern) : pattern,
                " escape '" + escape(like) + "')");
    }

    /** The sign behind which the next is meant as it is. DuckDB knows none of several bytes, and a letter has two cases. */
    private static String escape(LikeExpression like) {
        Expression written = like.getEscape();
        if (written == null) {
            return "\\";
        }
        String sign = written instanceof StringValue text ? Expressions.text(text) : "none";
        if (!sign.matches("\\p{Punct}?")) {
            throw Refusal.wrong("sql.escape", Refusal.shown(written));
        }
        return sign.replace("'", "''");
    }

    private Piece small(Piece text) {
        return text.as(selects.engine().lower(text.sql()), SqlType.TEXT);
    }

    private Piece in(InExpression in) {
        Whole.in(in);
        Piece value = expressions.piece(in.getLeftExpression());
        String word = in.isNot() ? " not in (" : " in (";
        Expression right = in.getRightExpression();
        if (right instanceof ParenthesedSelect select) {
            Selects.Query query = selects.inside(select, scope);
            if (query.columns().size() != 1) {
                throw Refusal.wrong("sql.one_column");
            }
            SqlType type = query.columns().get(0).type();
            SqlType common = value.literal() == null ? Fit.common(value.type(), type) : type;
            return Piece.of(SqlType.BOOLEAN, "(", fit.to(common, value), word, query.sql(), "))");
        }
        if (!(right instanceof ParenthesedExpressionList<?> list) || list.isEmpty()) {
            throw Refusal.untaken(in);
        }
        List<Piece> all = new ArrayList<>(List.of(value));
        all.addAll(expressions.pieces(list));
        List<Piece> sides = sides(all);
        return Piece.of(
                SqlType.BOOLEAN, "(", sides.get(0), word, Piece.joined(", ", sides.subList(1, sides.size())), "))");
    }

    private Piece between(Between between) {
        Whole.between(between);
        List<Piece> sides = sides(expressions.pieces(List.of(
                between.getLeftExpression(), between.getBetweenExpressionStart(), between.getBetweenExpressionEnd())));
        return Piece.of(
                SqlType.BOOLEAN,
                "(",
                sides.get(0),
                between.isNot() ? " not between " : " between ",
                sides.get(1),
                " and ",
                sides.get(2),
                ")");
    }

    private Piece exists(ExistsExpression exists) {
        if (!(exists.getRightExpression() instanceof ParenthesedSelect select)) {
            throw Refusal.untaken(exists);
        }
        Selects.Query query = selects.inside(select, scope);
        return Piece.of(SqlType.BOOLEAN, exists.isNot() ? "(not exists (" : "(exists (", query.sql(), "))");
    }

    private Optional<Piece> is(Expression expression) {
        if (expression instanceof IsNullExpression test) {
            Whole.isNull(test);
            boolean not = test.isNot() || test.isUseNotNull();
            return Optional.of(is(expressions.piece(test.getLeftExpression()), not ? " is not null" : " is null"));
        }
        if (expression instanceof IsBooleanExpression test) {
            String word = " is " + (test.isNot() ? "not " : "") + (test.isTrue() ? "true" : "false");
            return Optional.of(is(expressions.condition(test.getLeftExpression()), word));
        }
        if (expression instanceof IsUnknownExpression test) {
            return Optional.of(
                    is(expressions.condition(test.getLeftExpression()), test.isNot() ? " is not null" : " is null"));
        }
        if (expression instanceof IsDistinctExpression test) {
            String word = test.isNot() ? "is not distinct from" : "is distinct from";
            return Optional.of(compared(
                    expressions.piece(test.getLeftExpression()), word, expressions.piece(test.getRightExpression())));
        }
        return Optional.empty();
    }

    private static Piece is(Piece piece, String word) {
        return Piece.of(new SqlType(FieldType.BOOLEAN, 0), "(", piece, word, ")");
    }
}
