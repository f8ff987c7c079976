package khlang.tabular;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
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
        // A quote in the middle of a cell, text after a closing quote and a missing last quote are all met in practice.
        CSVFormat format = CSVFormat.DEFAULT
                .builder()
                .setDelimiter(delimiter.letter())
                .setIgnoreEmptyLines(false)
                .setLenientEof(true)
                .setTrailingData(true)
                .get();
        bytes.set(0);
        try (RecordLimit limited = new RecordLimit(open());
                CSVParser parser =
                        CSVParser.builder().setReader(limited).setFormat(format).get()) {
            long line = 1;
            for (CSVRecord record : parser) {
                sink.row(new Row(line, record.values()));
                line = parser.getCurrentLineNumber() + 1;
                limited.recordEnds(line);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + file, e);
        } catch (UncheckedIOException e) {
            throw Problem.invalid("upload", "tabular.csv_broken", String.valueOf(e.getMessage()));
        }
    }

    /** Stops where one record is so long that a quote must be missing, before it fills the memory. */
    private static final class RecordLimit extends java.io.FilterReader {
        private long read;
        private long recordStart;
        private long line = 1;

        RecordLimit(Reader in) {
            super(in);
        }

        void recordEnds(long nextLine) {
            recordStart = read;
            line = nextLine;
        }

        @Override
        public int read(char[] letters, int offset, int length) throws IOException {
            if (read - recordStart > LONGEST_RECORD) {
                throw Problem.invalid("upload", "tabular.record_too_long", line);
            }
            int count = super.read(letters, offset, length);
            read += Math.max(count, 0);
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
