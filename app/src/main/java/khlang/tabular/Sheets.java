package khlang.tabular;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * The sheets of a workbook by their names, in their order.
 *
 * @param <T> what a format says of where a sheet stands
 */
final class Sheets<T> {
    /** Whether a person sees a sheet. */
    enum Visibility {
        VISIBLE,
        HIDDEN,
        /** By a program, so that Excel does not even list it among those that are hidden. */
        VERY_HIDDEN;

        /** As workbooks write it, in letters of either case. */
        static Visibility of(String state) {
            String bare = state.toLowerCase(Locale.ROOT);
            return bare.contains("veryhidden") ? VERY_HIDDEN : bare.contains("hidden") ? HIDDEN : VISIBLE;
        }
    }

    private final Map<String, T> places = new LinkedHashMap<>();
    private final List<String> hidden = new ArrayList<>();
    private final Set<String> buried = new HashSet<>();

    /** Adds a sheet; of several with one name the first counts. */
    void add(String name, T place, Visibility visibility) {
        places.putIfAbsent(name, place);
        if (visibility != Visibility.VISIBLE) {
            hidden.add(name);
        }
        if (visibility == Visibility.VERY_HIDDEN) {
            buried.add(name);
        }
    }

    /** Whether a person can have a hidden sheet shown in Excel, where no menu names those that a program hid. */
    boolean canBeShown(String name) {
        return !buried.contains(name);
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
