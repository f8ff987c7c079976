package khlang.datastore;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import khlang.dataset.LoadMode;
import khlang.problem.Problem;
import khlang.tabular.Field;
import khlang.tabular.FieldType;
import org.jspecify.annotations.Nullable;

/** Finds the key of two tables, and writes the SQL that makes one of them. */
final class UnionRowSql {
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

    /** @param added the version whose table holds the rows of the file alone */
    UnionRowSql(SqlRowStore rows, Addition addition, String added, Union union) {
        this.rows = rows;
        this.addition = addition;
        this.added = added;
        this.union = union;
    }

    /** The SQL that selects all rows of both in their order. @throws Problem where there is no key to put them together */
    String select(Function<Field, String> type) {
        String united = addition.mode() == LoadMode.UPSERT ? byKey(key(), type) : below(type);
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

    private String byKey(List<Union.Column> key, Function<Field, String> type) {
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
        String texts = key.stream()
                .map(field -> "min(cast(" + RowSql.column(field) + " as varchar))")
                .collect(Collectors.joining(" || ', ' || "));
        long without = ask("select count(*) from " + rows.table(version) + " where " + missing)
                .map(Long::parseLong)
                .orElse(0L);
        if (without > 0) {
            return Optional.of(Problem.invalid(LoadMode.PRIMARY_KEY, fault.missing(), names, without));
        }
        return ask("select " + texts + " from " + rows.table(version) + " group by " + columns
                        + " having count(*) > 1 order by min(_id) limit 1")
                .map(value -> Problem.invalid(LoadMode.PRIMARY_KEY, fault.repeated(), names, value));
    }

    private Optional<String> ask(String sql) {
        return rows.ask(
                new RowSql.Query(sql, List.of()),
                SECONDS,
                results -> results.next() ? Optional.ofNullable(results.getString(1)) : Optional.empty());
    }
}
