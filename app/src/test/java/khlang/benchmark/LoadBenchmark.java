package khlang.benchmark;

import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.poi.openxml4j.opc.OPCPackage;
import org.apache.poi.openxml4j.opc.PackageAccess;
import org.apache.poi.util.XMLHelper;
import org.apache.poi.xssf.eventusermodel.ReadOnlySharedStringsTable;
import org.apache.poi.xssf.eventusermodel.XSSFReader;
import org.apache.poi.xssf.eventusermodel.XSSFSheetXMLHandler;
import org.apache.poi.xssf.usermodel.XSSFComment;
import org.jspecify.annotations.Nullable;
import org.xml.sax.InputSource;
import org.xml.sax.XMLReader;

/** Measures how long files take from the end of their upload until their rows can be asked, beside the raw readers. */
final class LoadBenchmark {
    private static final Charset WINDOWS_874 = Charset.forName("x-windows-874");
    private static final int WORKBOOK_ROWS = Integer.getInteger("benchmark.workbook", 200_000);
    private static final int SMALL = 200;

    private final Path folder;
    private final Path csv;
    private final int rows;
    private final List<String> lines = new ArrayList<>();

    /**
     * A benchmark of the loads alone.
     *
     * @param csv a table of {@code rows} rows in UTF-8
     */
    LoadBenchmark(Path folder, Path csv, int rows) {
        this.folder = folder;
        this.csv = csv;
        this.rows = rows;
    }

    /** Measures each file on the same server, which has loaded the first of them before, as any that runs has. */
    void run() throws Exception {
        Path home = Files.createDirectory(folder.resolve("loads"));
        try (ServerProcess server = ServerProcess.start(home)) {
            server.makeDataset("loads");
            double before = RawEngine.duckdbLoad(folder, csv);
            double first = load(server, csv);
            line(
                    "CSV, %,d × 12, UTF-8, the first of a server without datasets".formatted(rows),
                    first,
                    "DuckDB",
                    before,
                    "–");
            beside("CSV, %,d × 12, UTF-8", server, csv);
            Path thai = folder.resolve("thai.csv");
            BenchmarkFile.write(thai, rows, WINDOWS_874);
            beside("the same in Windows-874, DuckDB in UTF-8", server, thai);
            Files.delete(thai);
            workbook(server);
            small(server);
            long peak = server.peakMemory();
            Path large = folder.resolve("large.csv");
            BenchmarkFile.write(large, 10 * rows, StandardCharsets.UTF_8);
            double once = load(server, csv);
            double tenfold = load(server, large);
            double again = load(server, csv);
            line("CSV, %,d × 12".formatted(10 * rows), tenfold, "a tenth of it", (once + again) / 2, "× 10.5");
            Files.delete(large);
            lines.add("| peak memory, MB, before the longest file and after it | %d, %d | | | 1,200 |"
                    .formatted(peak / 1_000_000, server.peakMemory() / 1_000_000));
        }
        System.out.println();
        System.out.println("| File | Khlang, s | beside it, s | ratio | target |");
        System.out.println("|---|---|---|---|---|");
        lines.forEach(System.out::println);
    }

    /** Loads a file and DuckDB's in turn, three times each, and tells of each the one in the middle. */
    private void beside(String name, ServerProcess server, Path file) throws Exception {
        List<Double> ours = new ArrayList<>();
        List<Double> theirs = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            theirs.add(RawEngine.duckdbLoad(folder, csv));
            ours.add(load(server, file));
        }
        line(name.formatted(rows), Timing.median(ours), "DuckDB", Timing.median(theirs), "× 4");
    }

    /** Seconds from the end of the upload; then waits until the table has been looked at for its report too. */
    private static double load(ServerProcess server, Path file) throws Exception {
        String resource = server.upload("loads", file);
        double seconds = Timing.seconds(() -> server.awaitLoaded(List.of(resource)));
        server.awaitReport("loads", resource);
        return seconds;
    }

    private void workbook(ServerProcess server) throws Exception {
        Path workbook = folder.resolve("table.xlsx");
        BenchmarkFile.writeWorkbook(workbook, WORKBOOK_ROWS);
        load(server, workbook);
        double seconds = load(server, workbook);
        events(workbook);
        double poi = Timing.seconds(() -> events(workbook));
        line("XLSX, %,d × 12".formatted(WORKBOOK_ROWS), seconds, "POI's events", poi, "× 1.5");
    }

    private void small(ServerProcess server) throws Exception {
        Path file = folder.resolve("fifty.csv");
        BenchmarkFile.write(file, 50, StandardCharsets.UTF_8);
        double seconds = Timing.seconds(() -> {
            List<String> resources = new ArrayList<>();
            for (int i = 0; i < SMALL; i++) {
                resources.add(server.upload("loads", file));
            }
            server.awaitLoaded(resources);
        });
        lines.add("| %d files of 50 rows, with their uploads | %.1f | | | 20 s |".formatted(SMALL, seconds));
    }

    private void line(String file, double seconds, String other, double beside, String target) {
        String line = "| %s | %.1f | %.1f (%s) | × %.2f | %s |"
                .formatted(file, seconds, beside, other, seconds / beside, target);
        System.out.println(line);
        lines.add(line);
    }

    /** Reads a workbook as POI's guide says, and keeps nothing. */
    private static void events(Path workbook) throws Exception {
        try (OPCPackage zip = OPCPackage.open(workbook.toFile(), PackageAccess.READ)) {
            XSSFReader reader = new XSSFReader(zip);
            XMLReader xml = XMLHelper.newXMLReader();
            xml.setContentHandler(new XSSFSheetXMLHandler(
                    reader.getStylesTable(), new ReadOnlySharedStringsTable(zip), new Nothing(), false));
            try (InputStream sheet = reader.getSheetsData().next()) {
                xml.parse(new InputSource(sheet));
            }
        }
    }

    /** Takes cells and forgets them. */
    private static final class Nothing implements XSSFSheetXMLHandler.SheetContentsHandler {
        @Override
        public void startRow(int row) {}

        @Override
        public void endRow(int row) {}

        @Override
        public void cell(String reference, String value, @Nullable XSSFComment comment) {}
    }
}
