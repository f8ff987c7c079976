package khlang.datastore;

import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Supplier;

/** Statements from a grammar, by chance: many can be answered, many would do what nobody may, many are no SQL. */
final class MadeSql {
    /**
     * A statement.
     *
     * @param forbidden whether it would read, write or call something forbidden if it were run as it is
     */
    record Made(String sql, boolean forbidden) {}

    static final String OPEN = "5b9a2f9e-8a52-4d43-9d0e-6d1f5f1f0a01";
    static final String SECRET = "5b9a2f9e-8a52-4d43-9d0e-6d1f5f1f0a99";

    private static final List<String> EVIL_VALUES = List.of(
            "pg_read_file('FILE')",
            "pg_sleep(1)",
            "current_setting('data_directory')",
            "getenv('HOME')",
            "version()",
            "lo_import('FILE')",
            "dblink('host=x', 'select 1')",
            "query_to_xml('select * from \"SECRET\"', true, true, '')",
            "pg_ls_dir('/')",
            "nextval('s')",
            "set_config('a', 'b', false)",
            "txid_current()",
            "pg_terminate_backend(1)",
            "(select secret from \"SECRET\")",
            "(select max(secret) from \"SECRET\" where _id = t0._id)",
            "(select content from read_text('FILE'))",
            "(select column0 from read_csv('FILE') limit 1)",
            "(select column0 from 'FILE')",
            "(select count(*) from pg_tables)",
            "(select count(*) from pg_catalog.pg_class)",
            "(select table_name from information_schema.tables limit 1)",
            "(select name from duckdb_settings() limit 1)",
            "(select sql from sqlite_master)",
            "(with x as (select * from \"SECRET\") select secret from x)",
            "(select secret from large.main.\"SECRET\")",
            "(select secret from khlang_rows.\"SECRET\")",
            "unnest(array[1, 2])",
            "generate_series(1, 5)",
            "regexp_matches('a', 'a')",
            "string_agg(secret, '')",
            "pg_catalog.pg_read_file('FILE')",
            "\"pg_read_file\"('FILE')",
            "PG_READ_FILE('FILE')",
            "read_blob('FILE')",
            "row_to_json(t0)",
            "to_json(t0)",
            "query('select 1')",
            "error('x')",
            "hash(t0)",
            "system('ls')",
            "exists (select 1 from \"SECRET\")",
            "(select _id from \"SECRET\" union select 1 limit 1)",
            "pg_read_file/**/('FILE')",
            "(select secret from/*x*/\"SECRET\")",
            "pg_advisory_lock(1)",
            "random()",
            "getvariable('x')",
            "repeat('a', 1000000000)",
            "lpad('a', 1000000000)",
            "pg_stat_file('FILE')",
            "encode(secret, 'hex')",
            "currval('s')",
            "current_query()",
            "in_search_path('a', 'b')",
            "has_table_privilege('a', 'b')");

    private static final List<String> EVIL_SOURCES = List.of(
            "\"SECRET\"",
            "\"SECRET\" as s",
            "pg_tables",
            "pg_catalog.pg_authid",
            "information_schema.columns",
            "pg_shadow",
            "duckdb_tables()",
            "duckdb_secrets()",
            "read_csv('FILE')",
            "read_text('FILE')",
            "glob('/*')",
            "'FILE'",
            "\"FILE\"",
            "read_parquet('FILE')",
            "parquet_scan('FILE')",
            "sniff_csv('FILE')",
            "generate_series(1, 9) g",
            "sqlite_master",
            "(select * from \"SECRET\") s",
            "lateral (select * from \"SECRET\") s",
            "only \"SECRET\"",
            "pg_ls_dir('/') f",
            "unnest(array[1]) u",
            "dblink('a', 'b') as d(x int)",
            "large.main.\"SECRET\"",
            "main.\"SECRET\"",
            "pragma_version()",
            "query_table('SECRET')",
            "query('select 1')",
            "duckdb_settings",
            "khlang_rows.\"SECRET\"",
            "(table \"SECRET\") s",
            "json_each('{}')",
            "pragma_table_info('SECRET')",
            "test_all_types()",
            "rows from (pg_ls_dir('/')) f");

    private static final List<String> EVIL_STATEMENTS = List.of(
            "copy \"OPEN\" to 'FILE'",
            "copy (select 1) to program 'ls'",
            "attach 'FILE' as x",
            "pragma database_list",
            "set memory_limit = '100GB'",
            "create table x as select * from \"SECRET\"",
            "create view v as select 1",
            "insert into \"OPEN\" values (1)",
            "update \"OPEN\" set c1 = 'x'",
            "delete from \"OPEN\"",
            "drop table \"OPEN\"",
            "truncate \"OPEN\"",
            "alter table \"OPEN\" add x int",
            "install httpfs",
            "load 'FILE'",
            "call pg_sleep(1)",
            "do $$begin perform pg_sleep(1); end$$",
            "explain analyze delete from \"OPEN\"",
            "vacuum",
            "checkpoint",
            "export database 'FILE'",
            "grant all on \"OPEN\" to public",
            "select 1; drop table \"OPEN\"",
            "select 1; select secret from \"SECRET\"",
            "select * into x from \"OPEN\"",
            "select * from \"OPEN\" for update",
            "with x as (delete from \"OPEN\" returning *) select * from x",
            "with x as (insert into \"OPEN\" values (1) returning 1) select 1",
            "prepare p as select 1",
            "execute p",
            "listen x",
            "begin",
            "commit",
            "reset all",
            "use large",
            "table \"SECRET\"",
            "describe \"SECRET\"",
            "show tables",
            "summarize \"SECRET\"",
            "from \"SECRET\"",
            "pivot \"SECRET\" on secret",
            "merge into \"OPEN\" using \"SECRET\" on true when matched then delete",
            "create function f() returns int as 'x' language c",
            "select * from \"OPEN\" into outfile 'FILE'",
            "lock table \"OPEN\"",
            "comment on table \"OPEN\" is 'x'");

    private static final List<String> NUMBERS = List.of(
            "_id", "\"" + SampleTable.LONG + "\"", "\"งบประมาณ (บาท)\"", "1", "2.5", "-3", "0", "1e2", "t0._id", "100");

    private static final List<String> TEXTS = List.of(
            "ชื่อตำบล",
            "\"รหัส\"",
            "'a'",
            "'it''s'",
            "'; drop table x --'",
            "'น้ำ'",
            "t0.รหัส",
            "''",
            "'\"SECRET\"'",
            "null");

    private static final List<String> NOISE = List.of(
            " /* pg_read_file('x') */ ", " -- \"SECRET\"\n", " ", "\n", "\t", "\u00a0", " /* ; drop table x */ ");

    private static final List<String> SCRAPS = List.of(
            "'",
            "\"",
            "$$",
            ";",
            "--",
            "/*",
            "*/",
            "(",
            ")",
            "E'\\''",
            "U&'\\0027'",
            "U&\"\\0022\"",
            "::",
            ",",
            "\\",
            "\0",
            "`",
            "[",
            "]",
            "?",
            ":x",
            "$1",
            "@",
            "#",
            "\u2019",
            "\ufeff",
            "//",
            "||",
            " union ",
            " select ",
            " from ",
            "{",
            "}",
            "''",
            "\"\"",
            "%",
            "0x1f");

    private final SplittableRandom random;
    private boolean evil;
    private boolean planted;

    MadeSql(SplittableRandom random) {
        this.random = random;
    }

    Made next() {
        evil = random.nextInt(100) < 45;
        planted = false;
        String sql = statement();
        if (evil && !planted) {
            sql = random.nextInt(3) == 0 ? pick(EVIL_STATEMENTS) : "select " + pick(EVIL_VALUES) + " from " + source(0);
            planted = true;
        }
        boolean forbidden = planted;
        if (random.nextInt(100) < 18) {
            sql = scrapped(sql);
            forbidden = false;
        }
        return new Made(sql.replace("OPEN", OPEN).replace("SECRET", SECRET), forbidden);
    }

    private String pick(List<String> all) {
        return all.get(random.nextInt(all.size()));
    }

    private boolean chance(int percent) {
        return random.nextInt(100) < percent;
    }

    /** What is planted, where the statement is evil and chance says so. */
    private String or(List<String> evils, int percent, Supplier<String> good) {
        if (evil && chance(percent)) {
            planted = true;
            return pick(evils);
        }
        return good.get();
    }

    private String scrapped(String sql) {
        StringBuilder text = new StringBuilder(sql);
        for (int index = 1 + random.nextInt(3); index > 0 && !text.isEmpty(); index--) {
            int place = random.nextInt(text.length());
            switch (random.nextInt(3)) {
                case 0 -> text.insert(place, pick(SCRAPS));
                case 1 -> text.deleteCharAt(place);
                default -> text.delete(place, Math.min(text.length(), place + random.nextInt(8)));
            }
        }
        return text.toString();
    }

    private String statement() {
        if (evil && chance(12)) {
            planted = true;
            return pick(EVIL_STATEMENTS);
        }
        String sql = switch (random.nextInt(12)) {
            case 0 -> "with q as (" + select(1) + ") select * from q" + (chance(50) ? " limit 3" : "");
            case 1 ->
                "select _id from " + source(1) + pick(List.of(" union ", " union all ", " intersect ", " except "))
                        + "select " + number(1) + " from " + source(1);
            case 2 -> "select x from (select " + text(1) + " as x from " + source(1) + ") as s order by x limit 5";
            case 3 -> "(" + select(0) + ")";
            default -> select(0);
        };
        return chance(10) ? sql + pick(List.of(";", " -- end", " /* ; select */", "\n")) : sql;
    }

    private String space() {
        return chance(10) ? pick(NOISE) : " ";
    }

    private String select(int depth) {
        if (chance(18)) {
            return grouped(depth);
        }
        StringBuilder sql = new StringBuilder("select").append(space());
        sql.append(chance(8) ? "distinct " : "");
        int items = 1 + random.nextInt(3);
        for (int index = 0; index < items; index++) {
            sql.append(index == 0 ? "" : ", ").append(chance(15) ? "t0.*" : any(depth + 1));
            sql.append(
                    chance(20)
                            ? " as " + pick(List.of("x", "\"ชื่อ\"", "\"a\"\"b\"", "\"; drop\"", "Total")) + index
                            : "");
        }
        sql.append(space()).append("from").append(space()).append(source(depth));
        if (chance(20)) {
            sql.append(join(depth));
        }
        if (chance(55)) {
            sql.append(space()).append("where ").append(condition(depth + 1));
        }
        if (chance(25)) {
            sql.append(" order by ")
                    .append(chance(50) ? "1" : any(depth + 1))
                    .append(pick(List.of("", " desc", " nulls first")));
        }
        return sql.append(chance(25) ? " limit " + random.nextInt(20) : "").toString();
    }

    private String grouped(int depth) {
        String key = text(depth + 1);
        return "select " + key + " as k, " + aggregate(depth + 1) + " from " + source(depth)
                + (chance(40) ? " where " + condition(depth + 1) : "") + " group by " + (chance(50) ? "k" : "1")
                + (chance(30) ? " having " + aggregate(depth + 1) + " > 0" : "")
                + (chance(30) ? " order by 2 desc" : "");
    }

    private String aggregate(int depth) {
        return or(EVIL_VALUES, 8, () -> switch (random.nextInt(5)) {
            case 0 -> "count(*)";
            case 1 -> "count(distinct " + text(depth + 1) + ")";
            case 2 -> "sum(" + number(depth + 1) + ")";
            case 3 -> "avg(" + number(depth + 1) + ")";
            default -> "count(*) filter (where " + condition(depth + 1) + ")";
        });
    }

    private String join(int depth) {
        String source = or(EVIL_SOURCES, 25, () -> "\"OPEN\" as t1");
        return switch (random.nextInt(4)) {
            case 0 -> ", " + source;
            case 1 -> " cross join " + source;
            case 2 -> " left join " + source + " on t0._id = " + (depth > 1 ? "1" : number(depth + 2));
            default -> " join " + source + " on " + condition(depth + 2);
        };
    }

    private String source(int depth) {
        return or(
                EVIL_SOURCES,
                12,
                () -> depth > 1 || chance(85)
                        ? "\"OPEN\" as t0"
                        : "(select * from \"OPEN\" as t0 where " + condition(depth + 1) + ") as t0");
    }

    private String any(int depth) {
        return switch (random.nextInt(5)) {
            case 0, 1 -> number(depth);
            case 2, 3 -> text(depth);
            default -> condition(depth);
        };
    }

    private String number(int depth) {
        return or(EVIL_VALUES, 7, () -> {
            if (depth > 4 || chance(35)) {
                return chance(70) ? pick(NUMBERS) : "t0._id";
            }
            return switch (random.nextInt(9)) {
                case 0 ->
                    "(" + number(depth + 1) + space() + pick(List.of("+", "-", "*")) + " " + number(depth + 1) + ")";
                case 1 -> number(depth + 1) + " / nullif(" + number(depth + 1) + ", 0)";
                case 2 -> "length(" + text(depth + 1) + ")";
                case 3 ->
                    "case when " + condition(depth + 1) + " then " + number(depth + 1) + " else " + number(depth + 1)
                            + " end";
                case 4 -> "coalesce(" + number(depth + 1) + ", " + number(depth + 1) + ")";
                case 5 -> pick(List.of("abs(", "floor(", "ceil(", "ABS(", "sign(")) + number(depth + 1) + ")";
                case 6 -> "extract(" + pick(List.of("year", "month", "dow")) + " from วันที่)";
                case 7 -> "(select max(_id) from \"OPEN\" as t0 where " + condition(depth + 2) + ")";
                default -> "round(" + number(depth + 1) + ", 2)";
            };
        });
    }

    private String text(int depth) {
        return or(EVIL_VALUES, 7, () -> {
            if (depth > 4 || chance(40)) {
                return pick(TEXTS);
            }
            return switch (random.nextInt(7)) {
                case 0 -> "(" + text(depth + 1) + " || " + text(depth + 1) + ")";
                case 1 -> pick(List.of("lower(", "upper(", "trim(", "Lower(")) + text(depth + 1) + ")";
                case 2 -> "substring(" + text(depth + 1) + " from 1 for 2)";
                case 3 -> "replace(" + text(depth + 1) + ", 'a', 'b')";
                case 4 -> "coalesce(" + text(depth + 1) + ", 'x')";
                case 5 -> "cast(_id as text)";
                default -> "left(" + text(depth + 1) + ", " + random.nextInt(4) + ")";
            };
        });
    }

    private String condition(int depth) {
        return or(EVIL_VALUES, 5, () -> {
            if (depth > 4 || chance(25)) {
                return pick(List.of(
                        "เปิด",
                        "_id > 2",
                        "รหัส is not null",
                        "วันที่ >= '2024-01-01'",
                        "true",
                        "t0._id in (1, 2, 3)"));
            }
            return switch (random.nextInt(8)) {
                case 0 -> "(" + condition(depth + 1) + pick(List.of(" and ", " or ")) + condition(depth + 1) + ")";
                case 1 -> "not (" + condition(depth + 1) + ")";
                case 2 -> number(depth + 1) + pick(List.of(" = ", " <> ", " < ", " >= ")) + number(depth + 1);
                case 3 ->
                    text(depth + 1) + pick(List.of(" like ", " ilike ", " not like ")) + "'%"
                            + pick(List.of("a", "น้ำ", "_", "0", "!_", "!%", "!!", "!a")) + "%'"
                            + pick(List.of("", "", " escape '!'", " escape '_'", " escape ''", " escape '!!'"));
                case 4 -> number(depth + 1) + " between " + number(depth + 1) + " and " + number(depth + 1);
                case 5 -> "_id in (select _id from \"OPEN\" as t0 where " + condition(depth + 2) + ")";
                case 6 -> "exists (select 1 from " + source(2) + " where " + condition(depth + 2) + ")";
                default -> text(depth + 1) + " in (" + text(depth + 1) + ", 'b')";
            };
        });
    }
}
