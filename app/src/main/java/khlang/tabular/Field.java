package khlang.tabular;

/**
 * One field of a table.
 *
 * @param position 1 for the first field; {@code 0} is the row's number {@code _id}
 * @param id the name by which callers ask for it: the header, Thai included, in the form that CKAN's rules allow
 * @param label the header as printed
 * @param type what its values are
 * @param scale for {@link FieldType#NUMBER}: digits behind the point, at most 18, or {@code -1} where the values need
 *     more than 38 digits together and are kept as floating point; 0 for other types
 */
public record Field(int position, String id, String label, FieldType type, int scale) {}
