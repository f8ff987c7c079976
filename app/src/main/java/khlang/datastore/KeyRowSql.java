package khlang.datastore;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import khlang.dataset.LoadMode;
import khlang.problem.Problem;
import khlang.quality.Lines;
import khlang.tabular.Field;
import khlang.tabular.FieldType;

/** Says why some columns of a table are no key: a row has no value in them, or two rows have the same. */
final class KeyRowSql {
    private static final int SECONDS = 600;

    /** What is said of a column by which rows cannot be told apart. */
    private record Fault(String missing, String repeated) {}

    private static final Fault OF_TABLE =
            new Fault("datastore.union.key.table.missing", "datastore.union.key.table.repeated");
    private static final Fault OF_FILE =
            new Fault("datastore.union.key.file.missing", "datastore.union.key.file.repeated");

    private final SqlRowStore rows;
    private final Lines lines;

    /** @param lines where the rows of the file stand in it */
    KeyRowSql(SqlRowStore rows, Lines lines) {
        this.rows = rows;
        this.lines = lines;
    }

    /** Why columns are no key of a table that is there already, whose rows are named by their number. */
    Optional<Problem> ofTable(String version, List<Field> key) {
        return fault(version, key, OF_TABLE, Function.identity());
    }

    /** Why columns are no key of a table that holds the rows of the file alone, which are named by their line. */
    Optional<Problem> ofFile(String version, List<Field> key) {
        return fault(version, key, OF_FILE, this::line);
    }

    private Optional<Problem> fault(String version, List<Field> key, Fault fault, Function<String, String> place) {
        String names = key.stream().map(Field::id).collect(Collectors.joining(", "));
        String columns =
                key.stream().map(field -> alike(RowSql.column(field), field)).collect(Collectors.joining(", "));
        String missing =
                key.stream().map(field -> RowSql.column(field) + " is null").collect(Collectors.joining(" or "));
        String table = rows.table(version);
        List<String> without = first("select cast(count(*) as varchar), cast(min(_id) as varchar) from " + table
                + " where " + missing + " having count(*) > 0");
        if (!without.isEmpty()) {
            return Optional.of(Problem.invalid(
                    LoadMode.PRIMARY_KEY, fault.missing(), names, without.get(0), place.apply(without.get(1))));
        }
        String written = written(key, field -> "min(cast(" + RowSql.column(field) + " as varchar))");
        List<String> repeated = first("select " + written + ", cast(min(_id) as varchar), cast(max(_id) as varchar)"
                + " from " + table + " group by " + columns + " having count(*) > 1 order by min(_id) limit 1");
        return repeated.isEmpty()
                ? Optional.empty()
                : Optional.of(Problem.invalid(
                        LoadMode.PRIMARY_KEY,
                        fault.repeated(),
                        names,
                        repeated.get(0),
                        place.apply(repeated.get(1)),
                        place.apply(repeated.get(2))));
    }

    /** The line of a row of the file, as far as that is known, else its number. */
    private String line(String row) {
        long line = lines.of(Long.parseLong(row));
        return line > 0 ? Long.toString(line) : row;
    }

    /** A value of a key as it is compared: ๑๒ is 12. */
    static String alike(String value, Field field) {
        return field.type() == FieldType.TEXT ? "translate(" + value + ", '๐๑๒๓๔๕๖๗๘๙', '0123456789')" : value;
    }

    /** The values of a key as one text. */
    static String written(List<Field> key, Function<Field, String> value) {
        return key.stream().map(value).collect(Collectors.joining(" || ', ' || "));
    }

    /** The values of the first row of an answer, as text; none where it has no row. */
    List<String> first(String sql) {
        return rows.ask(new RowSql.Query(sql, List.of()), SECONDS, results -> {
            List<String> values = new ArrayList<>();
            if (results.next()) {
                for (int i = 1; i <= results.getMetaData().getColumnCount(); i++) {
                    values.add(String.valueOf(results.getString(i)));
                }
            }
            return values;
        });
    }
}
