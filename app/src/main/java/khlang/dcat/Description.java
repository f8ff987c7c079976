package khlang.dcat;

import java.util.List;
import java.util.Optional;
import khlang.dataset.Dataset;
import khlang.dataset.License;
import khlang.dataset.Resource;
import khlang.datastore.FieldDictionary;
import khlang.datastore.TableVersion;
import khlang.organization.Group;
import org.jspecify.annotations.Nullable;

/**
 * All that the catalogue says of a public dataset, from which each standard takes what it has words for.
 *
 * @param organization who publishes it; null where nobody is named
 * @param groups the subjects under which it is found
 * @param license null where none is named, or one that nobody knows
 */
record Description(
        Dataset dataset,
        @Nullable Group organization,
        List<Group> groups,
        @Nullable License license,
        List<Held> resources) {
    private static final int BUDDHIST = 543;
    private static final int FIRST_BUDDHIST = 2_400;
    private static final int LAST_BUDDHIST = 2_700;

    /**
     * A resource of it.
     *
     * @param url where its bytes are: our own address of the kept file, or the link; empty where there are none
     * @param table the version whose rows are served; null where there is no table
     * @param dictionary what is said of the table's fields
     */
    record Held(Resource resource, String url, @Nullable TableVersion table, FieldDictionary dictionary) {}

    Description {
        groups = List.copyOf(groups);
        resources = List.copyOf(resources);
    }

    /** One text of the profile; empty where nothing is said. */
    String said(String key) {
        return dataset.metadata().profile().get(key) instanceof String text ? text.strip() : "";
    }

    /** A year of the common era under a key of the profile, where officers write those of either era. */
    Optional<Integer> year(String key) {
        String text = said(key);
        if (!text.matches("[0-9]{4}")) {
            return Optional.empty();
        }
        int year = Integer.parseInt(text);
        return Optional.of(year >= FIRST_BUDDHIST && year <= LAST_BUDDHIST ? year - BUDDHIST : year);
    }

    /** The bounds of a map that the profile names: west, south, east, north in degrees; absent where one is missing or none. */
    Optional<List<Double>> bounds() {
        List<Optional<Double>> all = List.of(
                degrees("west_bound_longitude", 180),
                degrees("south_bound_longitude", 90),
                degrees("east_bound_longitude", 180),
                degrees("north_bound_longitude", 90));
        return all.stream().allMatch(Optional::isPresent)
                ? Optional.of(all.stream().map(Optional::orElseThrow).toList())
                : Optional.empty();
    }

    private Optional<Double> degrees(String key, double most) {
        try {
            return Optional.of(Double.valueOf(said(key))).filter(degrees -> Math.abs(degrees) <= most);
        } catch (NumberFormatException none) {
            return Optional.empty();
        }
    }
}
