package khlang.datastore;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import khlang.query.Operator;
import khlang.tabular.Field;
import khlang.tabular.FieldType;
import khlang.web.Json;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** A condition on rows in memory, which can be written for the native API and as CKAN's filters. */
sealed interface NaiveCondition {
    boolean holds(List<@Nullable Object> row);

    /** In the grammar of {@code where=}. */
    String written();

    /** As an object of CKAN's filters. */
    ObjectNode filter();

    /** Text by code points, a date as the beginning of its day; null where one has no value. */
    static @Nullable Integer compared(@Nullable Object left, @Nullable Object right) {
        if (left == null || right == null) {
            return null;
        }
        if (left instanceof String one && right instanceof String other) {
            int[] first = one.codePoints().toArray();
            int[] second = other.codePoints().toArray();
            return java.util.Arrays.compare(first, second);
        }
        if (left instanceof Number && right instanceof Number) {
            return new BigDecimal(left.toString()).compareTo(new BigDecimal(right.toString()));
        }
        if (left instanceof Boolean one && right instanceof Boolean other) {
            return Boolean.compare(one, other);
        }
        return moment(left).compareTo(moment(right));
    }

    private static LocalDateTime moment(Object value) {
        return value instanceof LocalDate date ? date.atStartOfDay() : (LocalDateTime) value;
    }

    /** What a field is compared with. */
    record Test(Field field, Operator operator, List<Object> values) implements NaiveCondition {
        @Override
        public boolean holds(List<@Nullable Object> row) {
            Object value = row.get(field.position());
            if (operator == Operator.ISNULL) {
                return (value == null) == values.get(0).equals(true);
            }
            if (value == null) {
                return false;
            }
            return switch (operator) {
                case EQ -> against(value, 0) == 0;
                case NE -> against(value, 0) != 0;
                case GT -> against(value, 0) > 0;
                case GTE -> against(value, 0) >= 0;
                case LT -> against(value, 0) < 0;
                case LTE -> against(value, 0) <= 0;
                case BETWEEN -> against(value, 0) >= 0 && against(value, 1) <= 0;
                case IN -> values.stream().anyMatch(other -> sign(value, other) == 0);
                case CONTAINS -> text(value).contains(part());
                case STARTSWITH -> text(value).startsWith(part());
                case ISNULL -> throw new IllegalStateException("asked above");
            };
        }

        private int against(Object value, int index) {
            return sign(value, values.get(index));
        }

        private static int sign(Object left, Object right) {
            Integer compared = compared(left, right);
            return compared == null ? 0 : compared;
        }

        private static String text(Object value) {
            return NaiveTable.folded(NaiveTable.TEXTS, (String) value);
        }

        private String part() {
            return NaiveTable.folded(NaiveTable.PARTS, (String) values.get(0));
        }

        @Override
        public String written() {
            String name = '"' + field.id() + '"';
            String signs = switch (operator) {
                case EQ -> " = ";
                case NE -> " <> ";
                case GT -> " > ";
                case GTE -> " >= ";
                case LT -> " < ";
                case LTE -> " <= ";
                case BETWEEN, IN, ISNULL, CONTAINS, STARTSWITH -> "";
            };
            if (!signs.isEmpty()) {
                return name + signs + literal(values.get(0));
            }
            return switch (operator) {
                case BETWEEN -> name + " between " + literal(values.get(0)) + " and " + literal(values.get(1));
                case ISNULL -> name + (values.get(0).equals(true) ? " is null" : " is not null");
                case IN -> name + " in (" + values.stream().map(Test::literal).collect(Collectors.joining(", ")) + ")";
                default -> throw new IllegalStateException(operator + " is a suffix only");
            };
        }

        private static String literal(Object value) {
            boolean plain = value instanceof Number || value instanceof Boolean;
            return plain ? Values.text(value) : "'" + Values.text(value).replace("'", "''") + "'";
        }

        @Override
        public ObjectNode filter() {
            ObjectNode filter = Json.MAPPER.createObjectNode();
            List<JsonNode> nodes = new ArrayList<>();
            for (Object value : values) {
                Object told = value instanceof Number || value instanceof Boolean ? value : Values.text(value);
                nodes.add(Json.MAPPER.valueToTree(told));
            }
            ObjectNode test = filter.putObject(field.id());
            if (operator == Operator.IN || operator == Operator.BETWEEN) {
                test.set(operator.word(), Json.MAPPER.createArrayNode().addAll(nodes));
            } else {
                test.set(operator.word(), nodes.get(0));
            }
            return filter;
        }
    }

    /** All of some, or one of some. */
    record Joined(boolean all, List<NaiveCondition> parts) implements NaiveCondition {
        @Override
        public boolean holds(List<@Nullable Object> row) {
            return all
                    ? parts.stream().allMatch(part -> part.holds(row))
                    : parts.stream().anyMatch(part -> part.holds(row));
        }

        @Override
        public String written() {
            return parts.stream()
                    .map(NaiveCondition::written)
                    .collect(Collectors.joining(all ? " and " : " or ", "(", ")"));
        }

        @Override
        public ObjectNode filter() {
            ObjectNode filter = Json.MAPPER.createObjectNode();
            ArrayNode list = filter.putArray(all ? "$and" : "$or");
            parts.forEach(part -> list.add(part.filter()));
            return filter;
        }
    }

    /** Whatever does not meet the condition, rows without a value among them; CKAN's filters have no word for it. */
    record Not(NaiveCondition part) implements NaiveCondition {
        @Override
        public boolean holds(List<@Nullable Object> row) {
            return !part.holds(row);
        }

        @Override
        public String written() {
            return "not (" + part.written() + ")";
        }

        @Override
        public ObjectNode filter() {
            throw new IllegalStateException("not is no filter");
        }
    }

    /** A condition that both APIs can be asked. */
    static NaiveCondition random(SplittableRandom random, int depth, boolean not) {
        if (depth > 0 && random.nextInt(3) > 0) {
            List<NaiveCondition> parts = new ArrayList<>();
            for (int more = random.nextInt(1, 4); more > 0; more--) {
                parts.add(random(random, depth - 1, not));
            }
            NaiveCondition joined = new Joined(random.nextBoolean(), parts);
            return not && random.nextInt(3) == 0 ? new Not(joined) : joined;
        }
        Test test = test(random, false);
        return not && random.nextInt(4) == 0 ? new Not(test) : test;
    }

    /**
     * One field compared with something.
     *
     * @param words whether the text may be looked into
     */
    static Test test(SplittableRandom random, boolean words) {
        if (words) {
            Field text = NaiveTable.FIELDS.get(random.nextInt(2));
            String part = NaiveTable.PARTS
                    .get(random.nextInt(NaiveTable.PARTS.size()))
                    .get(0);
            return new Test(text, random.nextBoolean() ? Operator.CONTAINS : Operator.STARTSWITH, List.of(part));
        }
        Field field = random.nextInt(9) == 0
                ? NaiveTable.NUMBER
                : NaiveTable.FIELDS.get(random.nextInt(NaiveTable.FIELDS.size()));
        List<Operator> operators = List.of(
                Operator.EQ,
                Operator.NE,
                Operator.GT,
                Operator.GTE,
                Operator.LT,
                Operator.LTE,
                Operator.IN,
                Operator.BETWEEN,
                Operator.ISNULL);
        Operator operator = operators.get(random.nextInt(operators.size()));
        if (operator == Operator.ISNULL) {
            return new Test(field, operator, List.of(random.nextBoolean()));
        }
        List<Object> values = new ArrayList<>();
        int count = operator == Operator.BETWEEN ? 2 : operator == Operator.IN ? random.nextInt(1, 4) : 1;
        while (values.size() < count) {
            values.add(asked(random, field.type()));
        }
        return new Test(field, operator, values);
    }

    /** A value that the field can have, or for numbers and dates also one between two of them. */
    private static Object asked(SplittableRandom random, FieldType type) {
        if (type == FieldType.INTEGER && random.nextInt(4) == 0) {
            return new BigDecimal("1.5");
        }
        if (type == FieldType.NUMBER && random.nextInt(4) == 0) {
            return new BigDecimal("10.005");
        }
        return NaiveTable.value(random, type);
    }
}
