package khlang.sample;

import java.io.IOException;
import java.nio.file.Path;

/** One generated file of a data package. */
interface SampleFile {
    /** Where it stands below the folder of the data packages, with {@code /} between the parts. */
    String path();

    /** Writes it, the same bytes on each call and on each machine. */
    void writeTo(Path file) throws IOException;
}
