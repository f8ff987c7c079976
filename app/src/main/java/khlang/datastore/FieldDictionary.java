package khlang.datastore;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import khlang.dataset.Resource;
import khlang.quality.Finding;
import khlang.quality.Flaw;
import khlang.tabular.Field;

/**
 * The data dictionary that a resource carries under the key {@code schema}, in the words of Table Schema, put to the fields
 * of one of its tables. An entry is found by its field's name, so that it is of that field in whatever order the next file
 * has them, and waits where the next file lacks it.
 */
public final class FieldDictionary {
    /** The key of a resource's extras. */
    public static final String KEY = "schema";

    /** What the second column of one header is called, and one without a header. */
    private static final Pattern NUMBERED = Pattern.compile("(.+) [0-9]+");

    private final List<Map<?, ?>> entries;
    private final List<Field> fields;
    private final Map<String, Integer> places = new HashMap<>();
    private final Map<String, FieldEntry> read = new HashMap<>();

    /** The dictionary of a resource for the fields of a table. */
    public FieldDictionary(Resource resource, List<Field> fields) {
        this(said(resource), fields);
    }

    FieldDictionary(List<Map<?, ?>> said, List<Field> fields) {
        this.fields = fields;
        this.entries = List.copyOf(said);
        if (!entries.isEmpty()) {
            find();
        }
        places.forEach((id, place) -> read.put(id, FieldEntry.of(entries.get(place))));
    }

    private static List<Map<?, ?>> said(Resource resource) {
        List<Map<?, ?>> said = new ArrayList<>();
        if (resource.extras().get(KEY) instanceof List<?> described) {
            described.forEach(entry -> said.add(entry instanceof Map<?, ?> words ? words : Map.of()));
        }
        return said;
    }

    /** By the id; else by the header as printed, of which two fields may have the same; else, where no name fits, by place. */
    private void find() {
        Map<String, Integer> names = new HashMap<>();
        for (int place = 0; place < entries.size(); place++) {
            String name = name(entries.get(place));
            if (!name.isEmpty()) {
                names.putIfAbsent(name, place);
            }
        }
        Set<Integer> taken = new TreeSet<>();
        for (Field field : fields) {
            Integer place = names.get(field.id());
            if (place != null) {
                places.put(field.id(), place);
                taken.add(place);
            }
        }
        for (Field field : fields) {
            Integer place = names.get(field.label());
            if (place != null && !places.containsKey(field.id()) && taken.add(place)) {
                places.put(field.id(), place);
            }
        }
        if (entries.size() == fields.size()) {
            findByPlace(names.keySet());
        }
    }

    /**
     * A field that no name fits has the entry at its place: where all are so, and where all others stand at theirs and the
     * entry's name was made for a column without one of its own, which the next file has given it.
     */
    private void findByPlace(Set<String> names) {
        boolean none = places.isEmpty();
        if (!fields.stream().allMatch(field -> place(field) < 0 || place(field) == field.position() - 1)) {
            return;
        }
        for (Field field : fields) {
            int place = field.position() - 1;
            if (none || (place(field) < 0 && isMade(name(entries.get(place)), names))) {
                places.put(field.id(), place);
            }
        }
    }

    /** A name that two columns had is as much of one as of the other. */
    private static boolean isMade(String name, Set<String> names) {
        Matcher made = NUMBERED.matcher(name);
        return names.contains(name + " 2")
                || (made.matches() && (made.group(1).equals(Field.UNNAMED) || names.contains(made.group(1))));
    }

    private static String name(Map<?, ?> words) {
        return words.get("name") instanceof String name ? name.strip() : "";
    }

    /** All that is described, in the order in which it was said. */
    public List<Map<?, ?>> entries() {
        return entries;
    }

    /** The names of what is described and what the table does not have now. */
    public List<String> waiting() {
        List<String> names = new ArrayList<>();
        for (int place = 0; place < entries.size(); place++) {
            String name = name(entries.get(place));
            if (!places.containsValue(place) && !name.isEmpty()) {
                names.add(name);
            }
        }
        return names;
    }

    /** Which entry is of a field; -1 for none. */
    public int place(Field field) {
        return places.getOrDefault(field.id(), -1);
    }

    /** What the entry of a field is called; empty where it has none. */
    String name(Field field) {
        int place = place(field);
        return place < 0 ? "" : name(entries.get(place));
    }

    /** Whether the entry of a field is called as the field is; else it is that of its place. */
    boolean isNamed(Field field) {
        String name = name(field);
        return name.equals(field.id()) || name.equals(field.label());
    }

    /** All that is said of a field. */
    public Map<?, ?> words(Field field) {
        int place = place(field);
        return place < 0 ? Map.of() : entries.get(place);
    }

    /** What is said of a field, as far as we know the words; nothing of what a query made of fields. */
    public FieldEntry entry(Field field) {
        boolean own = field.position() > 0
                && field.position() <= fields.size()
                && fields.get(field.position() - 1).id().equals(field.id());
        return own ? read.getOrDefault(field.id(), FieldEntry.NONE) : FieldEntry.NONE;
    }

    /** What a field is called: as its officers say, else as its header does. */
    public String label(Field field) {
        String said = entry(field).label();
        return said.isEmpty() ? field.label() : said;
    }

    /** What tells an answer with these words from one with others; empty where nothing is described. */
    String tag() {
        return entries.isEmpty() ? "" : "." + Integer.toHexString(entries.hashCode());
    }

    /**
     * What is amiss with a table as its officers judge: a column that they say to tell of persons is told as such, and one
     * that they say does not is not.
     *
     * @param found all that looking at it has found, the worst first
     */
    public List<Finding> judged(List<Finding> found, TableVersion table) {
        Map<String, Field> byId = new LinkedHashMap<>();
        fields.forEach(field -> byId.put(field.id(), field));
        List<Finding> all = found.stream()
                .filter(finding -> {
                    Field field = byId.get(finding.field());
                    boolean cleared =
                            field != null && Boolean.FALSE.equals(entry(field).personal());
                    return !finding.flaw().personal() || !cleared;
                })
                .collect(Collectors.toCollection(ArrayList::new));
        for (Field field : fields) {
            boolean told = all.stream()
                    .anyMatch(finding ->
                            finding.flaw().personal() && finding.field().equals(field.id()));
            if (entry(field).tellsOfPersons() && !told) {
                all.add(Finding.of(Flaw.PERSONAL_SAID, field.id(), present(table, field)));
            }
        }
        // Those that are equally bad stay in their order.
        all.sort(Comparator.comparing((Finding finding) -> finding.flaw().severity())
                .thenComparing(Finding::flaw));
        return all;
    }

    private static long present(TableVersion table, Field field) {
        return table.rowCount()
                - table.statistics().stream()
                        .filter(one -> one.field().equals(field.id()))
                        .mapToLong(FieldStatistics::missing)
                        .findFirst()
                        .orElse(0);
    }
}
