package khlang.tabular;

import java.io.IOException;
import java.io.Reader;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import khlang.problem.Phrase;
import khlang.problem.Problem;
import org.owasp.html.HtmlSanitizer;

/** The tables of a web page, which many systems hand out as if it were an Excel file; each is like a sheet. */
final class HtmlRows implements WorkbookRows {
    /** A page is parsed as a whole. */
    private static final long LARGEST = 32L << 20;

    private static final int HEAD = 1 << 12;

    private final Path file;
    private final TabularLimits limits;
    private final String page;
    private final Sheets<Integer> tables = new Sheets<>();

    /** @throws Problem where it holds no table */
    HtmlRows(Path file, TabularLimits limits, Recipe recipe) {
        this.file = file;
        this.limits = limits;
        this.page = page(file, recipe);
        // No table declares entities; they can only name files of ours or grow without end.
        if (page.substring(0, Math.min(page.length(), HEAD)).contains("<!ENTITY")) {
            throw Problem.invalid("upload", "tabular.doctype");
        }
        HtmlTable count = new HtmlTable(row -> {}, -1, limits);
        HtmlSanitizer.sanitize(page, count);
        if (count.tables() == 0) {
            throw Problem.invalid("upload", "tabular.markup");
        }
        for (int number = 1; number <= count.tables(); number++) {
            tables.add("ตาราง " + number, number - 1, Sheets.Visibility.VISIBLE);
        }
    }

    private static String page(Path file, Recipe recipe) {
        try {
            if (Files.size(file) > LARGEST) {
                throw Problem.invalid("upload", "tabular.markup");
            }
            try (Reader reader = new TextSource(file, recipe).open()) {
                StringWriter text = new StringWriter();
                reader.transferTo(text);
                return text.toString();
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + file, e);
        }
    }

    @Override
    public Sheets<?> index() {
        return tables;
    }

    @Override
    public void read(String sheet, RowSink sink) {
        HtmlTable rows = new HtmlTable(sink, tables.place(sheet, -1), limits);
        HtmlSanitizer.sanitize(page, rows);
        rows.finish();
    }

    @Override
    public List<Phrase> notes() {
        return List.of();
    }

    @Override
    public long bytesRead() {
        try {
            return Files.size(file);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + file, e);
        }
    }

    @Override
    public void close() {
        // The page is in memory.
    }
}
