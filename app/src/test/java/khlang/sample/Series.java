package khlang.sample;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;

/**
 * A generated table that is written as CSV. Chance comes from {@link java.util.Random} with a fixed seed and curves
 * from {@link StrictMath}: both are specified to the bit, so each machine makes the same file.
 */
interface Series extends SampleFile {
    List<String> header();

    /** The rows in order; a fresh stream with the same rows on each call. */
    Stream<List<String>> rows();

    /** The encoding of the file. */
    default Charset charset() {
        return StandardCharsets.UTF_8;
    }

    /** What stands before the header: a byte order mark, or nothing. */
    default String start() {
        return "";
    }

    @Override
    default void writeTo(Path file) throws IOException {
        CSVFormat format = CSVFormat.DEFAULT.builder().setRecordSeparator("\n").get();
        // An encoder that reports: a letter missing from the encoding must not silently become a question mark.
        try (BufferedWriter out = new BufferedWriter(new OutputStreamWriter(
                        Files.newOutputStream(file),
                        charset().newEncoder().onUnmappableCharacter(CodingErrorAction.REPORT)));
                CSVPrinter printer = new CSVPrinter(out, format);
                Stream<List<String>> rows = rows()) {
            out.write(start());
            printer.printRecord(header());
            for (List<String> row : (Iterable<List<String>>) rows::iterator) {
                printer.printRecord(row);
            }
        }
    }
}
