package khlang.datastore;

import java.util.Set;
import khlang.dataset.LoadMode;

/**
 * What the rows of a file are added to.
 *
 * @param base the version whose table they join
 * @param mode how
 * @param key the fields by whose values rows are the same, by id; empty where that is to be found out
 */
public record Addition(TableVersion base, LoadMode mode, Set<String> key) {
    public Addition {
        key = Set.copyOf(key);
    }
}
