package khlang.datastore;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.Month;
import java.util.List;
import khlang.tabular.Field;
import khlang.tabular.Floating;
import org.jspecify.annotations.Nullable;

/** Reads values out of results, alike for both engines. */
final class ValueRowSql {
    private ValueRowSql() {}

    static @Nullable Object[] row(ResultSet results, List<Field> columns) throws SQLException {
        @Nullable Object[] row = new @Nullable Object[columns.size()];
        for (int index = 0; index < row.length; index++) {
            row[index] = value(results, index + 1, columns.get(index));
        }
        return row;
    }

    static @Nullable Object value(ResultSet results, int place, Field field) throws SQLException {
        return switch (field.type()) {
            case TEXT -> {
                String text = results.getString(place);
                yield text != null && field.nested() ? new Nested(text) : text;
            }
            case INTEGER -> {
                long number = results.getLong(place);
                yield results.wasNull() ? null : number;
            }
            case NUMBER -> number(results, place, field);
            case BOOLEAN -> {
                boolean flag = results.getBoolean(place);
                yield results.wasNull() ? null : flag;
            }
            case DATE -> date(results, place);
            case TIMESTAMP -> results.getObject(place, LocalDateTime.class);
        };
    }

    /** DuckDB's driver leaves ten days of 1582 out, as calendars then did; rows count days on. */
    private static @Nullable LocalDate date(ResultSet results, int place) throws SQLException {
        LocalDate date = results.getObject(place, LocalDate.class);
        boolean doubtful = date != null && date.getYear() == 1582 && date.getMonth() == Month.OCTOBER;
        return doubtful ? LocalDate.parse(results.getString(place)) : date;
    }

    private static @Nullable BigDecimal number(ResultSet results, int place, Field field) throws SQLException {
        if (field.scale() >= 0) {
            return results.getBigDecimal(place);
        }
        return field.position() < 0 ? made(results, place, field.scale()) : ofDouble(results, place);
    }

    static @Nullable BigDecimal ofDouble(ResultSet results, int place) throws SQLException {
        double number = results.getDouble(place);
        return results.wasNull() || !Double.isFinite(number) ? null : BigDecimal.valueOf(number);
    }

    static @Nullable BigDecimal mean(ResultSet results, int place) throws SQLException {
        return made(results, place, Floating.DIVIDED);
    }

    /** What was reckoned: where the last digits of two engines' floating point differ, they are left out. */
    private static @Nullable BigDecimal made(ResultSet results, int place, int scale) throws SQLException {
        BigDecimal made = ofDouble(results, place);
        return made == null ? null : made(made, scale);
    }

    /** A number that was reckoned, with the digits that are told of it. */
    static BigDecimal made(BigDecimal made, int scale) {
        if (made.signum() == 0) {
            return BigDecimal.ZERO;
        }
        BigDecimal round = made.round(Floating.digits(scale)).stripTrailingZeros();
        return round.scale() < 0 ? round.setScale(0) : round;
    }
}
