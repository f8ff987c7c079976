package khlang.benchmark;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.stream.Stream;
import khlang.web.View;

/** Measures Khlang through HTTP beside the raw engines, on the same file and in the same run, and prints a table. */
public final class Benchmark {
    private static final String KHLANG = "Khlang";
    private static final int ROWS = Integer.getInteger("benchmark.rows", 1_000_000);
    private static final int TABLES = Integer.getInteger("benchmark.tables", 1_000);
    private static final List<String> PARTS = List.of(
            System.getProperty("benchmark.parts", "questions,loads,growth").split(","));
    /** Requests of each kind before the clock runs: so many until Java has compiled what answers them. */
    private static final int WARM = 500;

    private static final String TABLE = "t";
    private static final int CROWD = 8;
    private static final String SEARCH = "three words in a row, 100 rows and how many";
    private static final String WORD = "a word of one row of 400, rows and how many";

    private final Path folder;
    private final Map<String, Map<String, String>> cells = new LinkedHashMap<>();

    private Benchmark(Path folder) {
        this.folder = folder;
    }

    public static void main(String[] arguments) throws Exception {
        Path folder = Files.createTempDirectory("khlang-benchmark");
        try {
            new Benchmark(folder).run();
        } finally {
            delete(folder);
        }
    }

    private void run() throws Exception {
        Path csv = folder.resolve("table.csv");
        BenchmarkFile.write(csv, ROWS, StandardCharsets.UTF_8);
        System.out.printf("%,d rows, %d MB%n", ROWS, Files.size(csv) / 1_000_000);
        if (PARTS.contains("questions")) {
            questions(csv);
        }
        if (PARTS.contains("loads")) {
            new LoadBenchmark(folder, csv, ROWS).run();
        }
        if (PARTS.contains("growth")) {
            new GrowthBenchmark(folder, 10 * ROWS, Path.of("app", "pictures", "growth.svg")).run();
        }
    }

    private void questions(Path csv) throws Exception {
        try (RawEngine duckdb = RawEngine.duckdb(folder)) {
            khlang(csv, duckdb);
        }
        smallTables();
        try (RawEngine sqlite = RawEngine.sqlite(folder)) {
            raw(sqlite, csv);
        }
        try (EmbeddedPostgres postgres = EmbeddedPostgres.builder().start();
                RawEngine engine = RawEngine.postgresql(postgres.getJdbcUrl("postgres", "postgres"))) {
            raw(engine, csv);
        }
        print();
    }

    /** Three words in a row, others each time. */
    private static Question words(String rows, int number) {
        return search(SEARCH, rows, BenchmarkFile.words(number), 100);
    }

    /** One word, or again with another number of rows, so that it is not answered from memory. */
    private static Question word(String rows, int number) {
        return search(WORD, rows, BenchmarkFile.word(number), 100 - number / 20 % 30);
    }

    /** The first rows that have some words, and how many have them. */
    private static Question search(String name, String rows, String words, int limit) {
        String found = " from t where description like '%" + words + "%'";
        return new Question(
                name,
                rows + "?q=" + View.encoded(words) + "&limit=" + limit,
                List.of("select *" + found + " order by id limit " + limit, "select count(*)" + found),
                1,
                ROWS);
    }

    /** Khlang and DuckDB are asked in turn, so that what else the machine does meets both. */
    private void khlang(Path csv, RawEngine duckdb) throws Exception {
        long before;
        try (ServerProcess server = ServerProcess.startWithDatasets(folder)) {
            before = ServerProcess.rowBytes(folder);
            server.makeDataset("bench");
            publish(server, "bench");
            List<Double> loads = new ArrayList<>();
            loads.add(RawEngine.duckdbLoad(folder, csv));
            loads.add(RawEngine.duckdbLoad(folder, csv));
            String resource = server.upload("bench", csv);
            cell("load, s", KHLANG, "%.1f".formatted(Timing.seconds(() -> server.awaitLoaded(List.of(resource)))));
            String loaded = megabytes(server.peakMemory());
            loads.add(Timing.seconds(() -> duckdb.load(csv)));
            cell("load, s", duckdb.name(), "%.1f".formatted(Timing.median(loads)));
            server.awaitReport("bench", resource);
            String rows = "/api/v1/datasets/bench/resources/" + resource + "/rows";
            String deep = server.next(rows + "?limit=100&offset=" + (Question.deep(ROWS) - 100));
            AtomicInteger number = new AtomicInteger(10_000);
            for (Question question : Question.all(rows, deep, ROWS, TABLE)) {
                inTurn(question.name(), question.times(), server, duckdb, () -> question, number);
            }
            server.awaitWords(1);
            inTurn(SEARCH, 60, server, duckdb, () -> words(rows, number.get()), number);
            inTurn(WORD, 60, server, duckdb, () -> word(rows, number.get()), number);
            crowds(server, rows, duckdb);
            exports(server, resource, duckdb);
            cell("peak memory after the load, MB", KHLANG, loaded);
            cell("peak memory after queries and exports, MB", KHLANG, megabytes(server.peakMemory()));
        }
        cell("disk, MB", KHLANG, megabytes(ServerProcess.rowBytes(folder) - before));
    }

    private void inTurn(
            String name,
            int times,
            ServerProcess server,
            RawEngine duckdb,
            Supplier<Question> question,
            AtomicInteger number)
            throws Exception {
        List<Timing> timings = Question.inTurn(WARM, times, server, duckdb, question, number);
        timing(name, KHLANG, timings.get(0));
        timing(name, duckdb.name(), timings.get(1));
    }

    /** Eight who ask at once: for pages that are others each time, and for one page again and again. */
    private void crowds(ServerProcess server, String rows, RawEngine duckdb) throws Exception {
        Callers callers = new Callers(server.port(), CROWD);
        int pages = ROWS / 100;
        String page = rows + "?limit=100&count=none&offset=";
        callers.ask(5, number -> page + number * 7_919L % pages * 100);
        double ours = callers.ask(10, number -> page + (number * 7_919L + 1) % pages * 100 + 1);
        double theirs = duckdb.askAtOnce(
                CROWD,
                10,
                number -> "select * from t where id > " + number * 7_919L % pages * 100 + " order by id limit 100");
        cell(CROWD + " at once, other pages of 100, answers/s", KHLANG, "%.0f".formatted(ours));
        cell(CROWD + " at once, other pages of 100, answers/s", duckdb.name(), "%.0f".formatted(theirs));
        String same = rows + "?limit=10";
        callers.ask(5, number -> same);
        cell(
                CROWD + " at once, the same 10 rows, answers/s",
                KHLANG,
                "%.0f".formatted(callers.ask(10, number -> same)));
    }

    private void exports(ServerProcess server, String resource, RawEngine duckdb) throws Exception {
        String dump = "/datastore/dump/" + resource;
        long bytes = server.drain(dump);
        export(KHLANG, bytes, Timing.seconds(() -> server.drain(dump)));
        Path out = folder.resolve("out.csv");
        double seconds = Timing.seconds(() -> duckdb.execute("copy t to '" + out + "' (header)"));
        export(duckdb.name(), Files.size(out), seconds);
        String parquet = "/api/v1/datasets/bench/resources/" + resource + "/rows.parquet";
        server.drain(parquet);
        cell("export as Parquet, s", KHLANG, "%.2f".formatted(Timing.seconds(() -> server.drain(parquet))));
        Path file = folder.resolve("out.parquet");
        double written = Timing.seconds(() -> duckdb.execute("copy t to '" + file + "' (format parquet)"));
        cell("export as Parquet, s", duckdb.name(), "%.2f".formatted(written));
        cell(
                "first byte of the export, ms",
                KHLANG,
                "%.0f".formatted(1_000 * Timing.seconds(() -> server.firstByte(dump))));
        int sheet = Math.min(ROWS, 200_000);
        String workbook = "/api/v1/datasets/bench/resources/" + resource + "/rows.xlsx?limit=" + sheet;
        cell("export as XLSX, rows/s", KHLANG, "%.0f".formatted(sheet / Timing.seconds(() -> server.drain(workbook))));
    }

    private static String megabytes(long bytes) {
        return Long.toString(bytes / 1_000_000);
    }

    /** Makes a dataset public, with the metadata that this asks for. */
    static void publish(ServerProcess server, String dataset) throws IOException, InterruptedException {
        server.action("package_patch", """
                {"id":"%s","private":false,"data_type":"ข้อมูลระเบียน","maintainer":"bench",
                "maintainer_email":"bench@example.org","tag_string":"bench","notes":"bench",
                "objective":["ยุทธศาสตร์ชาติ"],"update_frequency_unit":"ปี","update_frequency_interval":"1",
                "geo_coverage":"เทศบาล/อบต.","data_source":"bench","data_format":["CSV"],
                "data_category":"ข้อมูลสาธารณะ","license_id":"Open Data Common"}""".formatted(dataset));
    }

    private void smallTables() throws Exception {
        Path small = folder.resolve("small.csv");
        BenchmarkFile.write(small, 50, StandardCharsets.UTF_8);
        Path home = Files.createDirectory(folder.resolve("small"));
        try (ServerProcess server = ServerProcess.start(home)) {
            server.makeDataset("small");
            double seconds = Timing.seconds(() -> {
                List<String> resources = new ArrayList<>();
                for (int i = 0; i < TABLES; i++) {
                    resources.add(server.upload("small", small));
                }
                server.awaitLoaded(resources);
            });
            cell(TABLES + " tables of 50 rows, s", KHLANG, "%.1f".formatted(seconds));
        }
        cell(TABLES + " tables of 50 rows, MB", KHLANG, megabytes(ServerProcess.rowBytes(home)));
    }

    private void raw(RawEngine engine, Path csv) throws Exception {
        cell("load, s", engine.name(), "%.1f".formatted(Timing.seconds(() -> engine.load(csv))));
        AtomicInteger number = new AtomicInteger(10_000);
        for (Question question : Question.all("", "", ROWS, TABLE)) {
            Timing.Run ask = () -> question.ask(engine, number.getAndIncrement());
            timing(question.name(), engine.name(), Timing.of(5, Math.min(30, question.times()), ask));
        }
        Timing.Run search = () -> words("", number.get()).ask(engine, number.getAndIncrement());
        timing(SEARCH, engine.name(), Timing.of(3, 15, search));
        Timing.Run one = () -> word("", number.get()).ask(engine, number.getAndIncrement());
        timing(WORD, engine.name(), Timing.of(3, 15, one));
    }

    private void timing(String question, String engine, Timing timing) {
        cell(question + ", ms p50 / p99", engine, "%.1f / %.1f".formatted(timing.p50(), timing.p99()));
    }

    private void export(String engine, long bytes, double seconds) {
        cell("export as CSV, MB/s", engine, "%.0f".formatted(bytes / 1e6 / seconds));
    }

    private void cell(String row, String engine, String text) {
        cells.computeIfAbsent(row, name -> new LinkedHashMap<>()).put(engine, text);
        System.out.println(engine + ": " + row + ": " + text);
    }

    private void print() {
        List<String> engines = List.of(KHLANG, "DuckDB", "SQLite", "PostgreSQL");
        System.out.println();
        System.out.println("| | Khlang, through HTTP | DuckDB | SQLite | PostgreSQL | Khlang to DuckDB |");
        System.out.println("|---|---|---|---|---|---|");
        cells.forEach((row, found) -> {
            StringBuilder line = new StringBuilder("| " + row + " |");
            engines.forEach(engine ->
                    line.append(" ").append(found.getOrDefault(engine, "–")).append(" |"));
            System.out.println(line.append(' ').append(ratio(found)).append(" |"));
        });
    }

    private static String ratio(Map<String, String> found) {
        if (!found.containsKey("DuckDB")) {
            return "";
        }
        return "× %.2f".formatted(first(found.get(KHLANG)) / first(found.get("DuckDB")));
    }

    private static double first(String text) {
        return Double.parseDouble(text.split(" ", -1)[0]);
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        }
    }
}
