package khlang.tabular;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The sheets of a workbook by their names, in their order.
 *
 * @param <T> what a format says of where a sheet stands
 */
final class Sheets<T> {
    private final Map<String, T> places = new LinkedHashMap<>();
    private final List<String> hidden = new ArrayList<>();

    /** Adds a sheet; of several with one name the first counts. */
    void add(String name, T place, boolean isHidden) {
        places.putIfAbsent(name, place);
        if (isHidden) {
            hidden.add(name);
        }
    }

    /** Where a sheet stands, or {@code otherwise} where there is none of the name. */
    T place(String name, T otherwise) {
        return places.getOrDefault(name, otherwise);
    }

    /** The names of those that a person sees. */
    List<String> visible() {
        return places.keySet().stream().filter(name -> !hidden.contains(name)).toList();
    }

    /** The names of the others. */
    List<String> hidden() {
        return List.copyOf(hidden);
    }
}
