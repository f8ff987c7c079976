package khlang.datastore;

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

    private final SqlRowStore rows;
    private final Addition addition;
    private final String added;
    private final Union union;
    private final KeyRowSql keys;
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
        this.keys = new KeyRowSql(rows, lines);
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
                        base(),
                        addition.base().rowCount(),
                        cells("n", Union.Column::added, type),
                        rows.table(added));
    }

    private String byKey(Function<Field, String> type) {
        String same = key.stream()
                .map(column -> KeyRowSql.alike(cell("n", column.added(), column, type), column.field()) + " = "
                        + KeyRowSql.alike(cell("o", column.before(), column, type), column.field()))
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
                        base(),
                        rows.table(added),
                        same,
                        addition.base().rowCount(),
                        cells("n", Union.Column::added, type),
                        rows.table(added),
                        base(),
                        same);
    }

    /** The table before it, whose rows are numbered without gaps here. */
    private String base() {
        TableVersion base = addition.base();
        String table = rows.table(base.id());
        if (!base.written()) {
            return table;
        }
        String columns = base.fields().stream().map(RowSql::column).collect(Collectors.joining(", "));
        return "(select row_number() over (order by _id) as _id, " + columns + " from " + table + ")";
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
        return keys.ofTable(addition.base().id(), before).or(() -> keys.ofFile(added, now));
    }

    private static Field present(@Nullable Field field) {
        if (field == null) {
            throw new IllegalStateException("a key that only one table has");
        }
        return field;
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
                        same("t", KeyRowSql::alike));
        List<String> count = keys.first(
                "select cast(count(*) as varchar), cast(min(n._id) as varchar)" + from + " having count(*) > 0");
        if (count.isEmpty()) {
            return List.of();
        }
        String values = KeyRowSql.written(now, field -> "cast(n." + RowSql.column(field) + " as varchar)");
        String others = KeyRowSql.written(before, field -> "cast(o." + RowSql.column(field) + " as varchar)");
        List<String> first = keys.first("select " + values + ", " + others + from + " order by n._id limit 1");
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
        return !keys.first("select cast(min(_id) as varchar) from "
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
        String digits = KeyRowSql.alike(value, field);
        return field.type() == FieldType.TEXT
                ? "case when translate(%s, '0123456789', '') = '' then ltrim(%s, '0') else %s end"
                        .formatted(digits, digits, digits)
                : value;
    }
}
