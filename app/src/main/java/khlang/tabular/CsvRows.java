package khlang.tabular;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import khlang.problem.Phrase;
import khlang.problem.Problem;
import khlang.quality.Finding;
import khlang.quality.FindingCounter;
import khlang.quality.Flaw;
import khlang.quality.Instance;
import org.apache.commons.csv.CSVException;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.jspecify.annotations.Nullable;

/** The rows of a text file. */
final class CsvRows implements TextRows {
    private static final int SAMPLE = 1 << 16;

    private final TextSource source;
    private final Dialect dialect;
    private final List<Phrase> misfits;
    private FindingCounter strays = new FindingCounter();

    CsvRows(Path file, Recipe recipe) {
        this.source = new TextSource(file, recipe);
        String sample = sample();
        this.dialect = Dialect.of(sample, recipe.delimiter());
        this.misfits = misfits(file, recipe, sample);
    }

    private List<Phrase> misfits(Path file, Recipe recipe, String sample) {
        List<Phrase> found = new ArrayList<>(source.misfits(file, recipe));
        if (recipe.delimiter() != null && (dialect.width() < 2 || isOutside(sample, recipe.delimiter()))) {
            Delimiter other = Delimiter.of(sample);
            if (other.letter() != recipe.delimiter() && other.width(sample) > 1) {
                found.add(Phrase.of("tabular.misfit.delimiter", recipe.delimiter(), other.letter()));
            }
        }
        return List.copyOf(found);
    }

    /** Whether the first line, which is one cell by that delimiter, is none by another: 1,5 in cells below is a number. */
    private static boolean isOutside(String sample, char said) {
        String first = sample.substring(0, StrayQuote.lineEnd(sample, 0));
        return first.indexOf(said) < 0 && first.indexOf(Delimiter.of(sample).letter()) >= 0;
    }

    @Override
    public List<Phrase> misfits() {
        return misfits;
    }

    @Override
    public List<Finding> findings() {
        return strays.findings();
    }

    @Override
    public List<Finding> suggested(List<Finding> findings) {
        return source.isPlainUtf8() ? new ForeignCells(source.file(), delimiter()).suggested(findings) : findings;
    }

    @Override
    public String encoding() {
        return source.encoding();
    }

    @Override
    public boolean delimited() {
        return true;
    }

    @Override
    public boolean commasFree() {
        return delimiter() != ',';
    }

    char delimiter() {
        return dialect.delimiter().letter();
    }

    @Override
    public long bytesRead() {
        return source.bytesRead();
    }

    private String sample() {
        try (Reader reader = source.open()) {
            char[] letters = new char[SAMPLE];
            int length = 0;
            for (int read = 0; read >= 0 && length < SAMPLE; length += Math.max(read, 0)) {
                read = reader.read(letters, length, SAMPLE - length);
            }
            return new String(letters, 0, length);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + source, e);
        }
    }

    @Override
    public void read(RowSink sink) {
        strays = new FindingCounter();
        try (Reader reader = source.open()) {
            reader.skip(dialect.skipped());
            ReadAgain again = new ReadAgain(reader);
            Rest rest = new Rest(dialect.skipped() > 0 ? 2 : 1, 0);
            while (rest != null) {
                rest = read(new RecordText(again, rest, dialect), rest, sink);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + source, e);
        } catch (UncheckedIOException e) {
            throw Problem.invalid("upload", "tabular.csv_broken", String.valueOf(e.getMessage()));
        }
    }

    /**
     * Where reading begins, at first and after each line that holds a quote which opens no cell.
     *
     * @param line the number of its first line
     * @param width how many cells rows have, 0 where that is not known yet
     */
    record Rest(long line, int width) {}

    /** Reads to the end, and gives nothing, or to a quote that opens no cell. O(n), and O(n) again for each of these. */
    private @Nullable Rest read(RecordText text, Rest from, RowSink sink) throws IOException {
        // Not closed here: the source is read on after it.
        CSVParser parser =
                CSVParser.builder().setReader(text).setFormat(dialect.format()).get();
        try {
            return read(parser, text, from, sink);
        } catch (UncheckedIOException e) {
            if (e.getCause() instanceof RecordText.Swallowed) {
                return stray(text, 0, sink);
            }
            // The parser gives up where a quote breaks the rules, and knows only in which line.
            if (!(e.getCause() instanceof CSVException)) {
                throw e;
            }
            long at = from.line() + parser.getCurrentLineNumber() - text.line();
            boolean open = String.valueOf(e.getCause().getMessage()).contains("EOF");
            // Amid a line the parser counts that line, too.
            return stray(text, open ? at : at - 1, sink);
        }
    }

    private @Nullable Rest read(CSVParser parser, RecordText text, Rest from, RowSink sink) throws IOException {
        for (CSVRecord record : parser) {
            long line = text.line();
            long next = from.line() + parser.getCurrentLineNumber();
            if (!dialect.escapes() && (next - line > 1 || record.size() < text.width())) {
                String whole = text.record(record, Math.max(1, next - line));
                if (StrayQuote.in(whole, delimiter(), text.width())) {
                    return row(text, text.start(record), StrayQuote.lineEnd(whole, 0), 1, sink);
                }
            }
            if (!dialect.isComment(record)) {
                sink.row(new Row(line, record.values()));
            }
            text.recordEnds(record, next);
        }
        return null;
    }

    /** The row at which the parser gave up so many lines behind its first: one line of it, or all if these are no rows. */
    private Rest stray(RecordText text, long lines, RowSink sink) throws IOException {
        int start = text.nextStart();
        int first = text.lineEnd(start);
        int end = first;
        for (long i = 0; i < lines; i++) {
            end = text.lineEnd(end);
        }
        boolean whole = LooseCells.of(withoutEnd(text.text(start, first)), delimiter()).length >= text.width();
        boolean one = end == first || (whole && StrayQuote.in(text.text(start, end), delimiter(), text.width()));
        return one ? row(text, start, first - start, 1, sink) : row(text, start, end - start, lines + 1, sink);
    }

    /** Hands over a row with quotes as letters, of so many letters and lines; gives the rest behind it. */
    private Rest row(RecordText text, int start, int length, long lines, RowSink sink) {
        String row = withoutEnd(text.text(start, start + length));
        String[] cells = LooseCells.of(row, delimiter());
        sink.row(new Row(text.line(), cells));
        strays.add(Flaw.STRAY_QUOTE, "", new Instance(0, text.line(), row, ""));
        text.readAgain(start + length);
        return new Rest(text.line() + lines, Math.max(text.width(), cells.length));
    }

    private static String withoutEnd(String row) {
        int end = row.length();
        while (end > 0 && (row.charAt(end - 1) == '\n' || row.charAt(end - 1) == '\r')) {
            end--;
        }
        return row.substring(0, end);
    }
}
