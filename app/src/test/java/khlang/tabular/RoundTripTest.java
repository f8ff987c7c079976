package khlang.tabular;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.io.StringWriter;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVPrinter;
import org.apache.commons.csv.QuoteMode;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** What is read is what was written, for tables, encodings, dialects and workbooks that chance has put together. */
class RoundTripTest {
    private static final List<String> WORDS = List.of(
            "ก่อสร้างถนน",
            "น้ำ",
            "ที่",
            "ตำบลในเมือง",
            "สี่แยก (เหนือ)",
            "ก; ข",
            "ก, ข, ค",
            "เขาว่า \"ดี\"",
            "ซ้าย|ขวา",
            "สองบรรทัด\nบรรทัดล่าง",
            "ปี ๒๕๖๖",
            "AB-12",
            "กว้าง 24\"",
            "#ป้าย",
            "ก\\ข",
            "<b>ตัวหนา</b>",
            "ญี่ปุ่น ฐาน ฤๅษี");
    private static final List<Charset> CHARSETS = List.of(
            StandardCharsets.UTF_8, StandardCharsets.UTF_16LE, StandardCharsets.UTF_16BE, TextEncoding.WINDOWS_874);

    @TempDir
    Path folder;

    static Stream<Integer> seeds() {
        return IntStream.rangeClosed(1, 150).boxed();
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void textIsReadAsItWasWritten(int seed) throws IOException {
        Random random = new Random(seed);
        List<List<String>> table = table(random);
        Charset charset = CHARSETS.get(random.nextInt(CHARSETS.size()));
        boolean mark = !charset.equals(TextEncoding.WINDOWS_874) && random.nextBoolean();
        String titles = random.nextInt(3) == 0 ? "รายงานประจำปี\n\n" : "";
        String text = (mark ? "\uFEFF" : "") + titles + csv(table, random);
        Path file = Files.write(folder.resolve("table.bin"), text.getBytes(charset));
        compare(table, file);
        assertThat(Reading.of(folder, file).content().encoding())
                .isEqualTo(charset.equals(TextEncoding.WINDOWS_874) ? "windows-874" : charset.name());
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void workbooksAreReadAsTheyWereWritten(int seed) {
        Random random = new Random(seed);
        List<List<String>> table = table(random);
        ObjectNode told = new JsonMapper().createObjectNode();
        ArrayNode sheets = told.putArray("sheets");
        if (random.nextBoolean()) {
            sheets.addObject().put("name", "ปก").putArray("cells").addArray().add("รายงาน");
        }
        ArrayNode rows = sheets.addObject().put("name", "ข้อมูล").putArray("cells");
        IntStream.range(0, random.nextInt(3)).forEach(i -> rows.addArray());
        for (List<String> line : table) {
            ArrayNode cells = rows.addArray();
            line.forEach(cell -> {
                if (cell.matches("[0-9]+")) {
                    cells.add(Integer.parseInt(cell));
                } else {
                    cells.add(cell);
                }
            });
        }
        String maker = List.of("xlsx", "xls", "ods").get(seed % 3);
        compare(table, MadeFiles.make(maker, told, folder));
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void jsonIsReadAsItWasWritten(int seed) throws IOException {
        Random random = new Random(seed);
        List<List<String>> table = table(random);
        compare(table, Files.writeString(folder.resolve("table.bin"), json(table, random)));
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void whatIsPackedIsReadAsItWasWritten(int seed) throws IOException {
        Random random = new Random(seed);
        List<List<String>> table = table(random);
        boolean json = random.nextBoolean();
        byte[] text = (json ? json(table, random) : csv(table, random)).getBytes(StandardCharsets.UTF_8);
        Path file = folder.resolve("table.bin");
        if (random.nextBoolean()) {
            try (OutputStream gzip = new GZIPOutputStream(Files.newOutputStream(file))) {
                gzip.write(text);
            }
        } else {
            try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
                zip.putNextEntry(new ZipEntry("โฟลเดอร์/อ่านก่อน.txt"));
                zip.write("อ่านก่อน".getBytes(StandardCharsets.UTF_8));
                zip.putNextEntry(new ZipEntry("โฟลเดอร์/ตาราง." + (json ? "json" : "csv")));
                zip.write(text);
            }
        }
        compare(table, file);
    }

    /** An array, lines, or the answer of an API; a blank cell is null, an empty text or not there at all. */
    private static String json(List<List<String>> table, Random random) {
        JsonMapper mapper = new JsonMapper();
        List<String> header = table.get(0);
        List<String> records = new ArrayList<>();
        for (List<String> row : table.subList(1, table.size())) {
            ObjectNode one = mapper.createObjectNode();
            for (int i = 0; i < row.size(); i++) {
                String cell = row.get(i);
                int blank = records.isEmpty() ? random.nextInt(2) : random.nextInt(3);
                if (i == 0) {
                    one.put(header.get(i), Integer.parseInt(cell));
                } else if (!cell.isEmpty() || blank == 0) {
                    one.put(header.get(i), cell);
                } else if (blank == 1) {
                    one.putNull(header.get(i));
                }
            }
            records.add(mapper.writeValueAsString(one));
        }
        return switch (random.nextInt(3)) {
            case 0 -> "[" + String.join(",\n ", records) + "]";
            case 1 -> String.join("\n", records) + "\n";
            default -> "{\"success\":true,\"result\":{\"records\":[" + String.join(",", records) + "]}}";
        };
    }

    /** A header, and rows of a number and texts, of which some are blank. */
    private static List<List<String>> table(Random random) {
        int width = 3 + random.nextInt(6);
        List<List<String>> table = new ArrayList<>();
        List<String> header = new ArrayList<>(List.of("ลำดับ"));
        IntStream.range(1, width).forEach(i -> header.add("หัวข้อ " + (char) ('ก' + i)));
        table.add(header);
        int rows = 2 + random.nextInt(80);
        for (int i = 1; i <= rows; i++) {
            List<String> row = new ArrayList<>(List.of(Integer.toString(i), "เรื่อง " + i));
            for (int column = 2; column < width; column++) {
                row.add(random.nextInt(8) == 0 ? "" : WORDS.get(random.nextInt(WORDS.size())));
            }
            table.add(row);
        }
        return table;
    }

    private static String csv(List<List<String>> table, Random random) throws IOException {
        CSVFormat format = CSVFormat.DEFAULT
                .builder()
                .setDelimiter(Recipe.delimiters().get(random.nextInt(4)))
                .setQuoteMode(random.nextBoolean() ? QuoteMode.ALL : QuoteMode.MINIMAL)
                .setRecordSeparator(List.of("\n", "\r\n", "\r").get(random.nextInt(3)))
                .get();
        StringWriter text = new StringWriter();
        try (CSVPrinter printer = new CSVPrinter(text, format)) {
            printer.printRecords(table);
        }
        return text.toString();
    }

    private void compare(List<List<String>> table, Path file) {
        Reading reading = Reading.of(folder, file);
        assertThat(reading.ids()).isEqualTo(table.get(0));
        assertThat(rows(reading)).isEqualTo(table.subList(1, table.size()));
        assertThat(reading.problems()).isEmpty();
    }

    private static List<List<String>> rows(Reading reading) {
        try (CSVParser parser = CSVParser.parse(String.join("\n", reading.lines()), CSVFormat.DEFAULT)) {
            return parser.stream()
                    .map(row -> Arrays.asList(row.values()).subList(1, row.size()))
                    .toList();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
