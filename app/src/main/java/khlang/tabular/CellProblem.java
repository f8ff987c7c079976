package khlang.tabular;

import khlang.problem.Phrase;

/**
 * A cell that does not fit.
 *
 * @param row the row's number in the table, 1 for the first row of data
 * @param line the line (CSV) or row (sheet) of the file where it stands, 1 for the first
 * @param field the field's id
 * @param raw the cell as it stands in the file, cut after 200 characters
 * @param reason what is wrong
 */
public record CellProblem(long row, long line, String field, String raw, Phrase reason) {}
