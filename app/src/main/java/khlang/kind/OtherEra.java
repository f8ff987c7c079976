package khlang.kind;

import java.util.List;

/**
 * The cells of a column whose years are of another era than those of most.
 *
 * @param count how many there are
 * @param first the first of them
 */
public record OtherEra(long count, List<Shown> first) {
    public OtherEra {
        first = List.copyOf(first);
    }
}
