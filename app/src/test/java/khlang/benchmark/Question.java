package khlang.benchmark;

import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import khlang.web.View;

/**
 * A question to a table, in the words of Khlang and of SQL. In both stands {@code #} for a number that is another each
 * time, as what is asked again would come from memory, and {@code @} for that of one of the rows.
 *
 * @param times how often it is asked on the clock
 * @param rows how many rows the table has
 */
record Question(String name, String path, List<String> sql, int times, int rows) {
    /** Far from the last one that was asked for, so that each is in another part of the table. */
    private static final long STRIDE = 7_919;

    private static final String CATEGORY = BenchmarkFile.CATEGORIES.get(0);

    String path(int number) {
        return said(path, number);
    }

    void ask(RawEngine engine, int number) throws SQLException {
        for (String statement : sql) {
            engine.query(said(statement, number));
        }
    }

    private String said(String text, int number) {
        return text.replace("#", Integer.toString(number)).replace("@", Long.toString(number * STRIDE % rows + 1));
    }

    /**
     * Asks Khlang and DuckDB the same in turn, each time with another number: what else the machine does meets both.
     *
     * @param warm so many requests before the clock runs
     * @return Khlang's times and DuckDB's
     */
    static List<Timing> inTurn(
            int warm,
            int times,
            ServerProcess server,
            RawEngine duckdb,
            Supplier<Question> question,
            AtomicInteger number)
            throws Exception {
        try (OpenConnection connection = new OpenConnection(server.port())) {
            Timing.Run ours = () -> server.read(connection, question.get().path(number.get()));
            Timing.Run theirs = () -> question.get().ask(duckdb, number.getAndIncrement());
            for (int i = 0; i < warm; i++) {
                ours.run();
                number.getAndIncrement();
            }
            Timing.repeat(5, theirs);
            return Timing.inTurn(times, ours, theirs);
        }
    }

    /** The row behind which the deep pages begin. */
    static int deep(int rows) {
        return rows / 10 * 9;
    }

    /**
     * All questions.
     *
     * @param rows the address of the table's rows
     * @param next the parameter by which the page behind row {@link #deep} is asked for
     * @param count how many rows the table has
     * @param table its name in SQL
     */
    static List<Question> all(String rows, String next, int count, String table) {
        String category = View.encoded(CATEGORY);
        String from = " from " + table + " ";
        String filter = "where category = '" + CATEGORY + "' and amount >= 5#";
        int deep = deep(count);
        return List.of(
                new Question(
                        "first page of 100",
                        rows + "?limit=100",
                        List.of("select *" + from + "order by id limit 100"),
                        200,
                        count),
                new Question(
                        "100 rows behind row " + deep + ", by key",
                        rows + "?limit=100&next=" + next,
                        List.of("select *" + from + "where id > " + deep + " order by id limit 100"),
                        100,
                        count),
                new Question(
                        "100 rows behind row " + deep + ", by count",
                        rows + "?limit=100&offset=" + deep,
                        List.of("select *" + from + "order by id limit 100 offset " + deep),
                        100,
                        count),
                new Question(
                        "one row by its key",
                        rows + "?id=@&count=none",
                        List.of("select *" + from + "where id = @ order by id limit 100"),
                        100,
                        count),
                new Question(
                        "filter, sort, 100 rows",
                        rows + "?category=" + category + "&amount__gte=5#&order_by=-received&limit=100&count=none",
                        List.of("select *" + from + filter + " order by received desc, id limit 100"),
                        60,
                        count),
                new Question(
                        "count under a filter",
                        rows + "?category=" + category + "&amount__gte=5#&limit=0",
                        List.of("select count(*)" + from + filter),
                        60,
                        count),
                new Question(
                        "group, sum",
                        rows + "?group_by=district&select=district,sum(amount)",
                        List.of("select district, sum(amount)" + from + "group by district order by district"),
                        60,
                        count),
                new Question(
                        "count of distinct values",
                        rows + "?select=count_distinct(quantity)",
                        List.of("select count(distinct quantity)" + from),
                        60,
                        count),
                new Question(
                        "two facets",
                        rows + "?facet=category,district&limit=0",
                        List.of(
                                "select category, count(*)" + from + "group by category order by 2 desc limit 100",
                                "select district, count(*)" + from + "group by district order by 2 desc limit 100"),
                        60,
                        count));
    }
}
