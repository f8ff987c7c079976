package khlang.portal;

import khlang.dataset.Resource;
import org.jspecify.annotations.Nullable;

/**
 * A table in a file, or a sheet that holds none, as an officer may choose it.
 *
 * @param sheet the sheet's name; blank for a text
 * @param number which of several tables on the sheet, from 1; 0 where it is the only one
 * @param range where it stands, such as {@code A3:D20}; blank where it is the only one
 * @param rows how many rows are not blank, with its header
 * @param table whether it holds a table
 * @param taken the resource that is made of it already; null where none is
 */
public record DeskSheet(
        String sheet,
        boolean hidden,
        int number,
        String range,
        long rows,
        int columns,
        boolean table,
        @Nullable Resource taken) {}
