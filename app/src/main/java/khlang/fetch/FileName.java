package khlang.fetch;

import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Finds the name of a file: what its server says, else how its address ends; the ending tells its kind. */
final class FileName {
    private static final int LONGEST = 200;
    private static final Pattern EXTENDED =
            Pattern.compile("filename\\*\\s*=\\s*\"?([A-Za-z0-9-]+)'[^']*'([^;\"]+)", Pattern.CASE_INSENSITIVE);
    private static final Pattern PLAIN =
            Pattern.compile("filename\\s*=\\s*(?:\"([^\"]*)\"|([^;\\s]+))", Pattern.CASE_INSENSITIVE);

    /** Endings that tell what a file is. */
    private static final Set<String> TELLING = Set.of(
            "csv", "tsv", "tab", "txt", "xlsx", "xlsm", "xlsb", "xls", "ods", "json", "ndjson", "jsonl", "geojson",
            "zip", "gz", "parquet", "pdf", "doc", "docx", "xml", "kml", "rdf");

    /** Endings of programs that give out files of any kind. */
    private static final Set<String> PROGRAMS = Set.of(
            "php", "asp", "aspx", "ashx", "jsp", "jspx", "do", "action", "cgi", "pl", "py", "html", "htm", "cfm");

    private static final Map<String, String> BY_TYPE = Map.ofEntries(
            Map.entry("text/csv", "csv"),
            Map.entry("application/csv", "csv"),
            Map.entry("text/comma-separated-values", "csv"),
            Map.entry("text/tab-separated-values", "tsv"),
            Map.entry("application/json", "json"),
            Map.entry("application/x-ndjson", "ndjson"),
            Map.entry("application/geo+json", "geojson"),
            Map.entry("application/vnd.ms-excel", "xls"),
            Map.entry("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "xlsx"),
            Map.entry("application/vnd.ms-excel.sheet.macroenabled.12", "xlsm"),
            Map.entry("application/vnd.oasis.opendocument.spreadsheet", "ods"),
            Map.entry("application/zip", "zip"),
            Map.entry("application/gzip", "gz"),
            Map.entry("application/pdf", "pdf"));

    private FileName() {}

    /**
     * The name of a file.
     *
     * @param disposition the header {@code Content-Disposition}
     * @param type the header {@code Content-Type}
     * @param last where it was found
     * @param first where it was looked for
     */
    static String of(@Nullable String disposition, @Nullable String type, URI last, URI first) {
        String said = disposition == null ? "" : said(disposition);
        String path = TELLING.contains(ending(end(last))) ? end(last) : end(first);
        String name = clean(said.isEmpty() ? path : said);
        if (TELLING.contains(ending(name))) {
            return name;
        }
        String plain = PROGRAMS.contains(ending(name)) ? name.substring(0, name.lastIndexOf('.')) : name;
        String kind = type == null
                ? null
                : BY_TYPE.get(type.replaceAll(";.*", "").strip().toLowerCase(Locale.ROOT));
        String stem = plain.isEmpty() ? "file" : plain;
        return kind == null ? stem : stem + "." + kind;
    }

    private static String said(String disposition) {
        Matcher extended = EXTENDED.matcher(disposition);
        if (extended.find() && Charset.isSupported(extended.group(1))) {
            return decoded(extended.group(2).strip(), Charset.forName(extended.group(1)));
        }
        Matcher plain = PLAIN.matcher(disposition);
        if (!plain.find()) {
            return "";
        }
        String name = plain.group(1) == null ? plain.group(2) : plain.group(1);
        return name.matches(".*%[0-9A-Fa-f]{2}.*") ? decoded(name, StandardCharsets.UTF_8) : name;
    }

    private static String decoded(String text, Charset charset) {
        try {
            return URLDecoder.decode(text.replace("+", "%2B"), charset);
        } catch (IllegalArgumentException e) {
            return text;
        }
    }

    private static String end(URI address) {
        String path = address.getPath() == null ? "" : address.getPath();
        return path.substring(path.lastIndexOf('/') + 1);
    }

    private static String clean(String given) {
        String name = given.substring(Math.max(given.lastIndexOf('/'), given.lastIndexOf('\\')) + 1)
                .replaceAll("[\\p{Cntrl}\"\\uFFFD]", "")
                .strip();
        String own = name.matches("\\.*") ? "file" : name;
        String ending = ending(own);
        if (own.length() <= LONGEST) {
            return own;
        }
        return own.substring(0, LONGEST - 12) + (ending.isEmpty() ? "" : "." + ending);
    }

    private static String ending(String name) {
        String ending = name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
        return name.contains(".") && ending.matches("[a-z0-9]{1,10}") ? ending : "";
    }
}
