package khlang.dataset;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import khlang.problem.Problem;

/**
 * A search of public resources by words in their own columns, as {@code resource_search} is asked for it.
 *
 * @param conditions one for each term, to stand behind others; their words are bound
 * @param order the column that says the order
 * @param words the words, by the names under which they are bound
 */
record ResourceSearch(String conditions, String order, Map<String, String> words) {
    private static final Map<String, String> COLUMNS = Map.of(
            "id", "r.id",
            "name", "r.name",
            "description", "r.description",
            "format", "r.format",
            "url", "r.url",
            "url_type", "r.url_type",
            "hash", "r.file_hash",
            "mimetype", "r.mimetype");

    private static final Map<String, String> ORDERS = Map.of(
            "id", "r.id",
            "name", "r.name",
            "format", "r.format",
            "position", "r.position",
            "created", "r.created",
            "last_modified", "r.last_modified",
            "metadata_modified", "r.metadata_modified");

    private static final String DEFAULT_ORDER = "created";
    private static final int MOST_TERMS = 20;

    /**
     * Reads {@code field:term}, several of which must all hold; a term stands anywhere in the field, in small letters or
     * capital ones, and {@code %} is a letter like others.
     *
     * @param order the field that says the order; empty for the oldest first
     * @throws Problem where a field is none of a resource's, or a term is missing
     */
    static ResourceSearch of(List<String> terms, String order) {
        if (terms.isEmpty()) {
            throw Problem.invalid("query", "web.missing");
        }
        if (terms.size() > MOST_TERMS) {
            throw Problem.invalid("query", "dataset.resource_search.terms", MOST_TERMS);
        }
        StringBuilder conditions = new StringBuilder();
        Map<String, String> words = new LinkedHashMap<>();
        for (String term : terms) {
            int colon = term.indexOf(':');
            if (colon < 1) {
                throw Problem.invalid("query", "dataset.resource_search.form", term);
            }
            String column = column(COLUMNS, term.substring(0, colon).strip(), "query");
            String bound = "w" + words.size();
            words.put(bound, term.substring(colon + 1).strip().toLowerCase(Locale.ROOT));
            conditions.append(" and position(:%s in lower(%s)) > 0".formatted(bound, column));
        }
        return new ResourceSearch(
                conditions.toString(), column(ORDERS, order.isBlank() ? DEFAULT_ORDER : order, "order_by"), words);
    }

    private static String column(Map<String, String> columns, String field, String parameter) {
        String column = columns.get(field);
        if (column == null) {
            String known = String.join(", ", columns.keySet().stream().sorted().toList());
            throw Problem.invalid(parameter, "dataset.resource_search.field", field, known);
        }
        return column;
    }
}
