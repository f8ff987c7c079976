package khlang.tabular;

import java.io.Closeable;
import java.util.List;
import khlang.problem.Phrase;

/** The rows of a workbook, sheet by sheet. */
interface WorkbookRows extends Closeable {
    /** Its sheets. */
    Sheets<?> index();

    /** The names of the sheets that a person sees, in their order. */
    default List<String> sheets() {
        return index().visible();
    }

    /** Whether a sheet holds a chart alone; known once it was read. */
    default boolean isChart(String sheet) {
        return false;
    }

    /** The names of the sheets that are hidden, which are read only where one is asked for. */
    default List<String> hiddenSheets() {
        return index().hidden();
    }

    /** Hands each row of a sheet to {@code sink}, then its merged cells. */
    void read(String sheet, RowSink sink);

    /** The same for a sink that ends the reading after a few rows: not all texts need be read for those. */
    default void readFirst(String sheet, RowSink sink) {
        read(sheet, sink);
    }

    /** What a person should know about the sheet that was read last, such as that rows of it are hidden. */
    List<Phrase> notes();

    /** About how many bytes of the file have been read; may be asked by another thread. */
    long bytesRead();

    @Override
    void close();
}
