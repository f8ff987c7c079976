package khlang.dataset;

import java.util.Locale;
import java.util.Map;

/** What the name of a file says. */
final class FileNames {
    private static final int LONGEST = 200;

    /** Types that no browser runs; whatever is not here goes out as mere bytes. */
    private static final Map<String, String> TYPES = Map.ofEntries(
            Map.entry("csv", "text/csv"),
            Map.entry("tsv", "text/tab-separated-values"),
            Map.entry("txt", "text/plain"),
            Map.entry("json", "application/json"),
            Map.entry("geojson", "application/geo+json"),
            Map.entry("pdf", "application/pdf"),
            Map.entry("zip", "application/zip"),
            Map.entry("xls", "application/vnd.ms-excel"),
            Map.entry("xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
            Map.entry("doc", "application/msword"),
            Map.entry("docx", "application/vnd.openxmlformats-officedocument.wordprocessingml.document"),
            Map.entry("ods", "application/vnd.oasis.opendocument.spreadsheet"),
            Map.entry("parquet", "application/vnd.apache.parquet"),
            Map.entry("png", "image/png"),
            Map.entry("jpg", "image/jpeg"),
            Map.entry("jpeg", "image/jpeg"));

    private FileNames() {}

    /** The name that the sender gave, without folders and control characters, its letters kept. */
    static String clean(String given) {
        String name = given.substring(Math.max(given.lastIndexOf('/'), given.lastIndexOf('\\')) + 1)
                .replaceAll("[\\p{Cntrl}\"]", "")
                .strip();
        if (name.isEmpty() || name.matches("\\.+")) {
            return "file";
        }
        if (name.length() <= LONGEST) {
            return name;
        }
        String ending = ending(name);
        String stem = name.substring(0, LONGEST - ending.length() - 1);
        return ending.isEmpty() ? stem : stem + "." + ending;
    }

    /** The ending without its dot, in small letters; empty where there is none that looks like one. */
    static String ending(String name) {
        String path = name.replaceAll("[?#].*$", "");
        int dot = path.lastIndexOf('.');
        String ending = dot < 0 ? "" : path.substring(dot + 1).toLowerCase(Locale.ROOT);
        return ending.matches("[a-z0-9]{1,10}") ? ending : "";
    }

    /** The media type under which a file of this name may go out. */
    static String type(String name) {
        return TYPES.getOrDefault(ending(name), "application/octet-stream");
    }
}
