package khlang.datastore;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import khlang.problem.Problem;
import khlang.query.SearchPlan;
import khlang.query.SearchRequest;
import khlang.sql.Question;
import khlang.sql.Statement;
import khlang.sql.Table;
import khlang.tabular.Field;
import org.jspecify.annotations.Nullable;

/** Runs what was made of a caller's statement. */
final class StatementRowSql {
    /** An answer stands in memory until it is sent. */
    private static final long MOST_LETTERS = 40_000_000;

    private static final int CELL = 10;

    private final SqlRowStore rows;

    StatementRowSql(SqlRowStore rows) {
        this.rows = rows;
    }

    StatementRows of(Question question, Function<String, TableVersion> tables) {
        // One row more than is told shows that there are more.
        Statement statement = question.on(rows.dialect(), id -> table(tables.apply(id)), SearchRequest.MOST + 1L);
        RowSql.Query query = new RowSql.Query(statement.sql(), statement.values());
        List<@Nullable Object[]> found = rows.reckon(query, results -> rows(results, statement.columns()));
        boolean truncated = found.size() > SearchRequest.MOST;
        return new StatementRows(
                statement.columns(), truncated ? found.subList(0, SearchRequest.MOST) : found, truncated);
    }

    private Table table(TableVersion version) {
        List<Table.Column> columns = new ArrayList<>();
        columns.add(new Table.Column(SearchPlan.ROW, RowSql.column(SearchPlan.ROW)));
        for (Field field : version.fields()) {
            columns.add(new Table.Column(field, RowSql.column(field)));
        }
        return new Table(rows.table(version.id()), columns);
    }

    private static List<@Nullable Object[]> rows(ResultSet results, List<Field> columns) throws SQLException {
        List<@Nullable Object[]> all = new ArrayList<>();
        long letters = 0;
        while (results.next()) {
            @Nullable Object[] row = ValueRowSql.row(results, columns);
            all.add(row);
            letters += letters(row);
            if (letters > MOST_LETTERS) {
                throw Problem.invalid("query", "sql.large");
            }
        }
        return all;
    }

    private static long letters(@Nullable Object[] row) {
        long letters = 0;
        for (Object value : row) {
            letters += value instanceof String text ? text.length() : CELL;
        }
        return letters;
    }
}
