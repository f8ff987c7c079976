package khlang.portal;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import khlang.dataset.Resource;
import khlang.datastore.ChosenKinds;
import khlang.ingest.Recipes;
import khlang.web.Form;
import khlang.web.View;
import org.jspecify.annotations.Nullable;

/**
 * How an officer would have a file read, before it is: each click makes another one.
 *
 * @param said values by the names of form fields; what was not said is not there
 */
public record ReadingDraft(Map<String, List<String>> said) {
    /** What the names of form fields begin with that say the kind of the field behind it. */
    static final String KIND = "kind.";

    static final String OMIT = "omit";
    static final String FILL_DOWN = "fill_down";

    /** What is said of it by kind, under one name for all fields. */
    private static final String KINDS = ChosenKinds.KEY;

    /** What is said once. */
    private static final List<String> ONCE = List.of(
            "sheet",
            "encoding",
            "delimiter",
            "header_rows",
            "first_row",
            "last_row",
            "data_row",
            "totals",
            "repair",
            "table",
            "groups",
            "group_name");

    /** Says that an address holds a draft, which may be one in which nothing is said. */
    private static final String MARK = "draft";

    public ReadingDraft {
        Map<String, List<String>> own = new TreeMap<>();
        said.forEach((name, values) -> {
            List<String> filled =
                    values.stream().filter(value -> !value.isBlank()).distinct().toList();
            if (isKnown(name) && !filled.isEmpty()) {
                own.put(name, filled);
            }
        });
        said = own;
    }

    /** Whether a resource keeps something of how its file is read under a name. */
    static boolean isKept(String name) {
        return ONCE.contains(name) || name.equals(OMIT) || name.equals(FILL_DOWN) || name.equals(KINDS);
    }

    private static boolean isKnown(String name) {
        return (isKept(name) && !name.equals(KINDS)) || name.startsWith(KIND);
    }

    /** What is said of a resource now. */
    static ReadingDraft of(Resource resource) {
        Map<String, List<String>> said = new LinkedHashMap<>();
        ONCE.forEach(key -> said.put(key, List.of(text(resource.extras().get(key)))));
        var recipe = Recipes.of(resource);
        said.put(OMIT, recipe.omit().stream().sorted().toList());
        said.put(FILL_DOWN, recipe.fillDown().stream().sorted().toList());
        ChosenKinds.of(resource.extras()).forEach((header, kind) -> said.put(KIND + header, List.of(kind.id())));
        return new ReadingDraft(said);
    }

    private static String text(@Nullable Object value) {
        return value == null ? "" : value.toString();
    }

    /** The draft that an address holds, else what is said of the resource now. */
    static ReadingDraft asked(Map<String, List<String>> query, Resource resource) {
        return query.containsKey(MARK) ? new ReadingDraft(query) : of(resource);
    }

    /** The draft that a form holds, after the button that was pressed. */
    static ReadingDraft sent(Map<String, List<String>> form) {
        return new ReadingDraft(form)
                .set(String.join("", form.getOrDefault("set", List.of())))
                .toggled(String.join("", form.getOrDefault("toggle", List.of())));
    }

    /** The same with other values, written as a query string is; empty ones take back what was said. */
    private ReadingDraft set(String query) {
        Map<String, List<String>> other = new LinkedHashMap<>(said);
        parts(query).forEach((name, value) -> other.put(name, List.of(value)));
        return new ReadingDraft(other);
    }

    /** The same with one more header among those of a name, or with one less. */
    private ReadingDraft toggled(String query) {
        Map<String, List<String>> other = new LinkedHashMap<>(said);
        parts(query).forEach((name, header) -> {
            List<String> headers = new ArrayList<>(headers(name));
            if (!headers.remove(header)) {
                headers.add(header);
            }
            other.put(name, headers);
        });
        return new ReadingDraft(other);
    }

    private static Map<String, String> parts(String query) {
        Map<String, String> parts = new LinkedHashMap<>();
        for (String part : query.split("&", -1)) {
            int equals = part.indexOf('=');
            if (equals > 0) {
                parts.put(part.substring(0, equals), decoded(part.substring(equals + 1)));
            }
        }
        return parts;
    }

    private static String decoded(String value) {
        try {
            return URLDecoder.decode(value, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            // No button of ours says this.
            return value;
        }
    }

    /** The headers that are said of a name. */
    List<String> headers(String name) {
        return said.getOrDefault(name, List.of());
    }

    /** What is said once of a name; empty where nothing is. */
    public String value(String name) {
        List<String> values = headers(name);
        return values.isEmpty() ? "" : values.get(0);
    }

    /** What a resource would keep of it: its further keys. */
    Map<String, Object> extras() {
        Map<String, Object> extras = new LinkedHashMap<>();
        ONCE.forEach(key -> extras.put(key, value(key)));
        extras.put(OMIT, headers(OMIT));
        extras.put(FILL_DOWN, headers(FILL_DOWN));
        Map<String, String> kinds = said.keySet().stream()
                .filter(name -> name.startsWith(KIND))
                .collect(Collectors.toMap(name -> name.substring(KIND.length()), this::value));
        extras.put(KINDS, kinds.isEmpty() ? "" : kinds);
        return extras;
    }

    Form form() {
        return Form.of(said.entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey, entry -> entry.getValue().get(0))));
    }

    /** What a form must send along besides the fields that it shows: names and values in turn. */
    public List<Map.Entry<String, String>> hidden(List<String> shown) {
        List<Map.Entry<String, String>> hidden = new ArrayList<>();
        said.forEach((name, values) -> values.stream()
                .filter(value -> !shown.contains(name))
                .forEach(value -> hidden.add(Map.entry(name, value))));
        return hidden;
    }

    /** The query string of its address, with the question mark. */
    String query() {
        Map<String, List<String>> all = new LinkedHashMap<>();
        all.put(MARK, List.of("1"));
        all.putAll(said);
        return View.query(all);
    }
}
