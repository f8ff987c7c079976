package khlang.tabular;

import java.nio.file.Path;
import java.util.List;
import khlang.problem.Phrase;
import khlang.quality.Noticed;
import org.jspecify.annotations.Nullable;

/**
 * What a file holds, understood.
 *
 * @param fields the fields in the file's order
 * @param rows how many rows of data
 * @param csv the rows in normal form: UTF-8 CSV without header, comma, every non-null value of TEXT in double quotes
 *     (doubled inside), null as an empty unquoted cell; first column the row's number from 1, then the fields; numbers
 *     plain ({@code -1234.50}), dates {@code 2024-01-31}, timestamps {@code 2024-01-31 08:30:00}, booleans
 *     {@code true}/{@code false}; line end {@code \n}
 * @param problems the first 1,000 cells that did not fit
 * @param problemCount how many did not fit
 * @param encoding the encoding of a text file
 * @param sheet the sheet of a workbook
 * @param notes what a person should know about how it was read: rows that are hidden, cells that were filled
 * @param confidence how sure that reading is
 * @param firstLine the line or row on which the header begins, or the data where there is none; 1 for the first
 * @param headerLine the line (CSV) or row (sheet) of the last header row, 1 for the first; 0 without header
 * @param noticed what is amiss, by kind and field, with what does not fit among it
 */
public record TabularContent(
        List<Field> fields,
        long rows,
        Path csv,
        List<CellProblem> problems,
        long problemCount,
        @Nullable String encoding,
        @Nullable String sheet,
        List<Phrase> notes,
        Confidence confidence,
        long firstLine,
        long headerLine,
        Noticed noticed) {}
