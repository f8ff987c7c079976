package khlang.sql;

import java.util.List;
import khlang.tabular.Field;

/**
 * A statement that only reads what its caller may, in this project's own words.
 *
 * @param values what is bound to its question marks, in order
 * @param columns of its answer; those that are made have negative positions, a row's number has 0
 */
public record Statement(String sql, List<Object> values, List<Field> columns) {}
