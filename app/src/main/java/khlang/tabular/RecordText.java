package khlang.tabular;

import java.io.IOException;
import java.io.Reader;
import khlang.problem.Problem;
import org.apache.commons.csv.CSVRecord;

/**
 * Keeps the text of the record that is being read. Stops where one record is so long that a quote must be missing,
 * before it fills the memory.
 */
final class RecordText extends Reader {
    private static final int LONGEST_RECORD = 16 << 20;

    /**
     * From here on a record is looked at: each of its cells takes more memory than its letters, and two of the longest
     * cells are shorter.
     */
    private static final int LONG_RECORD = 2 << 20;

    private static final int MOST_CELLS = 200_000;

    /** So much of what was read is kept before it is forgotten. */
    private static final int KEPT = 1 << 16;

    private final ReadAgain source;
    private final StringBuilder kept = new StringBuilder();
    private final Dialect dialect;
    private int next = LONG_RECORD;
    private long keptFrom;
    private long line;
    private int width;
    private long last;
    private long lastLines;

    /** Thrown where a long record is rows that a quote has swallowed, be it that it is closed further on. */
    static final class Swallowed extends IOException {
        private static final long serialVersionUID = 1L;
    }

    RecordText(ReadAgain source, CsvRows.Rest rest, Dialect dialect) {
        this.source = source;
        this.dialect = dialect;
        this.line = rest.line();
        this.width = rest.width();
    }

    /** The line at which the record begins. */
    long line() {
        return line;
    }

    /** How many cells the rows before have, 0 where there are none. */
    int width() {
        return width;
    }

    /** The text of a record that takes so many lines. */
    String record(CSVRecord record, long lines) {
        int start = start(record);
        int end = start;
        for (long i = 0; i < lines && end < kept.length(); i++) {
            end = StrayQuote.lineEnd(kept, end);
        }
        return kept.substring(start, end);
    }

    /** All that was read so far from a place on is to be read again. */
    void readAgain(int at) {
        source.again(kept.substring(at));
    }

    String text(int start, int end) {
        return kept.substring(start, end);
    }

    int start(CSVRecord record) {
        return (int) (record.getCharacterPosition() - keptFrom);
    }

    /** Where the record behind the last that was read begins. */
    int nextStart() {
        int start = (int) (last - keptFrom);
        for (long i = 0; i < lastLines; i++) {
            start = StrayQuote.lineEnd(kept, start);
        }
        return start;
    }

    /**
     * Where the line after the one at {@code start} begins, be it that more must be read to see it.
     *
     * @throws Problem where it is longer than any row
     */
    int lineEnd(int start) throws IOException {
        char[] more = new char[1 << 10];
        int end = StrayQuote.lineEnd(kept, start);
        // A carriage return at the end of what was read may have its line feed behind it.
        while (end == kept.length() && keep(more, 0, more.length) > 0) {
            end = StrayQuote.lineEnd(kept, Math.max(start, end - 1));
            if (end - start > LONGEST_RECORD) {
                throw Problem.invalid("upload", "tabular.line_too_long", line);
            }
        }
        return end;
    }

    /** Forgets what stands before a record, now and then. */
    void recordEnds(CSVRecord record, long nextLine) {
        last = record.getCharacterPosition();
        lastLines = Math.max(1, nextLine - line);
        width = record.size() > 1 ? record.size() : width;
        int read = start(record);
        line = nextLine;
        if (read > KEPT) {
            kept.delete(0, read);
            next = LONG_RECORD;
            keptFrom += read;
        }
    }

    private long cells() {
        return kept.chars()
                .filter(letter -> letter == dialect.delimiter().letter())
                .count();
    }

    /** Whether the record holds rows, all read into the cell of a quote in its first line. */
    private boolean swallows() {
        char delimiter = dialect.delimiter().letter();
        int start = nextStart();
        String first = kept.substring(start, StrayQuote.lineEnd(kept, start));
        return !dialect.escapes()
                && LooseCells.of(first, delimiter).length >= width
                && StrayQuote.in(kept.substring(start), delimiter, width);
    }

    @Override
    public int read(char[] letters, int offset, int length) throws IOException {
        if (kept.length() > next) {
            if (swallows()) {
                throw new Swallowed();
            }
            next *= 2;
            if (next > LONGEST_RECORD || cells() > MOST_CELLS) {
                boolean quoted = kept.indexOf("\"", nextStart()) >= 0;
                throw Problem.invalid("upload", quoted ? "tabular.record_too_long" : "tabular.line_too_long", line);
            }
        }
        return keep(letters, offset, length);
    }

    private int keep(char[] letters, int offset, int length) throws IOException {
        int count = source.read(letters, offset, length);
        if (count > 0) {
            kept.append(letters, offset, count);
        }
        return count;
    }

    @Override
    public void close() {
        // Who opened the source closes it.
    }
}
