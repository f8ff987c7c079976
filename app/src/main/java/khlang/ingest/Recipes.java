package khlang.ingest;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import khlang.dataset.Resource;
import khlang.datastore.ChosenKinds;
import khlang.datastore.TableVersion;
import khlang.problem.Problem;
import khlang.tabular.DeclaredTypes;
import khlang.tabular.FieldType;
import khlang.tabular.Grouping;
import khlang.tabular.Recipe;
import khlang.web.Json;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.type.TypeReference;

/** Reads from a resource what people said of how its file is to be read. */
public final class Recipes {
    private static final int MOST_HEADER_ROWS = 10;
    private static final int MOST_TABLES = 100;
    private static final Map<String, Character> DELIMITERS =
            Map.of("comma", ',', "semicolon", ';', "tab", '\t', "\\t", '\t', "pipe", '|');

    private final Map<String, Object> extras;

    private Recipes(Map<String, Object> extras) {
        this.extras = extras;
    }

    /**
     * The recipe of a resource: types by its {@code schema}, and the keys {@code sheet}, {@code encoding}, {@code
     * delimiter}, {@code header_rows}, {@code first_row}, {@code last_row}, {@code omit}, {@code fill_down}, {@code
     * totals}, {@code kinds}, {@code table}, {@code groups}, {@code group_name}, {@code data_row}.
     *
     * @throws Problem where one of them cannot be meant
     */
    public static Recipe of(Resource resource) {
        return of(resource.extras());
    }

    /** The same by the keys themselves. */
    public static Recipe of(Map<String, Object> extras) {
        Recipes said = new Recipes(extras);
        Long headerRows = said.number("header_rows", 0, MOST_HEADER_ROWS);
        Long table = said.number("table", 1, MOST_TABLES);
        return new Recipe(
                said.types(),
                said.text("sheet"),
                said.text("encoding"),
                said.delimiter(),
                headerRows == null ? null : headerRows.intValue(),
                said.number("first_row", 1, Integer.MAX_VALUE),
                said.number("last_row", 1, Integer.MAX_VALUE),
                said.names("omit"),
                said.names("fill_down"),
                said.flag("totals", "keep"),
                table == null ? null : table.intValue(),
                said.groups(),
                said.flag("repair", "thai"),
                said.number("data_row", 1, Integer.MAX_VALUE));
    }

    /** The same for a file whose rows join a table: what is text there, such as a code, is text in the file. */
    static Recipe like(Recipe recipe, TableVersion table) {
        List<DeclaredTypes.Declared> declared = new ArrayList<>(recipe.types().fields());
        table.fields().stream()
                .filter(field -> field.type() == FieldType.TEXT)
                .map(field -> new DeclaredTypes.Declared(field.id(), FieldType.TEXT))
                .forEach(declared::add);
        return recipe.withTypes(new DeclaredTypes(declared, recipe.types().known()));
    }

    /** The same for a file that follows a table: what it leaves open is read as it was there. */
    static Recipe after(Recipe recipe, TableVersion table) {
        return recipe.withTypes(recipe.types().after(table.fields()));
    }

    /** All that is said of how the file of a resource is to be read, in one form: what is read alike is the same text. */
    static String reading(Resource resource) {
        Map<String, Object> said = new LinkedHashMap<>();
        said.put("types", FieldSchema.reading(resource));
        Resource.RECIPE.stream()
                .sorted()
                .filter(key ->
                        !String.valueOf(resource.extras().getOrDefault(key, "")).isEmpty())
                .forEach(key -> said.put(key, resource.extras().get(key)));
        return Json.MAPPER.writeValueAsString(said);
    }

    /** What a {@link #reading} says beside the types: further keys of a resource. */
    static Map<String, Object> said(String reading) {
        Map<String, Object> said =
                Json.MAPPER.readValue(reading, new TypeReference<LinkedHashMap<String, Object>>() {});
        said.keySet().retainAll(Resource.RECIPE);
        return said;
    }

    /** The types of the {@code schema}, and the kinds that were chosen for fields by their headers. */
    private DeclaredTypes types() {
        List<DeclaredTypes.Declared> types =
                new ArrayList<>(FieldSchema.types(extras).fields());
        ChosenKinds.of(extras).forEach((header, kind) -> types.add(new DeclaredTypes.Declared(header, null, kind)));
        return new DeclaredTypes(types);
    }

    private @Nullable String text(String key) {
        Object said = extras.get(key);
        String text = said == null ? "" : said.toString();
        return text.isBlank() ? null : text;
    }

    /** Whether a key says its word, or true. */
    private boolean flag(String key, String word) {
        String text = text(key);
        if (text != null && !List.of(word, "true", "false").contains(text)) {
            throw Problem.invalid(key, "ingest.recipe.groups", text, word + ", true, false");
        }
        return text != null && !text.equals("false");
    }

    private @Nullable Long number(String key, long least, long most) {
        String text = text(key);
        if (text == null) {
            return null;
        }
        String plain = text.strip();
        boolean number = plain.matches("[0-9]{1,9}");
        if (!number || Long.parseLong(plain) < least || Long.parseLong(plain) > most) {
            throw Problem.invalid(key, "ingest.recipe.number", text, least, most);
        }
        return Long.valueOf(plain);
    }

    private Grouping groups() {
        String text = text("groups");
        if (text != null && Grouping.Way.of(text.strip()).isEmpty()) {
            throw Problem.invalid("groups", "ingest.recipe.groups", text, "column, leave, rows");
        }
        return new Grouping(text == null ? null : Grouping.Way.of(text.strip()).orElseThrow(), text("group_name"));
    }

    private @Nullable Character delimiter() {
        Object said = extras.get("delimiter");
        String text = said == null ? "" : said.toString();
        if (text.isEmpty()) {
            return null;
        }
        Character letter = text.length() == 1 ? Character.valueOf(text.charAt(0)) : DELIMITERS.get(text);
        if (letter == null || !Recipe.delimiters().contains(letter)) {
            throw Problem.invalid("delimiter", "ingest.recipe.delimiter", text, ", ; | tab");
        }
        return letter;
    }

    /** A list, the text of its JSON, or one name to a line. */
    private Set<String> names(String key) {
        Object said = extras.get(key);
        Collection<Object> all = new ArrayList<>();
        if (said instanceof Collection<?> list) {
            all.addAll(list);
        } else if (said != null) {
            all.addAll(listed(said.toString()));
        }
        Set<String> names = new LinkedHashSet<>();
        all.stream()
                .map(Object::toString)
                .map(String::strip)
                .filter(name -> !name.isEmpty())
                .forEach(names::add);
        return names;
    }

    private static List<String> listed(String text) {
        return text.strip().startsWith("[")
                ? List.of(Json.MAPPER.readValue(text, String[].class))
                : List.of(text.split("\\R"));
    }
}
