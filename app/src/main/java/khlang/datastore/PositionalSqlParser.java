package khlang.datastore;

import org.jdbi.v3.core.statement.ParsedSql;
import org.jdbi.v3.core.statement.SqlParser;
import org.jdbi.v3.core.statement.StatementContext;

/** Takes SQL as the row stores write it: a question mark outside quotes is a bound value, and nothing else is read. */
final class PositionalSqlParser implements SqlParser {
    @Override
    public ParsedSql parse(String sql, StatementContext context) {
        ParsedSql.Builder parsed = ParsedSql.builder();
        char mark = 0;
        int from = 0;
        for (int place = 0; place < sql.length(); place++) {
            char letter = sql.charAt(place);
            if (mark != 0) {
                mark = letter == mark ? 0 : mark;
            } else if (letter == '\'' || letter == '"') {
                mark = letter;
            } else if (letter == '?') {
                parsed.append(sql.substring(from, place)).appendPositionalParameter();
                from = place + 1;
            }
        }
        return parsed.append(sql.substring(from)).build();
    }

    @Override
    public String nameParameter(String rawName, StatementContext context) {
        return ":" + rawName;
    }
}
