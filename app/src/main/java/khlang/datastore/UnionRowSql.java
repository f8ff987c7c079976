package khlang.datastore;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Collectors;
import khlang.dataset.LoadMode;
import khlang.problem.Phrase;
import khlang.problem.Problem;
import khlang.quality.Lines;
import khlang.tabular.Field;
import khlang.tabular.FieldType;
import org.jspecify.annotations.Nullable;

/** Finds the key of two tables, and writes the SQL that makes one of them. */
final class UnionRowSql {
    /** What is said of keys that lack their zeros in front. */
    static final String ZEROS = "datastore.misfit.zeros";

    private static final int SECONDS = 600;

    /** What is said of a column by which rows cannot be told apart. */
    private record Fault(String missing, String repeated) {}

    private static final Fault OF_TABLE =
            new Fault("datastore.union.key.table.missing", "datastore.union.key.table.repeated");
    private static final Fault OF_FILE =
            new Fault("datastore.union.key.file.missing", "datastore.union.key.file.repeated");

    private final SqlRowStore rows;
    private final Addition addition;
    private final String added;
    private final Union union;
    private final Lines lines;
    private final List<Union.Column> key;

    /**
     * Looks for the key, where rows of the same are to be one.
     *
     * @param added the version whose table holds the rows of the file alone
     * @param lines where these stand in the file
     * @throws Problem where there is no key to put them together
     */
    UnionRowSql(SqlRowStore rows, Addition addition, String added, Union union, Lines lines) {
        this.rows = rows;
        this.addition = addition;
        this.added = added;
        this.union = union;
        this.lines = lines;
        this.key = addition.mode() == LoadMode.UPSERT ? key() : List.of();
    }

    /** The SQL that selects all rows of both in their order. */
    String select(Function<Field, String> type) {
        String united = key.isEmpty() ? below(type) : byKey(type);
        return "select * from (" + united + ") as united order by _id";
    }

    private String below(Function<Field, String> type) {
        return "select o._id, %s from %s as o union all select n._id + %d, %s from %s as n"
                .formatted(
                        cells("o", Union.Column::before, type),
                        rows.table(addition.base().id()),
                        addition.base().rowCount(),
                        cells("n", Union.Column::added, type),
                        rows.table(added));
    }

    private String byKey(Function<Field, String> type) {
        String same = key.stream()
                .map(column -> alike(cell("n", column.added(), column, type), column.field()) + " = "
                        + alike(cell("o", column.before(), column, type), column.field()))
                .collect(Collectors.joining(" and "));
        String changed = union.columns().stream()
                .map(column -> column.added() == null
                        ? cell("o", column.before(), column, type)
                        : "case when n._id is null then %s else %s end"
                                .formatted(
                                        cell("o", column.before(), column, type),
                                        cell("n", column.added(), column, type)))
                .collect(Collectors.joining(", "));
        return """
                select o._id, %s from %s as o left join %s as n on %s
                union all
                select %d + row_number() over (order by n._id), %s from %s as n
                where not exists (select 1 from %s as o where %s)
                """.formatted(
                        changed,
                        rows.table(addition.base().id()),
                        rows.table(added),
                        same,
                        addition.base().rowCount(),
                        cells("n", Union.Column::added, type),
                        rows.table(added),
                        rows.table(addition.base().id()),
                        same);
    }

    private String cells(String table, Function<Union.Column, @Nullable Field> side, Function<Field, String> type) {
        return union.columns().stream()
                .map(column -> cell(table, side.apply(column), column, type))
                .collect(Collectors.joining(", "));
    }

    private static String cell(String table, @Nullable Field field, Union.Column column, Function<Field, String> type) {
        String value = field == null ? "null" : table + "." + RowSql.column(field);
        return "cast(" + value + " as " + type.apply(column.field()) + ")";
    }

    /** A value of a key as it is compared: ๑๒ is 12. */
    private static String alike(String value, Field field) {
        return field.type() == FieldType.TEXT ? "translate(" + value + ", '๐๑๒๓๔๕๖๗๘๙', '0123456789')" : value;
    }

    private List<Union.Column> key() {
        if (addition.key().isEmpty()) {
            return List.of(union.columns().stream()
                    .filter(this::mayBeKey)
                    .filter(column -> fault(List.of(column)).isEmpty())
                    .findFirst()
                    .orElseThrow(() -> Problem.invalid(LoadMode.PRIMARY_KEY, "datastore.union.key.none")));
        }
        List<Union.Column> key = addition.key().stream()
                .map(id -> union.common(id)
                        .orElseThrow(() -> Problem.invalid(LoadMode.PRIMARY_KEY, "datastore.union.key.unknown", id)))
                .toList();
        fault(key).ifPresent(problem -> {
            throw problem;
        });
        return key;
    }

    private boolean mayBeKey(Union.Column column) {
        return column.common() && Keys.mayBe(addition.base(), present(column.before()));
    }

    /** Why columns are no key of both tables. */
    private Optional<Problem> fault(List<Union.Column> key) {
        List<Field> before =
                key.stream().map(Union.Column::before).map(UnionRowSql::present).toList();
        List<Field> now =
                key.stream().map(Union.Column::added).map(UnionRowSql::present).toList();
        return fault(addition.base().id(), before, OF_TABLE).or(() -> fault(added, now, OF_FILE));
    }

    private static Field present(@Nullable Field field) {
        if (field == null) {
            throw new IllegalStateException("a key that only one table has");
        }
        return field;
    }

    private Optional<Problem> fault(String version, List<Field> key, Fault fault) {
        String names = key.stream().map(Field::id).collect(Collectors.joining(", "));
        String columns =
                key.stream().map(field -> alike(RowSql.column(field), field)).collect(Collectors.joining(", "));
        String missing =
                key.stream().map(field -> RowSql.column(field) + " is null").collect(Collectors.joining(" or "));
        String table = rows.table(version);
        List<String> without = ask("select cast(count(*) as varchar), cast(min(_id) as varchar) from " + table
                + " where " + missing + " having count(*) > 0");
        if (!without.isEmpty()) {
            return Optional.of(Problem.invalid(
                    LoadMode.PRIMARY_KEY, fault.missing(), names, without.get(0), place(version, without.get(1))));
        }
        String written = written(key, field -> "min(cast(" + RowSql.column(field) + " as varchar))");
        List<String> repeated = ask("select " + written + ", cast(min(_id) as varchar), cast(max(_id) as varchar) from "
                + table + " group by " + columns + " having count(*) > 1 order by min(_id) limit 1");
        return repeated.isEmpty()
                ? Optional.empty()
                : Optional.of(Problem.invalid(
                        LoadMode.PRIMARY_KEY,
                        fault.repeated(),
                        names,
                        repeated.get(0),
                        place(version, repeated.get(1)),
                        place(version, repeated.get(2))));
    }

    /** The line of a row of the file, as far as that is known; the number of a row of the table. */
    private String place(String version, String row) {
        long line = version.equals(added) ? lines.of(Long.parseLong(row)) : 0;
        return line > 0 ? Long.toString(line) : row;
    }

    private static String written(List<Field> key, Function<Field, String> value) {
        return key.stream().map(value).collect(Collectors.joining(" || ', ' || "));
    }

    /**
     * What of the file's keys looks as if a program had taken the zeros in front away: rows that the table lacks, and has
     * with zeros. A table that tells 1 and 01 apart itself means it.
     */
    List<Phrase> notes() {
        if (key.stream().noneMatch(column -> column.field().type() == FieldType.TEXT) || isBareTwice()) {
            return List.of();
        }
        List<Field> before =
                key.stream().map(Union.Column::before).map(UnionRowSql::present).toList();
        List<Field> now =
                key.stream().map(Union.Column::added).map(UnionRowSql::present).toList();
        String from = " from %s as n join %s as o on %s where not exists (select 1 from %s as t where %s)"
                .formatted(
                        rows.table(added),
                        rows.table(addition.base().id()),
                        same("o", UnionRowSql::bare),
                        rows.table(addition.base().id()),
                        same("t", UnionRowSql::alike));
        List<String> count =
                ask("select cast(count(*) as varchar), cast(min(n._id) as varchar)" + from + " having count(*) > 0");
        if (count.isEmpty()) {
            return List.of();
        }
        String values = written(now, field -> "cast(n." + RowSql.column(field) + " as varchar)");
        String others = written(before, field -> "cast(o." + RowSql.column(field) + " as varchar)");
        List<String> first = ask("select " + values + ", " + others + from + " order by n._id limit 1");
        String names = key.stream().map(column -> column.field().id()).collect(Collectors.joining(", "));
        return List.of(Phrase.of(ZEROS, count.get(0), names, first.get(0) + " (" + first.get(1) + ")"));
    }

    /** Whether rows of the table differ in nothing of their keys but zeros in front. */
    private boolean isBareTwice() {
        String columns = key.stream()
                .map(Union.Column::before)
                .map(UnionRowSql::present)
                .map(field -> bare(RowSql.column(field), field))
                .collect(Collectors.joining(", "));
        return !ask("select cast(min(_id) as varchar) from "
                        + rows.table(addition.base().id()) + " group by " + columns + " having count(*) > 1 limit 1")
                .isEmpty();
    }

    /** That a row of the file and one of the table, by its name in the question, have the same key. */
    private String same(String table, BiFunction<String, Field, String> form) {
        return key.stream()
                .map(column -> form.apply("n." + RowSql.column(present(column.added())), present(column.added()))
                        + " = "
                        + form.apply(table + "." + RowSql.column(present(column.before())), present(column.before())))
                .collect(Collectors.joining(" and "));
    }

    /** A value of a key without zeros in front, where it is all of digits. */
    private static String bare(String value, Field field) {
        String digits = alike(value, field);
        return field.type() == FieldType.TEXT
                ? "case when translate(%s, '0123456789', '') = '' then ltrim(%s, '0') else %s end"
                        .formatted(digits, digits, digits)
                : value;
    }

    /** The values of the first row of an answer, as text; none where it has no row. */
    private List<String> ask(String sql) {
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
