package khlang.tabular;

import java.util.List;

/**
 * What a reading of a file found out for the next one.
 *
 * @param rows how many there are, 0 before the first reading
 * @param bytes how many there are
 * @param merges the merged cells at the file's head
 * @param fields the fields with their types; none where they must be guessed again
 * @param spacers whether columns without a header that look blank are so
 * @param tables the tables on the sheet, where there are several
 * @param laidOut whether rows were set out by people, so that there may be several tables and rows that group others
 * @param commasFree whether cells are set apart by something else than commas, which are free to stand before decimals
 */
record Known(
        long rows,
        long bytes,
        List<Merge> merges,
        List<Field> fields,
        boolean spacers,
        List<TableRange> tables,
        boolean laidOut,
        boolean commasFree) {
    static final Known NOTHING = new Known(0, 0, List.of(), List.of(), true, List.of(), true, false);

    /** Nothing but whether people set out its rows, and what stands between cells. */
    static Known of(TextRows text) {
        return new Known(0, 0, List.of(), List.of(), true, List.of(), text.laidOut(), text.commasFree());
    }
}
