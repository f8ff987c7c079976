package khlang.quality;

import java.util.List;
import java.util.function.UnaryOperator;

/**
 * One kind of flaw in one field of a table, or in the table as a whole.
 *
 * @param flaw the kind
 * @param field the field's id; empty where it is of no single field
 * @param count how many there are, all of them
 * @param detail what the sentence needs beside label and count, or empty
 * @param instances the first of them
 */
public record Finding(Flaw flaw, String field, long count, String detail, List<Instance> instances) {
    /** So many are kept of each kind and field. */
    public static final int KEPT = 20;

    public Finding {
        instances = List.copyOf(instances);
    }

    /** A finding of which nothing needs to be shown. */
    public static Finding of(Flaw flaw, String field, long count) {
        return new Finding(flaw, field, count, "", List.of());
    }

    /** The same with its instances changed. */
    public Finding with(UnaryOperator<Instance> change) {
        return new Finding(
                flaw, field, count, detail, instances.stream().map(change).toList());
    }

    /** The same, without what stands in the cells. */
    public Finding masked() {
        return new Finding(
                flaw,
                field,
                count,
                flaw.personal() ? detail : "",
                instances.stream().map(Instance::masked).toList());
    }
}
