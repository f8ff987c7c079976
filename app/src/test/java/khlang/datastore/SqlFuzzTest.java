package khlang.datastore;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import khlang.Pair;
import khlang.problem.Problem;
import khlang.query.SearchPlan;
import khlang.query.SearchRequest;
import khlang.sql.Question;
import khlang.sql.SqlReader;
import khlang.sql.Statement;
import khlang.sql.Table;
import khlang.tabular.Field;
import khlang.tabular.FieldType;
import net.sf.jsqlparser.JSQLParserException;
import net.sf.jsqlparser.parser.CCJSqlParserUtil;
import net.sf.jsqlparser.parser.ParseException;
import net.sf.jsqlparser.util.TablesNamesFinder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Nothing but permitted reads gets through, whatever is asked. */
class SqlFuzzTest {
    private static final int STATEMENTS = 100_000;
    private static final int PARTS = 4;
    private static final int RUN = 2_000;
    private static final String CANARY = "canary-7f3a91";

    /** All words that a statement of ours may have, beside made names and those of columns. */
    private static final Set<String> WORDS = Stream.of("""
                    select distinct from where group by having order asc desc nulls first last limit offset as on with
                    join left right full cross union all intersect except and or not in between like escape is null true
                    false case when then else end exists cast filter unknown
                    bigint integer varchar text numeric decimal double precision boolean date timestamp collate
                    abs ceil floor round mod sign coalesce nullif greatest least lower upper length substring ltrim rtrim
                    strpos replace concat extract date_trunc regexp_replace
                    year month day quarter week dow isodow doy isoyear hour minute second
                    count sum fsum avg min max bool_and bool_or error _id
                    """.split("\\s+")).collect(Collectors.toSet());

    private static final Set<String> NAMES = Set.of(MadeSql.OPEN, "C", "und-x-icu");

    /** What is written between quotation marks: nothing of a caller. */
    private static final Set<String> QUOTED = Set.of("division by zero", "\\", "x", "day", "month", "year");

    private static final Pattern TOKEN = Pattern.compile(
            "'([^']*)'|\"([^\"]*)\"|([\\p{L}_][\\p{L}\\p{M}\\p{N}_]*)|[0-9.]+|[(),=<>+*/?%|-]|\\s+|(.)",
            Pattern.DOTALL);

    private record Tally(int parsed, int forbidden, List<String> accepted, Map<String, Integer> refusals) {}

    @TempDir
    Path folder;

    @Test
    void nothingButPermittedReadsGetsThrough() throws Exception {
        Path file = Files.writeString(folder.resolve("canary.csv"), CANARY + "\n");
        try (RowStore duck = TestStores.open(Pair.EMBEDDED, folder);
                RowStore postgres = TestStores.open(Pair.POSTGRESQL, folder)) {
            load(duck);
            load(postgres);
            Tally all = judged(duck, postgres, file);
            assertThat(all.parsed).isGreaterThanOrEqualTo(STATEMENTS / 2);
            assertThat(all.forbidden).isGreaterThanOrEqualTo(STATEMENTS / 4);
            assertThat(all.accepted).hasSizeGreaterThan(STATEMENTS / 5);
            run(all.accepted.subList(0, RUN), duck, postgres);
            for (RowStore store : List.of(duck, postgres)) {
                assertThat(store.tables()).containsExactly(MadeSql.OPEN, MadeSql.SECRET);
                assertThat(count(store, MadeSql.OPEN)).isEqualTo(7);
                assertThat(count(store, MadeSql.SECRET)).isEqualTo(1);
            }
            assertThat(file).hasContent(CANARY + "\n");
        }
    }

    private static long count(RowStore store, String table) {
        List<String> rows = new ArrayList<>();
        store.rows(SearchPlan.of(SearchRequest.of("r"), table, List.of()), row -> rows.add("row"));
        return rows.size();
    }

    private void load(RowStore store) throws IOException {
        Path staging = Files.createDirectories(folder.resolve("staging"));
        store.load(MadeSql.OPEN, SampleTable.FIELDS, SampleTable.in(staging));
        Path secret = Files.writeString(staging.resolve("secret.csv"), "1,\"" + CANARY + "\"\n");
        store.load(MadeSql.SECRET, List.of(new Field(1, "secret", "secret", FieldType.TEXT, 0)), secret);
    }

    private static Tally judged(RowStore duck, RowStore postgres, Path file)
            throws InterruptedException, ExecutionException {
        ExecutorService threads = Executors.newFixedThreadPool(2);
        try {
            List<Callable<Tally>> parts = new ArrayList<>();
            for (int part = 0; part < PARTS; part++) {
                SplittableRandom random = new SplittableRandom(2570 + part);
                parts.add(() -> judged(random, duck, postgres, file));
            }
            int parsed = 0;
            int forbidden = 0;
            List<String> accepted = new ArrayList<>();
            Map<String, Integer> refusals = new TreeMap<>();
            for (Future<Tally> done : threads.invokeAll(parts)) {
                Tally tally = done.get();
                parsed += tally.parsed;
                forbidden += tally.forbidden;
                accepted.addAll(tally.accepted);
                tally.refusals.forEach((key, count) -> refusals.merge(key, count, Integer::sum));
            }
            return new Tally(parsed, forbidden, accepted, refusals);
        } finally {
            threads.shutdownNow();
        }
    }

    private static Tally judged(SplittableRandom random, RowStore duck, RowStore postgres, Path file) {
        MadeSql statements = new MadeSql(random);
        SqlReader reader = new SqlReader();
        int parsed = 0;
        int forbidden = 0;
        List<String> accepted = new ArrayList<>();
        Map<String, Integer> refusals = new TreeMap<>();
        for (int index = 0; index < STATEMENTS / PARTS; index++) {
            MadeSql.Made made = statements.next();
            String sql = made.sql().replace("FILE", file.toString());
            forbidden += made.forbidden() ? 1 : 0;
            try {
                Question question = reader.read(sql);
                parsed++;
                RowStore store = index % 2 == 0 ? duck : postgres;
                Statement written = question.on(dialect(store), id -> table(store, id), 100);
                assertThat(made.forbidden()).as(sql + "\n" + written).isFalse();
                judge(sql, written);
                accepted.add(sql);
            } catch (Problem problem) {
                String key = String.valueOf(problem).replaceAll(".*?((sql|datastore)\\.[a-z_.]+).*", "$1");
                parsed += key.matches("sql\\.(no_select|single)") && parses(sql) ? 1 : 0;
                refusals.merge(key, 1, Integer::sum);
            }
        }
        return new Tally(parsed, forbidden, accepted, refusals);
    }

    private static boolean parses(String sql) {
        try {
            return CCJSqlParserUtil.newParser(sql.isBlank() ? ";" : sql).Statements() != null;
        } catch (ParseException | RuntimeException e) {
            return false;
        }
    }

    private static RowSql.Dialect dialect(RowStore store) {
        return store instanceof DuckRowStore duck
                ? duck.asking().dialect()
                : ((PostgresRowStore) store).asking().dialect();
    }

    private static Table table(RowStore store, String id) {
        List<Table.Column> columns = new ArrayList<>();
        columns.add(new Table.Column(SearchPlan.ROW, "_id"));
        open(id).fields().forEach(field -> columns.add(new Table.Column(field, RowSql.column(field))));
        return new Table(dialect(store).table(id), columns);
    }

    private static TableVersion open(String id) {
        if (!id.equals(MadeSql.OPEN)) {
            throw Problem.notFound("datastore.table.unknown", id);
        }
        return TestStores.version(MadeSql.OPEN, SampleTable.FIELDS, 0);
    }

    /** Knows nothing of how statements are written: looks at each word of what would be run. */
    private static void judge(String sql, Statement written) {
        Set<String> strange = new TreeSet<>();
        int marks = 0;
        Matcher token = TOKEN.matcher(written.sql());
        while (token.find()) {
            String text = token.group(1);
            String name = token.group(2);
            String word = token.group(3);
            boolean sign = written.sql().substring(0, token.start()).endsWith(" escape ")
                    && text != null
                    && text.matches("\\p{Punct}?");
            boolean known = (text == null || sign || QUOTED.contains(text) || text.startsWith("^.*[^0-9"))
                    && (name == null || NAMES.contains(name))
                    && (word == null || WORDS.contains(word.toLowerCase(Locale.ROOT)) || word.matches("[cftw][0-9]+"))
                    && token.group(4) == null;
            if (!known) {
                strange.add(token.group());
            }
            marks += token.group().equals("?") ? 1 : 0;
        }
        assertThat(strange).as(sql + "\n" + written.sql()).isEmpty();
        assertThat(marks)
                .as(sql + "\n" + written.sql())
                .isEqualTo(written.values().size());
        assertThat(written.sql()).doesNotContain("--").doesNotContain("/*").doesNotContain(";");
    }

    private static void run(List<String> statements, RowStore duck, RowStore postgres) throws JSQLParserException {
        SqlReader reader = new SqlReader();
        int answered = 0;
        for (String sql : statements) {
            Question question = reader.read(sql);
            Statement written = question.on(dialect(postgres), id -> table(postgres, id), 100);
            Set<String> tables = TablesNamesFinder.findTables(written.sql());
            tables.removeIf(name -> name.matches("w[0-9]+"));
            assertThat(tables).as(sql).isSubsetOf("\"" + MadeSql.OPEN + "\"");
            String one = told(duck, question);
            String other = told(postgres, question);
            assertThat(one + other).as(sql).doesNotContain(CANARY).doesNotContain("sql.failed");
            answered += one.startsWith("[") ? 1 : 0;
            if (!sql.contains("limit")) {
                assertThat(one).as(sql).isEqualTo(other);
            }
        }
        assertThat(answered).isGreaterThan(RUN / 2);
    }

    private static String told(RowStore store, Question question) {
        try {
            List<String> rows = new ArrayList<>();
            store.statement(question, SqlFuzzTest::open).rows().forEach(row -> rows.add(Arrays.toString(row)));
            rows.sort(null);
            return rows.toString();
        } catch (Problem problem) {
            return problem.toString();
        }
    }
}
