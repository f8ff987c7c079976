package khlang.sample;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;

/** Reads the rows from which workbooks are made. */
final class SampleRows {
    private SampleRows() {}

    /** The rows below the header line of a CSV on the class path. */
    static List<List<String>> read(String name) throws IOException {
        try (InputStream bytes = SampleRows.class.getResourceAsStream("/sample/" + name)) {
            if (bytes == null) {
                throw new FileNotFoundException("There is no /sample/" + name + " on the class path.");
            }
            return CSVFormat.DEFAULT.parse(new InputStreamReader(bytes, StandardCharsets.UTF_8)).stream()
                    .skip(1)
                    .map(CSVRecord::toList)
                    .toList();
        }
    }
}
