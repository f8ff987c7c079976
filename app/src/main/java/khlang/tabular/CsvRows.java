package khlang.tabular;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicLong;
import khlang.problem.Problem;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/** The rows of a text file. */
final class CsvRows {
    private static final int SAMPLE = 1 << 16;
    private static final int LONGEST_RECORD = 16 << 20;

    private final Path file;
    private final TextEncoding encoding;
    private final Delimiter delimiter;
    private final AtomicLong bytes = new AtomicLong();

    CsvRows(Path file) {
        this.file = file;
        this.encoding = TextEncoding.of(file);
        this.delimiter = Delimiter.of(sample());
    }

    String encoding() {
        return encoding.label();
    }

    /** How many bytes have been read so far; may be asked by another thread. */
    long bytesRead() {
        return bytes.get();
    }

    private Reader open() throws IOException {
        InputStream in = Files.newInputStream(file);
        in.skipNBytes(encoding.mark());
        return new InputStreamReader(new BufferedInputStream(new Counted(in), SAMPLE), encoding.charset());
    }

    private String sample() {
        try (Reader reader = open()) {
            char[] letters = new char[SAMPLE];
            int length = 0;
            for (int read = 0; read >= 0 && length < SAMPLE; length += Math.max(read, 0)) {
                read = reader.read(letters, length, SAMPLE - length);
            }
            return new String(letters, 0, length);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + file, e);
        }
    }

    /** Hands each row to {@code sink}. */
    void read(RowSink sink) {
        bytes.set(0);
        try (RecordText text = new RecordText(open())) {
            read(text, 1, sink);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + file, e);
        } catch (UncheckedIOException e) {
            throw Problem.invalid("upload", "tabular.csv_broken", String.valueOf(e.getMessage()));
        }
    }

    private void read(RecordText text, long firstLine, RowSink sink) throws IOException {
        // A quote in the middle of a cell, text after a closing quote and a missing last quote are all met in practice.
        try (CSVParser parser =
                CSVParser.builder().setReader(text).setFormat(format()).get()) {
            long line = firstLine;
            int width = 0;
            for (CSVRecord record : parser) {
                long next = firstLine + parser.getCurrentLineNumber();
                long lines = next - line;
                if (lines > 1 && StrayQuote.in(text.record(record, lines), delimiter.letter(), width)) {
                    readApart(text.record(record, lines), line, sink);
                } else {
                    sink.row(new Row(line, record.values()));
                    width = record.size() > 1 ? record.size() : width;
                }
                line = next;
                text.recordEnds(record, line);
            }
        }
    }

    /** The line that holds a quote which opens no cell, and then those that the quote had swallowed. */
    private void readApart(String record, long line, RowSink sink) throws IOException {
        int end = StrayQuote.lineEnd(record, 0);
        try (CSVParser parser = CSVParser.parse(
                record.substring(0, end), format().builder().setQuote(null).get())) {
            for (CSVRecord plain : parser) {
                sink.row(new Row(line, plain.values()));
            }
        }
        read(new RecordText(new StringReader(record.substring(end))), line + 1, sink);
    }

    private CSVFormat format() {
        return CSVFormat.DEFAULT
                .builder()
                .setDelimiter(delimiter.letter())
                .setIgnoreEmptyLines(false)
                .setLenientEof(true)
                .setTrailingData(true)
                .get();
    }

    /**
     * Keeps the text of the record that is being read. Stops where one record is so long that a quote must be missing,
     * before it fills the memory.
     */
    private static final class RecordText extends java.io.FilterReader {
        private final StringBuilder kept = new StringBuilder();
        private long keptFrom;
        private long line = 1;

        RecordText(Reader in) {
            super(in);
        }

        /** The text of a record that takes so many lines. */
        String record(CSVRecord record, long lines) {
            int start = (int) (record.getCharacterPosition() - keptFrom);
            int end = start;
            for (long i = 0; i < lines && end < kept.length(); i++) {
                end = StrayQuote.lineEnd(kept, end);
            }
            return kept.substring(start, end);
        }

        /** Forgets what stands before the end of a record, now and then. */
        void recordEnds(CSVRecord record, long nextLine) {
            int read = (int) (record.getCharacterPosition() - keptFrom);
            line = nextLine;
            if (read > SAMPLE) {
                kept.delete(0, read);
                keptFrom += read;
            }
        }

        @Override
        public int read(char[] letters, int offset, int length) throws IOException {
            if (kept.length() > LONGEST_RECORD) {
                throw Problem.invalid("upload", "tabular.record_too_long", line);
            }
            int count = super.read(letters, offset, length);
            if (count > 0) {
                kept.append(letters, offset, count);
            }
            return count;
        }
    }

    private final class Counted extends java.io.FilterInputStream {
        Counted(InputStream in) {
            super(in);
        }

        @Override
        public int read(byte[] buffer, int offset, int length) throws IOException {
            int count = super.read(buffer, offset, length);
            bytes.addAndGet(Math.max(count, 0));
            return count;
        }
    }
}
