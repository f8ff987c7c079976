package khlang.datastore;

import java.util.List;
import khlang.tabular.Field;
import org.jspecify.annotations.Nullable;

/** Takes the rows that differ in two versions, one by one. */
interface ChangeSink {
    /**
     * Before the first row.
     *
     * @param key the field by which rows of both versions are the same; null where rows are the same that are alike in
     *     all fields that both have
     * @param before the fields of {@code before} in {@link #row}
     * @param after the fields of {@code after} there
     */
    void begin(@Nullable Field key, List<Field> before, List<Field> after);

    /**
     * One row.
     *
     * @param before as the old version has it; null where only the new one does
     * @param after as the new version has it; null where only the old one did
     */
    void row(@Nullable Object @Nullable [] before, @Nullable Object @Nullable [] after);
}
