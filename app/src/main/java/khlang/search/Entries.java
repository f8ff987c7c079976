package khlang.search;

import java.util.Collection;
import java.util.List;
import java.util.Map;

/** Where the index takes its datasets from: the catalogue. */
public interface Entries {
    /** Every dataset that can be found, by its id, with a word that changes whenever the dataset does. */
    Map<String, String> stamps();

    /** The datasets of these ids; those that cannot be found, as deleted ones, are left out. */
    List<Entry> of(Collection<String> ids);
}
