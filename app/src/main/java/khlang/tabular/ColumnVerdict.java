package khlang.tabular;

import khlang.kind.Meaning;

/**
 * What a column turned out to be.
 *
 * @param scale as {@link Field#scale}
 */
record ColumnVerdict(FieldType type, int scale, Meaning meaning) {}
