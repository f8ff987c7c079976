package khlang.tabular;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.poi.ss.usermodel.DataFormatter;
import org.apache.poi.ss.usermodel.DateUtil;
import org.apache.poi.ss.util.CellRangeAddress;
import tools.jackson.databind.JsonNode;

/** Spreadsheets of the OpenDocument format, from what {@link MadeWorkbooks} describes; {@code content} is XML as it is. */
final class MadeOpenDocument {
    private static final String HEAD = """
            <?xml version="1.0" encoding="UTF-8"?>%s
            <office:document-content xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"\
             xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0"\
             xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"\
             xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0"\
             xmlns:calcext="urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0"\
             office:version="1.3"><office:automatic-styles><style:style style:name="ta2" style:family="table">\
            <style:table-properties table:display="false"/></style:style></office:automatic-styles>\
            <office:body><office:spreadsheet>""";

    private final StringBuilder xml = new StringBuilder();

    private MadeOpenDocument() {}

    static void ods(JsonNode expected, Path file) throws IOException {
        MadeOpenDocument made = new MadeOpenDocument();
        made.xml.append(HEAD.formatted(expected.path("doctype").asString("")));
        expected.path("sheets").forEach(made::sheet);
        made.xml.append(expected.path("content").asString(""));
        made.xml.append("</office:spreadsheet></office:body></office:document-content>");
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
            entry(zip, "mimetype", "application/vnd.oasis.opendocument.spreadsheet");
            entry(
                    zip,
                    "META-INF/manifest.xml",
                    "<manifest>" + expected.path("manifest").asString("") + "</manifest>");
            entry(zip, "content.xml", made.xml.toString());
        }
    }

    private static void entry(ZipOutputStream zip, String name, String text) throws IOException {
        zip.putNextEntry(new ZipEntry(name));
        zip.write(text.getBytes(StandardCharsets.UTF_8));
    }

    private void sheet(JsonNode told) {
        String style = told.has("hidden") ? " table:style-name=\"ta2\"" : "";
        xml.append(
                "<table:table table:name=\"%s\"%s>".formatted(told.path("name").asString(), style));
        for (int column = 0; column < 10; column++) {
            boolean hidden = holds(told.path("hidden_columns"), column);
            xml.append("<table:table-column" + (hidden ? " table:visibility=\"collapse\"" : "") + "/>");
        }
        int line = 0;
        for (JsonNode row : told.path("cells")) {
            boolean hidden = holds(told.path("hidden_rows"), line);
            xml.append("<table:table-row" + (hidden ? " table:visibility=\"collapse\"" : "") + ">");
            int column = 0;
            for (JsonNode cell : row) {
                cell(cell, spans(told.path("merged"), line, column++));
            }
            xml.append("<table:table-cell table:number-columns-repeated=\"16000\"/></table:table-row>");
            line++;
        }
        xml.append("<table:table-row table:number-rows-repeated=\"1048000\"><table:table-cell"
                + " table:number-columns-repeated=\"16384\"/></table:table-row></table:table>");
    }

    private static boolean holds(JsonNode numbers, int number) {
        return numbers.valueStream().anyMatch(one -> one.asInt() == number);
    }

    private static String spans(JsonNode merged, int line, int column) {
        for (JsonNode one : merged) {
            CellRangeAddress range = CellRangeAddress.valueOf(one.asString());
            if (range.getFirstRow() == line && range.getFirstColumn() == column) {
                return " table:number-rows-spanned=\"%d\" table:number-columns-spanned=\"%d\""
                        .formatted(
                                range.getLastRow() - range.getFirstRow() + 1,
                                range.getLastColumn() - range.getFirstColumn() + 1);
            }
        }
        return "";
    }

    private void cell(JsonNode told, String spans) {
        JsonNode value = told.isObject() ? told.path("value") : told;
        String format = told.path("format").asString("General");
        String formula = told.has("formula") ? " table:formula=\"of:=[.B2]*7\"" : "";
        if (told.has("error")) {
            open(
                    spans + " office:value-type=\"string\" calcext:value-type=\"error\"",
                    told.path("error").asString());
        } else if (value.isNumber() && isDate(format)) {
            LocalDateTime moment = DateUtil.getLocalDateTime(value.asDouble());
            open(spans + " office:value-type=\"date\" office:date-value=\"" + moment + ":00\"", "ตามรูปแบบ");
        } else if (value.isNumber()) {
            String shown = new DataFormatter().formatRawCellContents(value.asDouble(), 200, format);
            open(spans + formula + " office:value-type=\"float\" office:value=\"" + value.asDouble() + "\"", shown);
        } else if (value.isBoolean()) {
            open(spans + " office:value-type=\"boolean\" office:boolean-value=\"" + value + "\"", "x");
        } else {
            open(spans + (value.isString() ? " office:value-type=\"string\"" : ""), value.asString(""));
        }
    }

    private static boolean isDate(String format) {
        return format.contains("y") || format.contains("bb");
    }

    private void open(String attributes, String shown) {
        xml.append("<table:table-cell" + attributes + ">");
        for (String line : shown.split("\n", -1)) {
            String text = line.replace("&", "&amp;").replace("<", "&lt;");
            xml.append(shown.isEmpty() ? "" : "<text:p>" + text + "</text:p>");
        }
        xml.append("</table:table-cell>");
    }
}
