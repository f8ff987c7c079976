package khlang.query;

import java.util.List;

/**
 * How rows are put together.
 *
 * @param keys what the rows of a group have in common; of none, all rows are one group
 * @param having what must hold of a group
 */
public record Grouping(List<Expression> keys, List<Condition> having) {
    public Grouping {
        keys = List.copyOf(keys);
        having = List.copyOf(having);
    }
}
