package khlang.tabular;

/**
 * How much a file may hold.
 *
 * @param fields most fields of a table
 * @param cellCharacters most characters of a cell
 * @param uncompressedBytes most bytes that a workbook may unpack to
 */
public record TabularLimits(int fields, int cellCharacters, long uncompressedBytes) {
    public static final TabularLimits DEFAULT = new TabularLimits(1_000, 1_000_000, 4L << 30);
}
