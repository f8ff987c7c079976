package khlang.datastore;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import khlang.Pair;
import khlang.problem.Problem;
import khlang.sql.SqlReader;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@SuppressWarnings("NullAway.Init") // Both stores are opened before the first test.
class SqlAnswersTest {
    static final String TABLE = "5b9a2f9e-8a52-4d43-9d0e-6d1f5f1f0a01";

    private final SqlReader reader = new SqlReader();

    private RowStore duck;
    private RowStore postgres;

    @BeforeAll
    void open(@TempDir Path folder) {
        duck = TestStores.open(Pair.EMBEDDED, folder);
        postgres = TestStores.open(Pair.POSTGRESQL, folder);
        Path csv = SampleTable.in(folder.resolve("staging"));
        duck.load(TABLE, SampleTable.FIELDS, csv);
        postgres.load(TABLE, SampleTable.FIELDS, csv);
    }

    @AfterAll
    void close() {
        duck.close();
        postgres.close();
    }

    /** The tables of a caller who may read one. */
    static TableVersion table(String id) {
        if (!id.equals("t") && !id.equals(TABLE)) {
            throw Problem.notFound("datastore.table.unknown", id);
        }
        return TestStores.version(TABLE, SampleTable.FIELDS, 0);
    }

    private String told(RowStore store, String sql) {
        Function<String, TableVersion> tables = SqlAnswersTest::table;
        try {
            StatementRows found = store.statement(reader.read(sql), tables);
            List<String> rows = new ArrayList<>();
            found.rows().forEach(row -> rows.add(Arrays.toString(row)));
            List<String> columns = found.columns().stream()
                    .map(field -> field.id() + ":" + CkanTypes.made(field))
                    .toList();
            return columns + " " + String.join(" ", rows);
        } catch (Problem problem) {
            return problem.toString();
        }
    }

    private String alike(String sql) {
        String answer = told(duck, sql);
        assertThat(told(postgres, sql)).as(sql).isEqualTo(answer);
        assertThat(answer).as(sql).doesNotContain("sql.failed");
        return answer;
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "select * from t",
                "select * from \"5b9a2f9e-8a52-4d43-9d0e-6d1f5f1f0a01\" limit 2 offset 1",
                "select 7 / 2, -7 / 2, 7 % 3, -7 % 3, 7.0 / 2, 1 + 2 * 3, 1.5 * 2.25, - 3, +4, 2 - -3",
                "select 1 / 0",
                "select _id, 1 / (_id - 2) from t",
                "select _id, 1.0 / (_id - 2) from t",
                "select _id, 10 % (_id - 2) from t where _id <> 2",
                "select _id, 10 % (_id - 2) from t",
                "select 9223372036854775807 + 1 from t",
                "select max(_id) * 9000000000000000000 from t",
                "select \"ชื่อตำบล\", ชื่อตำบล || '!' as x, รหัส from t order by ชื่อตำบล, _id",
                "select รหัส from t order by รหัส desc",
                "select รหัส from t order by รหัส desc nulls last, _id",
                "select ชื่อตำบล, count(*) n, sum(\"งบประมาณ (บาท)\"), avg(\"งบประมาณ (บาท)\"), min(วันที่), max(เวลา) from t group by ชื่อตำบล order by n desc, 1",
                "select coalesce(ชื่อตำบล, '-') a, count(*) from t group by coalesce(ชื่อตำบล, '-') order by coalesce(ชื่อตำบล, '-')",
                "select coalesce(ชื่อตำบล, '-') || '?' a, count(*) from t group by coalesce(ชื่อตำบล, '-') having count(*) > 0 order by 1",
                "select coalesce(ชื่อตำบล, '-') as k, count(*) from t group by k order by k desc",
                "select date_trunc('month', วันที่) as m, extract(year from วันที่), count(*) from t group by m, extract(year from วันที่) order by 1 nulls first",
                "select count(*), count(รหัส), count(distinct ชื่อตำบล), sum(ระยะ), avg(ระยะ) from t where _id > 2",
                "select count(*) filter (where เปิด), count(*) filter (where not เปิด), bool_and(เปิด), bool_or(เปิด), every(เปิด) from t",
                "select lower('ÉA'), upper('éa'), length('น้ำ'), substring('น้ำประปา' from 2 for 3), substring('abcdef', 3), substring('abcdef', -1, 4), left('abc', 2), right('abc', 2), left('abc', -1), right('abc', -1)",
                "select trim('  x '), trim(both 'x' from 'xxaxx'), trim(leading 'x' from 'xxaxx'), ltrim('  a'), rtrim('a  '), btrim('xax', 'x')",
                "select position('b' in 'abc'), strpos('abc', 'z'), strpos('abc', ''), replace('abcb', 'b', 'x'), replace('abc', '', 'x'), concat('a', null, 1, true)",
                "select abs(-2), abs(-2.5), sign(-3), floor(2.7), ceil(2.1), ceiling(-2.1), floor(-2.5), round(2.5), round(-2.567, 2), round(2.345::float8, 2), mod(7, 3), mod(7.5, 2)",
                "select greatest(1, 2.5, null), least('b', 'a'), nullif(1, 1), nullif('a', 'b'), coalesce(null, 2), coalesce(null, null)",
                "select date_part('dow', date '2024-01-07'), date_part('week', date '2024-01-01'), extract(isodow from timestamp '2024-01-07 10:20:30'), extract(hour from timestamp '2024-01-07 10:20:30'), extract(second from timestamp '2024-01-07 10:20:30'), date_part('doy', '2024-03-01')",
                "select date '2024-01-31' + 1, date '2024-01-31' - 31, date '2024-03-01' - date '2024-02-01', date_trunc('year', date '2024-05-05')",
                "select '12'::int, ' 12 '::int, '1.5'::float8, '1.25'::numeric(10,1), 1.25::numeric(10,1), -1.25::numeric(10,1), 1.5::text, 12::text, true::text, date '2024-01-31'::text, timestamp '2024-01-31 08:30:00'::text, 1::bool, true::int, 0::boolean",
                "select รหัส::int from t",
                "select รหัส::float8 from t where รหัส = '00100'",
                "select รหัส::int from t where รหัส in ('00100', '40000') order by 1 desc",
                "select ระยะ::int from t where _id in (1, 3, 5, 6)",
                "select \"งบประมาณ (บาท)\"::int, \"งบประมาณ (บาท)\"::text, \"งบประมาณ (บาท)\"::numeric from t",
                "select วันที่::text, เวลา::text, เวลา::date, วันที่::timestamp, เปิด::text from t",
                "select _id from t where วันที่ >= '2024-01-01' and เวลา < timestamp '2024-12-31 00:00:00'",
                "select _id from t where วันที่ between '2024-01-01' and '2024-02-29' or not เปิด",
                "select _id from t where รหัส like '4%' or รหัส ilike 'APP%' or รหัส not like '%0%'",
                "select _id from t where รหัส like 'A\\-1'",
                "select _id from t where รหัส like 'A\\'",
                "select _id from t where _id in (1, 2.0, '3') and _id not in (2)",
                "select _id from t where _id in (select _id from t where เปิด)",
                "select _id, (select max(b._id) from t b where b.เปิด = a.เปิด) from t a",
                "select _id from t a where exists (select 1 from t b where b._id = a._id + 1 and b.เปิด)",
                "select a._id, b._id from t a join t b on a._id = b._id - 1 order by 1 limit 3",
                "select a._id, b.รหัส from t a left join t b on a._id = b._id + 4 order by a._id",
                "select a._id, b._id from t a right join t b on a._id = b._id + 4 order by 2",
                "select a._id, b._id from t a full join t b on a._id = b._id + 4 order by 1 nulls first, 2",
                "select count(*) from t a, t b cross join t c",
                "select _id, a.รหัส from t a join t b using (_id) order by _id",
                "select * from (select _id as x, รหัส y from t) as s where x > 3 order by x",
                "with q as (select _id, เปิด from t), r(a, b) as (select เปิด, count(*) from q group by เปิด) select * from r order by a nulls last",
                "select _id from t where _id < 3 union select _id + 1 from t where _id < 3 order by 1",
                "select 1 union all select 2.5 union all select 1 intersect select 1 order by 1 desc",
                "select รหัส from t except select 'apple' order by 1 nulls last limit 3",
                "(select 1 as a) union (select 2 order by 1 limit 1) order by a desc limit 1",
                "select distinct เปิด from t order by เปิด nulls first",
                "select case when เปิด then 'yes' when not เปิด then 'no' end, case _id when 1 then 'one' else 'more' end from t",
                "select case when _id = 1 then 1 else 2.5 end from t",
                "select เปิด is true, เปิด is not false, เปิด is unknown, รหัส is null, รหัส is distinct from 'apple' from t",
                "select count(*) c, max(รหัส) from t having count(*) > 100",
                "select sum(_id), sum(_id) / count(*), sum(_id) * 1.5, avg(_id), count(*) / 2 from t",
                "select min(ชื่อตำบล), max(ชื่อตำบล) from t",
                "select (select _id from t)",
                "select 12345678901234567890 * 2, 0.1 + 0.2, 1e3, 1.5e-3",
                "select null, 'a', 1, 1.5, true",
                "select _id + null, null || 'a', null = 1",
                "select x.* , 1 as one from t x where x._id = 1",
                "select '2024-01-31'::date, '2024-01-31 10:00:00'::timestamp, 'true'::bool",
                "select รหัส::date from t where _id = 1",
                "select ชื่อตำบล from t group by ชื่อตำบล, เปิด having count(*) >= 1 order by count(*) desc, ชื่อตำบล nulls first, เปิด nulls first",
                "select 'a''b', '--x', '/* y */', '?'",
                "select round(avg(\"งบประมาณ (บาท)\"), 2), round(sum(\"งบประมาณ (บาท)\") / count(*), 1) from t",
                "select _id from t order by -_id limit 2",
                "select _id from t where เปิด order by length(รหัส) desc nulls last, _id",
                "select _id from t limit 0",
                "select _id from t limit all offset 5 rows",
                "select extract(second from timestamp '2024-01-07 10:20:30.25'), date_part('second', '2024-01-07 10:20:30.25'), extract(second from เวลา) from t",
                "select concat(true, '-', false, null, 1), concat(เปิด, '!'), true || '!' from t",
                "select \"prior\", 'prior x' as y from (select 1 as \"prior\") q",
                "select 1e30::float8::bigint",
                "select 9223372036854775808::bigint from t",
                "select (_id * 1e18)::numeric(38,0)::int * 100 from t",
            })
    void bothEnginesAnswerAlike(String sql) {
        assertThat(alike(sql)).isNotEmpty();
    }

    @Test
    void partsOfSecondsAndFlagsAreToldAsPostgresqlTellsThem() {
        assertThat(alike("select extract(second from timestamp '2024-01-07 10:20:30.25')"))
                .isEqualTo("[extract:numeric] [30.250000]");
        assertThat(alike("select date_part('second', timestamp '2024-01-07 10:20:30.25')"))
                .isEqualTo("[date_part:float8] [30.25]");
        assertThat(alike("select concat(true, null, false), true || ''"))
                .isEqualTo("[concat:text, ?column?:text] [tf, true]");
        assertThat(alike("select 1e30::float8::bigint")).contains("sql.values");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            ''                                                   | sql.s
            select                                               | sql.syntax
            select 1; select 2                                   | sql.single
            select 1;; drop table t                              | sql.s
            drop table t                                         | NOT_AUTHORIZED sql.no_select
            insert into t values (1)                             | NOT_AUTHORIZED sql.no_select
            copy t to 'x'                                        | NOT_AUTHORIZED sql.no_select
            attach 'x' as y                                      | NOT_AUTHORIZED sql.no_select
            pragma version                                       | NOT_AUTHORIZED sql.no_select
            explain select 1                                     | NOT_AUTHORIZED sql.no_select
            values (1)                                           | NOT_AUTHORIZED sql.no_select
            select (prior _id) from t                            | sql.untaken
            select _id from t where PRIOR "_id" > 1              | sql.untaken
            select case when prior เปิด then 1 end from t         | sql.untaken
            table t                                              | NOT_AUTHORIZED sql.no_select
            with x as (delete from t returning *) select * from x | sql
            select _id from t order by true                      | sql.untaken
            select _id from t order by 'x'                       | sql.untaken
            with recursive x as (select 1) select * from x       | sql.untaken
            select * from other                                  | NOT_FOUND datastore.table.unknown
            select * from pg_tables                              | NOT_AUTHORIZED sql.table.system
            select * from pg_catalog.pg_tables                   | NOT_AUTHORIZED sql.table.system
            select * from information_schema.tables              | NOT_AUTHORIZED sql.table.system
            select * from duckdb_tables                          | NOT_AUTHORIZED sql.table.system
            select * from large.main.t                           | NOT_AUTHORIZED sql.table.system
            select * from khlang_rows.t                          | NOT_AUTHORIZED sql.table.system
            select * from duckdb_settings()                      | NOT_AUTHORIZED sql.table_function
            select * from read_csv('/etc/passwd')                | NOT_AUTHORIZED sql.table_function
            select * from '/etc/passwd'                          | NOT_AUTHORIZED sql.name
            select * from "/etc/passwd"                          | NOT_AUTHORIZED sql.table.system
            select * from t, lateral (select 1) x                | sql.untaken
            select * from (values (1)) x                         | sql
            select pg_sleep(1)                                   | NOT_AUTHORIZED sql.function
            select pg_catalog.abs(1)                             | NOT_AUTHORIZED sql.function
            select "ABS"(1)                                      | NOT_AUTHORIZED sql.function
            select {fn now()}                                    | NOT_AUTHORIZED sql.function
            select current_setting('x') from t                   | NOT_AUTHORIZED sql.function
            select unnest(1)                                     | NOT_AUTHORIZED sql.function
            select current_user                                  | sql
            select version()                                     | NOT_AUTHORIZED sql.function
            select 1 from t order by pg_sleep(1)                 | NOT_AUTHORIZED sql.function
            select count(*) filter (where pg_sleep(1) is null) from t | NOT_AUTHORIZED sql.function
            select sum(_id) over () from t                       | sql.window
            select * into x from t                               | sql.untaken
            select * from t for update                           | sql.untaken
            select top 3 * from t                                | sql.untaken
            select distinct on (_id) * from t                    | sql.untaken
            select * from t tablesample bernoulli(1)             | sql.untaken
            select * from t fetch first 3 rows only              | sql.untaken
            select _id from t group by grouping sets ((_id))     | sql.untaken
            select * exclude (_id) from t                        | sql.untaken
            select E'a\\n'                                        | sql.quotes
            select N'a'                                          | sql.quotes
            select $$a$$                                         | sql.quotes
            select array[1]                                      | sql.untaken
            select t._id[1] from t                               | sql
            select (_id, 1) = (1, 2) from t                      | sql.untaken
            select 1 = any (select 1)                            | sql
            select รหัส collate "C" from t                       | sql.untaken
            select รหัส similar to 'x' from t                    | sql.untaken
            select รหัส ~ 'x' from t                             | sql.untaken
            select now()                                         | sql.function
            select current_date                                  | sql.untaken
            select _id from t limit (select 1)                   | sql.count
            select _id from t limit -1                           | sql.count
            select nope from t                                   | sql.column
            select "รหัส " from t                                | sql.column
            select a._id from t                                  | sql.source
            select _id from t a, t b                             | sql.ambiguous
            select * from t, t                                   | sql.twice
            select รหัส from t where รหัส = 40000                | sql.types
            select _id from t where รหัส                         | sql.types
            select _id from t where วันที่ = 'soon'              | sql.literal
            select sum(รหัส) from t                              | sql.no_number
            select max(เปิด) from t                              | sql.aggregate.type
            select _id, count(*) from t                          | sql.group
            select _id from t group by รหัส                      | sql.group
            select * from t group by รหัส                        | sql.group
            select _id from t where count(*) > 1                 | sql.aggregate.place
            select sum(count(*)) from t                          | sql.aggregate.place
            select (select sum(a._id) from t b) from t a         | sql.aggregate.outer
            select distinct รหัส from t order by _id             | sql.distinct_order
            select 1 union select 1, 2                           | sql.set_columns
            select 1 union select รหัส from t                    | sql.types
            select ระยะ::text from t                             | sql.float_text
            select _id::json from t                              | sql.cast.type
            select replace(รหัส, รหัส, 'x') from t               | sql.replace
            select * from t join t b                             | sql.join
            select * from t natural join t b                     | sql.untaken
            select round(1.5, _id) from t                        | sql.digits
            select 123456789012345678901234567890123456789       | sql.number
            select date_trunc('eon', วันที่) from t              | sql.part
            select `รหัส` from t                                 | sql
            """)
    void whatIsNotKnownToBeHarmlessIsRefused(String sql, String why) {
        String answer = alike(sql.replace("''", ""));
        assertThat(answer).as(sql).contains(why);
    }

    @Test
    void likeTakesAnySignInsteadOfTheBackslash() {
        assertThat(alike("select '50%' like '50!%' escape '!', '50x' not like '50!%' escape '!',"
                        + " 'a\\b' like 'a\\b' escape '', 'X?Y' ilike 'x??y' escape '?',"
                        + " 'it''s' like 'it''''s' escape '''', 'a_b' like 'a%_b' escape '%'"))
                .endsWith(" [true, true, true, true, true, true]");
        assertThat(alike("select _id from t where รหัส like 'A!-_' escape '!'")).endsWith(" [3]");
        for (String other : List.of("'ab'", "'x'", "'ก'", "'😀'", "null", "1", "รหัส", "'!' || ''")) {
            assertThat(alike("select _id from t where รหัส like 'A' escape " + other))
                    .as(other)
                    .contains("sql.");
        }
    }

    @Test
    void aNameThatPrintsAlikeIsTheSame() {
        String parts = "ชื่อต\u0e4d\u0e32บล";
        for (String name : List.of(parts, "\"" + parts + "\"", "s." + parts, "s.\"" + parts + "\"")) {
            String sql = "select %1$s from t s where %1$s = 'ศิลา' group by %1$s order by %1$s".formatted(name);
            assertThat(alike(sql)).isEqualTo("[ชื่อตำบล:text] [ศิลา]");
        }
        assertThat(alike("select จำนวน from (select 1 as \"จ\u0e4d\u0e32นวน\") q order by จำนวน"))
                .endsWith(" [1]");
        assertThat(alike("select \"จำนวน\" from (select 1 as \"จ\u0e4d\u0e32นวน\", 2 as \"จำนวน\") q"))
                .isEqualTo("[จำนวน:int8] [2]");
        assertThat(
                        alike(
                                "select (select จำนวน from (select 1 as \"จ\u0e4d\u0e32นวน\") q) from (select 2 as \"จำนวน\") r"))
                .endsWith(" [2]");
    }

    @Test
    void aMarkThatNobodyClosesDropsNothingUnsaid() {
        for (String end :
                List.of("' where _id = 3", "\" where _id = 3", "` where _id = 3", " $$ where _id = 3", " /* where")) {
            assertThat(alike("select _id from t" + end)).as(end).contains("sql.syntax");
            assertThat(alike("select _id from t order by _id " + end)).as(end).contains("sql.syntax");
        }
        assertThat(alike("select _id from t where 'it''s -- \"' = 'no' -- ' and \"\n or _id = 1 /* ' */"))
                .doesNotContain("sql.");
    }

    @Test
    void whatWouldGrowWithoutEndIsRefused() {
        String letters = "a".repeat(2_000);
        for (String sql : List.of(
                "select 1 from t where _id = 1" + " ".repeat(100_000),
                "select " + "(".repeat(5_000) + "1" + ")".repeat(5_000),
                "select " + "not ".repeat(20_000) + "true",
                "select " + "case when true then ".repeat(5_000) + "1" + " end".repeat(5_000),
                "select 1" + " + 1".repeat(5_000),
                "select replace(replace('" + letters + "', 'a', '" + letters + "'), 'a', '" + letters + "')",
                "with a as (select concat(" + "รหัส,".repeat(50) + "รหัส) x from t), b as (select concat("
                        + "x,".repeat(50) + "x) x from a) select * from b",
                "select " + "1 / (".repeat(40) + "_id" + ")".repeat(40) + " from t",
                "select * from t a0" + crossed(9),
                "select 1" + " union select 1".repeat(80))) {
            String answer = told(duck, sql);
            assertThat(answer)
                    .as(sql.substring(0, 30) + " " + answer)
                    .contains("VALIDATION")
                    .doesNotContain("sql.failed");
        }
        assertThat(told(duck, "select _id from t where _id = 1" + " or _id = 2".repeat(3_000)))
                .contains("[1] [2]");
    }

    private static String crossed(int joins) {
        StringBuilder sql = new StringBuilder();
        for (int index = 1; index <= joins; index++) {
            sql.append(" cross join t a").append(index);
        }
        return sql.toString();
    }
}
