package khlang.query;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import khlang.problem.Problem;
import khlang.web.ActionRequest;
import khlang.web.Json;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/** Reads the parameters of CKAN's datastore_search. */
public final class CkanSearch {
    private static final Pattern SORT = Pattern.compile(
            "(?<name>.+?)(\\s+(?<way>asc|desc))?(\\s+nulls\\s+(?<nulls>first|last))?",
            Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

    private CkanSearch() {}

    /** The resource's id, by either of its names. */
    public static String resourceId(ActionRequest request) {
        return resourceId(request, "resource_id");
    }

    /**
     * The resource's id, by either of its names.
     *
     * @param name the one that is told where it is missing
     */
    public static String resourceId(ActionRequest request, String name) {
        return request.text("resource_id").orElseGet(() -> request.text("id").orElseGet(() -> request.required(name)));
    }

    /** The search. @throws Problem naming the parameter that is wrong */
    public static SearchRequest of(ActionRequest request) {
        int limit = Math.min(request.natural("limit", SearchRequest.LIMIT), SearchRequest.MOST);
        return new SearchRequest(
                resourceId(request),
                filters(request.value("filters")),
                words(request),
                request.list("fields"),
                sorts(request.value("sort")),
                request.flag("distinct", false),
                limit,
                request.natural("offset", 0),
                true);
    }

    /** Words of {@code q}, and those of {@code full_text}, which always stand with operators. */
    private static List<SearchRequest.Words> words(ActionRequest request) {
        List<SearchRequest.Words> words = new ArrayList<>(words(request.value("q"), !request.flag("plain", true)));
        request.text("full_text").ifPresent(text -> words.add(new SearchRequest.Words(null, text, true)));
        return words;
    }

    /** Conditions as CKAN writes them, or as JSON in a text. @throws Problem under {@code filters} */
    public static List<Filter> filters(Optional<JsonNode> written) {
        return filters(written, false);
    }

    /** Conditions of rows that are to go: an object without any means all. @throws Problem also where parts compare nothing */
    public static List<Filter> deleting(JsonNode written) {
        return filters(Optional.of(written), true);
    }

    private static List<Filter> filters(Optional<JsonNode> written, boolean deleting) {
        if (written.isEmpty()
                || (written.get().isString() && written.get().asString().isBlank())) {
            return List.of();
        }
        JsonNode node =
                parsed(written.get()).orElseThrow(() -> Problem.invalid("filters", "datastore.filters.not_object"));
        return new CkanFilters(deleting).of(node);
    }

    /** A value as it was meant, where it came as the text of its JSON. */
    public static Optional<JsonNode> parsed(JsonNode node) {
        if (!node.isString()) {
            return Optional.of(node);
        }
        try {
            return Optional.of(Json.MAPPER.readTree(node.asString()));
        } catch (JacksonException e) {
            return Optional.empty();
        }
    }

    /** Words for the whole row, or by field. @throws Problem under {@code q} */
    public static List<SearchRequest.Words> words(Optional<JsonNode> written, boolean operators) {
        List<SearchRequest.Words> words = new ArrayList<>();
        if (written.isEmpty()) {
            return words;
        }
        JsonNode node = written.get();
        boolean object = node.isString() && node.asString().stripLeading().startsWith("{");
        JsonNode read = object ? parsed(node).orElse(node) : node;
        if (read.isObject()) {
            read.properties().forEach(entry -> {
                if (!entry.getValue().isString()) {
                    throw Problem.invalid("q", "datastore.q.not_text", entry.getKey());
                }
                words.add(
                        new SearchRequest.Words(entry.getKey(), entry.getValue().asString(), operators));
            });
        } else if (read.isValueNode()) {
            words.add(new SearchRequest.Words(null, read.asString(), operators));
        } else {
            throw Problem.invalid("q", "datastore.q.not_text", "q");
        }
        return words;
    }

    /** An order as CKAN writes it. */
    public static List<SearchRequest.Sort> sorts(Optional<JsonNode> written) {
        if (written.isEmpty()) {
            return List.of();
        }
        JsonNode node = written.get();
        if (node.isString() && node.asString().strip().startsWith("[")) {
            node = parsed(node).orElse(node);
        }
        List<String> parts = new ArrayList<>();
        if (node.isArray()) {
            node.forEach(item -> parts.add(item.asString()));
        } else {
            parts.addAll(parts(node.asString()));
        }
        return parts.stream()
                .filter(part -> !part.isBlank())
                .map(CkanSearch::sort)
                .toList();
    }

    /** Cuts at commas that stand outside of quotation marks. */
    static List<String> parts(String text) {
        List<String> parts = new ArrayList<>();
        boolean quoted = false;
        int from = 0;
        for (int index = 0; index < text.length(); index++) {
            quoted ^= text.charAt(index) == '"';
            if (text.charAt(index) == ',' && !quoted) {
                parts.add(text.substring(from, index));
                from = index + 1;
            }
        }
        parts.add(text.substring(from));
        return parts;
    }

    static SearchRequest.Sort sort(String text) {
        Matcher matcher = SORT.matcher(text.strip());
        if (!matcher.matches()) {
            throw Problem.invalid("sort", "datastore.field.unknown", text, "");
        }
        String name = matcher.group("name").strip();
        if (name.length() > 1 && name.startsWith("\"") && name.endsWith("\"")) {
            name = name.substring(1, name.length() - 1);
        }
        String way = matcher.group("way");
        String nulls = matcher.group("nulls");
        return new SearchRequest.Sort(
                name,
                way != null && way.toLowerCase(Locale.ROOT).equals("desc"),
                nulls == null ? null : nulls.toLowerCase(Locale.ROOT).equals("first"));
    }
}
