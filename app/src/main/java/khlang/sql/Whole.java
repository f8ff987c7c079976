package khlang.sql;

import java.util.List;
import java.util.Objects;
import java.util.Set;
import net.sf.jsqlparser.expression.AnalyticExpression;
import net.sf.jsqlparser.expression.CaseExpression;
import net.sf.jsqlparser.expression.Expression;
import net.sf.jsqlparser.expression.Function;
import net.sf.jsqlparser.expression.NotExpression;
import net.sf.jsqlparser.expression.operators.relational.Between;
import net.sf.jsqlparser.expression.operators.relational.InExpression;
import net.sf.jsqlparser.expression.operators.relational.IsNullExpression;
import net.sf.jsqlparser.expression.operators.relational.LikeExpression;
import net.sf.jsqlparser.expression.operators.relational.SupportsOldOracleJoinSyntax;
import net.sf.jsqlparser.schema.Column;
import net.sf.jsqlparser.schema.Table;
import net.sf.jsqlparser.statement.select.AllColumns;
import net.sf.jsqlparser.statement.select.Join;
import net.sf.jsqlparser.statement.select.ParenthesedSelect;
import net.sf.jsqlparser.statement.select.PlainSelect;
import net.sf.jsqlparser.statement.select.Select;
import net.sf.jsqlparser.statement.select.SetOperationList;
import org.jspecify.annotations.Nullable;

/**
 * Makes sure that nothing which the caller wrote is left out in silence. The parser knows many dialects; what is read
 * here of a part of the statement is put into a new one, and where that does not read the same, the rest is unknown.
 */
final class Whole {
    /** The words between the arguments of functions that have them. */
    static final Set<List<String>> WORDS = Set.of(List.of("", "in"), List.of("", "from", "for"), List.of("", "from"));

    private Whole() {}

    private static void same(Object known, Object parsed) {
        if (!known.toString().equals(parsed.toString())) {
            throw Refusal.untaken(parsed);
        }
    }

    static void plain(PlainSelect parsed) {
        PlainSelect known = new PlainSelect();
        known.setSelectItems(parsed.getSelectItems());
        known.setFromItem(parsed.getFromItem());
        known.setJoins(parsed.getJoins());
        known.setGroupByElement(parsed.getGroupBy());
        known.setHaving(parsed.getHaving());
        known.setDistinct(parsed.getDistinct());
        // A chain of a thousand conditions is too deep to be written out, and has nothing of its SELECT in it.
        Expression where = parsed.getWhere();
        parsed.setWhere(null);
        try {
            same(tail(known, parsed), parsed);
        } finally {
            parsed.setWhere(where);
        }
    }

    static void set(SetOperationList parsed) {
        SetOperationList known = new SetOperationList();
        known.setBracketsOpsAndSelects(parsed.getSelects(), parsed.getOperations());
        same(tail(known, parsed), parsed);
    }

    static void inside(ParenthesedSelect parsed) {
        ParenthesedSelect known = new ParenthesedSelect();
        known.setSelect(parsed.getSelect());
        known.setAlias(parsed.getAlias());
        same(tail(known, parsed), parsed);
    }

    private static Select tail(Select known, Select parsed) {
        known.setWithItemsList(parsed.getWithItemsList());
        known.setOrderByElements(parsed.getOrderByElements());
        known.setLimit(parsed.getLimit());
        known.setOffset(parsed.getOffset());
        return known;
    }

    static void table(Table parsed) {
        Table known = new Table(parsed.getNameParts(), parsed.getNamePartDelimiters());
        known.setAlias(parsed.getAlias());
        same(known, parsed);
    }

    static void join(Join parsed) {
        Join known = new Join();
        known.setFromItem(parsed.getFromItem());
        known.setSimple(parsed.isSimple());
        known.setInner(parsed.isInner());
        known.setOuter(parsed.isOuter());
        known.setLeft(parsed.isLeft());
        known.setRight(parsed.isRight());
        known.setFull(parsed.isFull());
        known.setCross(parsed.isCross());
        known.setOnExpressions(parsed.getOnExpressions());
        known.setUsingColumns(parsed.getUsingColumns());
        same(known, parsed);
    }

    static void column(Column parsed) {
        boolean plain = parsed.getArrayConstructor() == null
                && parsed.getOldOracleJoinSyntax() == 0
                && parsed.getReturningReferenceType() == null
                && parsed.getCommentText() == null;
        if (!plain) {
            throw Refusal.untaken(parsed);
        }
    }

    static void comparison(Expression parsed) {
        if (parsed instanceof SupportsOldOracleJoinSyntax old
                && (old.getOldOracleJoinSyntax() != 0 || old.getOraclePriorPosition() != 0)) {
            throw Refusal.untaken(parsed);
        }
    }

    static void not(NotExpression parsed) {
        if (parsed.isExclamationMark()) {
            throw Refusal.untaken(parsed);
        }
    }

    static void like(LikeExpression parsed) {
        LikeExpression.KeyWord word = parsed.getLikeKeyWord();
        boolean known = word == LikeExpression.KeyWord.LIKE || word == LikeExpression.KeyWord.ILIKE;
        if (!known || parsed.isUseBinary()) {
            throw Refusal.untaken(parsed);
        }
        comparison(parsed);
    }

    static void in(InExpression parsed) {
        if (parsed.isGlobal()) {
            throw Refusal.untaken(parsed);
        }
        comparison(parsed);
    }

    static void between(Between parsed) {
        if (parsed.isUsingSymmetric()) {
            throw Refusal.untaken(parsed);
        }
        comparison(parsed);
    }

    static void isNull(IsNullExpression parsed) {
        comparison(parsed);
    }

    static void choice(CaseExpression parsed) {
        if (parsed.getWhenClauses() == null || parsed.getWhenClauses().isEmpty()) {
            throw Refusal.untaken(parsed);
        }
    }

    static void function(Function parsed) {
        Function known = new Function();
        known.setName(parsed.getMultipartName());
        known.setDistinct(parsed.isDistinct());
        known.setParameters(parsed.getParameters());
        known.setNamedParameters(parsed.getNamedParameters());
        same(known, parsed);
    }

    /** The function of which only some rows count; null where there is more to it. */
    static @Nullable Function filtered(AnalyticExpression parsed) {
        Expression argument = parsed.isAllColumns() ? new AllColumns() : parsed.getExpression();
        if (argument == null) {
            return null;
        }
        Function function = new Function(parsed.getName(), argument);
        function.setDistinct(parsed.isDistinct());
        String known = function + " FILTER (WHERE " + Objects.toString(parsed.getFilterExpression()) + ")";
        return known.equals(parsed.toString()) ? function : null;
    }
}
