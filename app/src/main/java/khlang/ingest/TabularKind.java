package khlang.ingest;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import khlang.dataset.Resource;
import khlang.problem.Phrase;

/** Tells which files can become tables: by their ending, else by the format that is said, else by how they begin. */
final class TabularKind {
    private static final Set<String> TABULAR = Set.of(
            "csv", "tsv", "tab", "txt", "xlsx", "xlsm", "xls", "ods", "json", "ndjson", "jsonl", "geojson", "zip", "gz",
            "parquet");
    /** Endings that promise a table; a text may be anything. */
    private static final Set<String> PROMISES = Set.of("csv", "tsv", "tab", "xlsx", "xlsm", "xls", "ods", "parquet");

    /** Endings of files that may hold a table, or anything else. */
    private static final Set<String> HOLDERS = Set.of("json", "ndjson", "jsonl", "geojson", "zip", "gz");

    private static final int LOOK = 8_192;

    private TabularKind() {}

    /** Whether a link looks as if it led to a table: by how it ends, else by the format that is said. */
    static boolean looksTabular(Resource resource) {
        String path = resource.url().replaceFirst("[?#].*$", "").replaceFirst("^[a-zA-Z]+://[^/]*", "");
        return TABULAR.contains(ending(path)) || TABULAR.contains(format(resource));
    }

    /** Why the file of a resource cannot become a table; absent where it can be tried. */
    static Optional<Phrase> refusal(Resource resource, Path file) {
        if (resource.downloadOnly()) {
            return Optional.of(Phrase.of("ingest.download_only"));
        }
        String ending = ending(resource.fileName() == null ? "" : resource.fileName());
        if (TABULAR.contains(ending)) {
            return Optional.empty();
        }
        String format = format(resource);
        // An ending that is none, as in `report.2567`, says nothing.
        boolean speaks = ending.matches("[a-z][a-z0-9]{1,9}");
        if (speaks) {
            return Optional.of(Phrase.of("ingest.not_tabular", ending.toUpperCase(Locale.ROOT)));
        }
        if (!format.isEmpty()) {
            return TABULAR.contains(format)
                    ? Optional.empty()
                    : Optional.of(Phrase.of("ingest.not_tabular", format.toUpperCase(Locale.ROOT)));
        }
        return beginsLikeTable(file) ? Optional.empty() : Optional.of(Phrase.of("ingest.not_tabular_content"));
    }

    /** Whether the name of a file, or the format where the name says none, promises a table. */
    static boolean promises(Resource resource) {
        String ending = ending(resource.fileName() == null ? "" : resource.fileName());
        return PROMISES.contains(ending.isEmpty() ? format(resource) : ending);
    }

    /** Whether the name of a file, or the format where the name says none, lets it hold a table and does not promise one. */
    static boolean mayHold(Resource resource) {
        String ending = ending(resource.fileName() == null ? "" : resource.fileName());
        return HOLDERS.contains(ending.isEmpty() ? format(resource) : ending);
    }

    private static String format(Resource resource) {
        return resource.format().strip().toLowerCase(Locale.ROOT).replaceFirst("^\\.", "");
    }

    private static String ending(String fileName) {
        int dot = fileName.lastIndexOf('.');
        return dot < 0 ? "" : fileName.substring(dot + 1).toLowerCase(Locale.ROOT);
    }

    private static boolean beginsLikeTable(Path file) {
        byte[] start;
        try (InputStream stream = Files.newInputStream(file)) {
            start = stream.readNBytes(LOOK);
        } catch (IOException e) {
            throw new UncheckedIOException("looking into " + file, e);
        }
        String text = new String(start, StandardCharsets.ISO_8859_1);
        // The signatures of XLSX (with the names of its parts) and of XLS.
        if (text.startsWith("PK")) {
            return text.contains("xl/")
                    || text.contains("[Content_Types].xml")
                    || text.contains("opendocument.spreadsheet");
        }
        if (text.startsWith("\u00d0\u00cf\u0011\u00e0")) {
            return true;
        }
        String first = text.stripLeading();
        return text.indexOf('\0') < 0 && !first.isEmpty() && "{[<%".indexOf(first.charAt(0)) < 0;
    }
}
