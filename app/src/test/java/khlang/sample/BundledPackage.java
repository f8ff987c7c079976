package khlang.sample;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.apache.poi.ss.usermodel.DataFormatter;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A data package of the repository, as the tests read it. */
record BundledPackage(Path folder, JsonNode description) {
    static final Path DATASETS = Path.of("datasets");
    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    static Stream<BundledPackage> all() {
        try (Stream<Path> entries = Files.list(DATASETS)) {
            return entries.filter(Files::isDirectory).sorted().toList().stream().map(BundledPackage::in);
        } catch (IOException e) {
            throw new UncheckedIOException("The folder of the data packages cannot be listed.", e);
        }
    }

    static BundledPackage in(Path folder) {
        return new BundledPackage(folder, json(folder.resolve("datapackage.json")));
    }

    static JsonNode json(Path file) {
        return MAPPER.readTree(file.toFile());
    }

    String name() {
        return description.path("name").asString("");
    }

    /** What stands under the key of this catalogue. */
    JsonNode own() {
        return description.path("khlang");
    }

    List<JsonNode> resources() {
        return description.path("resources").valueStream().toList();
    }

    static List<String> fieldNames(JsonNode resource) {
        return resource.path("schema")
                .path("fields")
                .valueStream()
                .map(field -> field.path("name").asString(""))
                .toList();
    }

    /** All lines of a CSV resource, the header first. */
    List<List<String>> lines(JsonNode resource) throws IOException {
        Path file = folder.resolve(resource.path("path").asString());
        Charset charset = Charset.forName(resource.path("encoding").asString());
        try (CSVParser parser = CSVParser.parse(file, charset, CSVFormat.DEFAULT)) {
            return parser.stream()
                    .map(CSVRecord::toList)
                    .map(BundledPackage::withoutMark)
                    .toList();
        }
    }

    /** The header of an XLSX resource: the cells of both header rows, joined as the package says. */
    List<String> workbookHeader(JsonNode resource) throws IOException {
        JsonNode dialect = resource.path("dialect");
        try (XSSFWorkbook workbook = new XSSFWorkbook(
                Files.newInputStream(folder.resolve(resource.path("path").asString())))) {
            Sheet sheet = workbook.getSheet(dialect.path("sheetName").asString());
            int upper = dialect.path("headerRows").get(0).asInt() - 1;
            Row lower = sheet.getRow(dialect.path("headerRows").get(1).asInt() - 1);
            return Stream.iterate(0, column -> column < lower.getLastCellNum(), column -> column + 1)
                    .map(column -> {
                        String above = merged(sheet, upper, column);
                        String below = new DataFormatter().formatCellValue(lower.getCell(column));
                        String joint = dialect.path("headerJoin").asString();
                        return below.isEmpty() ? above : above + joint + below;
                    })
                    .toList();
        }
    }

    private static String merged(Sheet sheet, int row, int column) {
        int first = sheet.getMergedRegions().stream()
                .filter(region -> region.isInRange(row, column))
                .mapToInt(CellRangeAddress::getFirstColumn)
                .findFirst()
                .orElse(column);
        return sheet.getRow(row).getCell(first).getStringCellValue();
    }

    private static List<String> withoutMark(List<String> cells) {
        return cells.stream()
                .map(cell -> cell.startsWith("\uFEFF") ? cell.substring(1) : cell)
                .toList();
    }

    @Override
    public String toString() {
        return folder.getFileName().toString();
    }
}
