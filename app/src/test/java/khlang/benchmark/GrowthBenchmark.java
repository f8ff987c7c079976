package khlang.benchmark;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/** Measures how the time of each question grows with its table, beside DuckDB's, and draws it. */
final class GrowthBenchmark {
    private static final int STEPS = 4;
    private static final int TIMES = 41;
    private static final int WARM = 60;
    /** From so many rows on a table gets an index of words, which is made behind its load. */
    private static final int INDEXED = 200_000;

    private final Path folder;
    private final int most;
    private final Path drawing;

    /**
     * A benchmark of tables of which each is ten times as long as the one before.
     *
     * @param most the rows of the longest
     * @param drawing where the drawing is written
     */
    GrowthBenchmark(Path folder, int most, Path drawing) {
        this.folder = folder;
        this.most = most;
        this.drawing = drawing;
    }

    void run() throws Exception {
        Map<String, List<GrowthDrawing.Point>> points = new LinkedHashMap<>();
        Path home = Files.createDirectory(folder.resolve("growth"));
        try (ServerProcess server = ServerProcess.start(home);
                RawEngine duckdb = RawEngine.duckdb(home)) {
            server.makeDataset("growth");
            Benchmark.publish(server, "growth");
            int indexed = 0;
            for (int rows = most / 1_000; rows <= most; rows *= 10) {
                String table = "t" + rows;
                String resource = load(server, duckdb, table, rows);
                indexed += rows >= INDEXED ? 1 : 0;
                if (indexed > 0) {
                    server.awaitWords(indexed);
                }
                String address = "/api/v1/datasets/growth/resources/" + resource + "/rows";
                String next = server.next(address + "?limit=100&offset=" + (Question.deep(rows) - 100));
                AtomicInteger number = new AtomicInteger(10_000);
                for (Question question : Question.all(address, next, rows, table)) {
                    List<Timing> timings = Question.inTurn(WARM, TIMES, server, duckdb, () -> question, number);
                    GrowthDrawing.Point point = new GrowthDrawing.Point(
                            rows, timings.get(0).p50(), timings.get(1).p50());
                    String name = question.name().replaceAll("behind row [0-9]+", "at nine tenths");
                    points.computeIfAbsent(name, any -> new ArrayList<>(STEPS)).add(point);
                    System.out.printf("%,d rows: %s: %.1f, DuckDB %.1f%n", rows, name, point.ours(), point.theirs());
                }
            }
        }
        Files.writeString(drawing, GrowthDrawing.of(points));
        print(points);
    }

    private String load(ServerProcess server, RawEngine duckdb, String table, int rows) throws Exception {
        Path csv = folder.resolve(table + ".csv");
        BenchmarkFile.write(csv, rows, StandardCharsets.UTF_8);
        String resource = server.upload("growth", csv);
        duckdb.load(csv, table);
        server.awaitLoaded(List.of(resource));
        server.awaitReport("growth", resource);
        Files.delete(csv);
        return resource;
    }

    private static void print(Map<String, List<GrowthDrawing.Point>> points) {
        StringBuilder head = new StringBuilder("| ms p50, Khlang through HTTP / DuckDB |");
        StringBuilder line = new StringBuilder("|---|");
        for (GrowthDrawing.Point point : points.values().iterator().next()) {
            head.append(" %,d rows |".formatted(point.rows()));
            line.append("---|");
        }
        System.out.println();
        System.out.println(head);
        System.out.println(line);
        points.forEach((name, all) -> {
            StringBuilder row = new StringBuilder("| " + name + " |");
            all.forEach(point -> row.append(" %.1f / %.1f |".formatted(point.ours(), point.theirs())));
            System.out.println(row);
        });
    }
}
