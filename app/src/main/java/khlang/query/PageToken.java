package khlang.query;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import khlang.problem.Problem;
import khlang.web.Json;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;

/**
 * Where the next page of an answer begins: opaque to callers, and good for the question that it was given for alone.
 *
 * @param version the number of the version that is read: pages behind the first are of the same one
 * @param offset how many rows come before; 0 where {@code after} says it
 * @param after the values by which the last row was ordered; null where rows are counted
 */
public record PageToken(int version, long offset, @Nullable List<@Nullable Object> after) {
    private static final int MOST = 20_000;

    /** What of a token comes before the values of the last row: version, offset, question. */
    private static final int HEAD = 3;

    private static final int LETTERS = 12;

    /** Parameters of which neither the rows nor their order are other ones. */
    private static final Set<String> BESIDES =
            Set.of("limit", "offset", "next", "count", "facet", "facet_size", "shape", "bom", "labels");

    /**
     * A mark of a question, by which a token of another one is known.
     *
     * @param table the table whose rows are asked for
     * @param parameters as they were written
     */
    public static String question(String table, Map<String, List<String>> parameters) {
        SortedMap<String, List<String>> said = new TreeMap<>(parameters);
        said.keySet().removeAll(BESIDES);
        String text = Json.MAPPER.writeValueAsString(List.of(table, said));
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return Base64.getUrlEncoder().encodeToString(hash).substring(0, LETTERS);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    /** The token as text that needs no escaping in an address, for the next page of a {@link #question}. */
    public String written(String question) {
        ArrayNode node = Json.MAPPER.createArrayNode();
        node.add(version);
        node.add(offset);
        node.add(question);
        if (after != null) {
            after.forEach(value -> node.add(value == null ? null : value.toString()));
        }
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(node.toString().getBytes(StandardCharsets.UTF_8));
    }

    /** The version that a token is of. @throws Problem under {@code next} where it is none of ours */
    public static int version(String written) {
        return read(written).get(0).asInt();
    }

    /** The plan from where the token says. @throws Problem under {@code next} where it is none of this question */
    public static SearchPlan follow(String written, String question, SearchPlan plan) {
        JsonNode node = read(written);
        if (!node.get(2).asString().equals(question)) {
            throw wrong();
        }
        if (node.size() == HEAD) {
            return plan.page(plan.limit(), node.get(1).asLong());
        }
        List<Order> orders = plan.orders();
        if (node.size() != orders.size() + HEAD) {
            throw wrong();
        }
        List<@Nullable Object> after = new ArrayList<>();
        for (int index = 0; index < orders.size(); index++) {
            JsonNode value = node.get(index + HEAD);
            if (!value.isNull() && !value.isString()) {
                throw wrong();
            }
            after.add(
                    value.isNull()
                            ? null
                            : value(value.asString(), orders.get(index).value()));
        }
        return plan.behind(after);
    }

    private static JsonNode read(String written) {
        try {
            if (written.length() <= MOST) {
                String text = new String(Base64.getUrlDecoder().decode(written), StandardCharsets.UTF_8);
                JsonNode node = Json.MAPPER.readTree(text);
                boolean whole = node.isArray()
                        && node.size() >= HEAD
                        && node.get(0).canConvertToInt()
                        && node.get(1).canConvertToLong()
                        && node.get(1).asLong() >= 0
                        && node.get(2).isString();
                if (whole) {
                    return node;
                }
            }
        } catch (IllegalArgumentException | JacksonException e) {
            throw wrong();
        }
        throw wrong();
    }

    private static Object value(String text, Expression order) {
        try {
            return switch (order.type()) {
                case TEXT -> writable(text);
                case INTEGER -> Long.valueOf(text);
                case NUMBER -> order.floating() ? (Object) finite(text) : decimal(text);
                case BOOLEAN -> Boolean.valueOf(text);
                case DATE -> LocalDate.parse(text);
                case TIMESTAMP -> LocalDateTime.parse(text);
            };
        } catch (IllegalArgumentException | java.time.DateTimeException e) {
            throw wrong();
        }
    }

    private static String writable(String text) {
        if (!Folding.writable(text)) {
            throw wrong();
        }
        return text;
    }

    private static Double finite(String text) {
        double number = Double.parseDouble(text);
        if (!Double.isFinite(number)) {
            throw wrong();
        }
        return number;
    }

    private static BigDecimal decimal(String text) {
        BigDecimal number = new BigDecimal(text);
        if (text.length() > 2 * Comparison.DIGITS) {
            throw wrong();
        }
        return number;
    }

    private static Problem wrong() {
        return Problem.invalid("next", "datastore.next");
    }
}
