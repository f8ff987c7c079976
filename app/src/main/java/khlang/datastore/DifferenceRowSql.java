package khlang.datastore;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import khlang.problem.Problem;
import khlang.tabular.Field;
import khlang.tabular.FieldType;

/** Compares the rows of two versions by the fields that both have, in one question to the engine. */
final class DifferenceRowSql {
    /** While a load compares, nobody waits. */
    static final int SECONDS = 120;

    private final SqlRowStore rows;
    private final int seconds;

    /** @param seconds how long each question may take */
    DifferenceRowSql(SqlRowStore rows, int seconds) {
        this.rows = rows;
        this.seconds = seconds;
    }

    /** A field that both versions have. */
    record Pair(Field before, Field after) {
        boolean sameType() {
            return before.type() == after.type();
        }

        /** A value of either side; values of two types are compared as they are written. */
        String value(String table, Field field) {
            String column = table + RowSql.column(field);
            return sameType() || (isNumber(before) && isNumber(after)) ? column : "cast(" + column + " as varchar)";
        }

        private static boolean isNumber(Field field) {
            return field.type() == FieldType.INTEGER || field.type() == FieldType.NUMBER;
        }
    }

    /** What is other in the rows; absent where no field is the same, or where it would take too long. */
    Optional<Difference.Rows> of(TableVersion before, TableVersion after) {
        List<Pair> pairs = pairs(before, after);
        if (pairs.isEmpty()) {
            return Optional.empty();
        }
        try {
            Optional<Pair> key = key(before, after, pairs);
            return Optional.of(key.isPresent() ? byKey(before, after, pairs, key.get()) : whole(before, after, pairs));
        } catch (Problem tooLong) {
            return Optional.empty();
        }
    }

    /** The first field whose values tell the rows of both versions apart. */
    Optional<Pair> key(TableVersion before, TableVersion after, List<Pair> pairs) {
        return pairs.stream()
                .filter(Pair::sameType)
                .filter(pair -> Keys.mayBe(before, pair.before()) && Keys.mayBe(after, pair.after()))
                .filter(pair -> isKey(before, pair.before()) && isKey(after, pair.after()))
                .findFirst()
                .or(() -> number(before, after, pairs));
    }

    /** The first field of whole numbers, those that only count the rows too, which stayed with their rows. */
    private Optional<Pair> number(TableVersion before, TableVersion after, List<Pair> pairs) {
        return pairs.stream()
                .filter(Pair::sameType)
                .filter(pair -> Keys.mayNumber(before, pair.before()) && Keys.mayNumber(after, pair.after()))
                .filter(pair -> isKey(before, pair.before()) && isKey(after, pair.after()))
                .filter(pair -> stayed(before, after, pairs, pair))
                .findFirst();
    }

    /**
     * Whether most numbers of the shorter table are in the other, and most of what stands beside them stayed: where a row
     * came in between, or another month is counted, the same number is another row. What names a thing names it in any case.
     */
    private boolean stayed(TableVersion before, TableVersion after, List<Pair> pairs, Pair number) {
        List<Pair> others = pairs.stream().filter(pair -> !pair.equals(number)).toList();
        String alike = others.stream()
                .map(pair -> "case when " + differs(List.of(pair)) + " then 0 else 1 end")
                .collect(Collectors.joining(" + ", "cast(coalesce(sum(0 + ", "), 0) as bigint)"));
        String sql = "select count(*), " + (others.isEmpty() ? "0" : alike) + " from " + rows.table(after.id())
                + " as n join " + rows.table(before.id()) + " as o on n." + RowSql.column(number.after()) + " = o."
                + RowSql.column(number.before());
        long[] found = ask(sql, 2);
        boolean shared = found[0] * 2 > Math.min(before.rowCount(), after.rowCount());
        return shared && (Keys.isThing(number.after()) || found[1] * 2 >= found[0] * others.size());
    }

    static List<Pair> pairs(TableVersion before, TableVersion after) {
        Map<String, Field> old = before.fields().stream().collect(Collectors.toMap(Field::id, Function.identity()));
        return after.fields().stream()
                .flatMap(
                        field -> Optional.ofNullable(old.get(field.id())).map(other -> new Pair(other, field)).stream())
                .toList();
    }

    /** That a row of the new table, n, has another value than one of the old, o. */
    static String differs(List<Pair> pairs) {
        return pairs.stream()
                .map(pair -> pair.value("n.", pair.after()) + " is distinct from " + pair.value("o.", pair.before()))
                .collect(Collectors.joining(" or ", "(", ")"));
    }

    private boolean isKey(TableVersion version, Field field) {
        String sql = "select count(distinct " + RowSql.column(field) + ") from " + rows.table(version.id());
        return ask(sql, 1)[0] == version.rowCount();
    }

    private Difference.Rows byKey(TableVersion before, TableVersion after, List<Pair> pairs, Pair key) {
        String sql = """
                select count(*) filter (where o._id is null), count(*) filter (where n._id is null),
                  count(*) filter (where o._id is not null and n._id is not null and %s)
                from %s as n
                full outer join %s as o on n.%s = o.%s
                """.formatted(
                        differs(pairs),
                        rows.table(after.id()),
                        rows.table(before.id()),
                        RowSql.column(key.after()),
                        RowSql.column(key.before()));
        long[] counts = ask(sql, 3);
        return new Difference.Rows(key.after().id(), counts[0], counts[1], counts[2]);
    }

    private Difference.Rows whole(TableVersion before, TableVersion after, List<Pair> pairs) {
        String old = select(before, pairs.stream().map(pair -> pair.value("", pair.before())));
        String now = select(after, pairs.stream().map(pair -> pair.value("", pair.after())));
        String sql =
                "select (select count(*) from (%s except all %s) as added), (select count(*) from (%s except all %s) as removed)"
                        .formatted(now, old, old, now);
        long[] counts = ask(sql, 2);
        return new Difference.Rows(null, counts[0], counts[1], 0);
    }

    private String select(TableVersion version, Stream<String> values) {
        return "select " + values.collect(Collectors.joining(", ")) + " from " + rows.table(version.id());
    }

    private long[] ask(String sql, int columns) {
        return rows.ask(new RowSql.Query(sql, List.of()), seconds, results -> {
            long[] counts = new long[columns];
            if (results.next()) {
                for (int i = 0; i < columns; i++) {
                    counts[i] = results.getLong(i + 1);
                }
            }
            return counts;
        });
    }
}
