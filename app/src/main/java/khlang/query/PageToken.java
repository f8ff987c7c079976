package khlang.query;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import khlang.problem.Problem;
import khlang.web.Json;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;

/**
 * Where the next page of an answer begins: opaque to callers.
 *
 * @param version the number of the version that is read: pages behind the first are of the same one
 * @param offset how many rows come before; 0 where {@code after} says it
 * @param after the values by which the last row was ordered; null where rows are counted
 */
public record PageToken(int version, long offset, @Nullable List<@Nullable Object> after) {
    private static final int MOST = 20_000;

    /** The token as text that needs no escaping in an address. */
    public String written() {
        ArrayNode node = Json.MAPPER.createArrayNode();
        node.add(version);
        node.add(offset);
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
    public static SearchPlan follow(String written, SearchPlan plan) {
        JsonNode node = read(written);
        if (node.size() == 2) {
            return plan.page(plan.limit(), node.get(1).asLong());
        }
        List<Order> orders = plan.orders();
        if (node.size() != orders.size() + 2) {
            throw wrong();
        }
        List<@Nullable Object> after = new ArrayList<>();
        for (int index = 0; index < orders.size(); index++) {
            JsonNode value = node.get(index + 2);
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
                        && node.size() >= 2
                        && node.get(0).canConvertToInt()
                        && node.get(1).canConvertToLong()
                        && node.get(1).asLong() >= 0;
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
