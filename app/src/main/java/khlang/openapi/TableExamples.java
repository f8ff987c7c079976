package khlang.openapi;

import java.util.List;
import khlang.tabular.Field;

/** What to try with a table, made of its own fields; {@code file} is the table's file and {@code rows} its size. */
public record TableExamples(String title, List<Field> fields, long rows, List<Example> examples) {}
