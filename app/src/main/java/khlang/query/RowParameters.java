package khlang.query;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import khlang.problem.Problem;
import khlang.tabular.Field;
import khlang.tabular.FieldType;
import org.jspecify.annotations.Nullable;

/** Reads the query string of the native row API: {@code field=value}, {@code field__gte=value}, q, select, … */
public final class RowParameters {
    /** The parameters that are no fields. */
    public static final Set<String> OWN = Set.of(
            "q",
            "where",
            "select",
            "group_by",
            "having",
            "order_by",
            "limit",
            "offset",
            "next",
            "distinct",
            "count",
            "facet",
            "facet_size",
            "shape",
            "bbox",
            "near",
            "era",
            "timezone",
            "bom",
            "labels");

    /** How many values of a facet are told where nothing is said. */
    public static final int FACET_SIZE = 20;

    /** Those that hold lists or conditions; of several all hold. */
    private static final Set<String> SEVERAL =
            Set.of("q", "where", "select", "group_by", "having", "order_by", "facet", "bbox", "near");

    /** Those that say which rows are meant, and how dates and times are written. */
    private static final List<String> CONDITIONS = List.of("q", "where", "bbox", "near", "era", "timezone");

    /** Those that are true or false. */
    private static final List<String> FLAGS = List.of("distinct", "bom");

    private static final int MOST_ITEMS = 200;

    private final Map<String, List<String>> parameters;
    private final Parameters said;
    private final String versionId;
    private final Clock clock;
    private final Columns columns;

    /**
     * The parameters of a question to a version.
     *
     * @param fields the version's fields
     * @throws Problem where there is no such era or time zone, or where something is said twice that is said once
     */
    public RowParameters(Map<String, List<String>> parameters, String versionId, List<Field> fields) {
        this.parameters = parameters;
        this.said = new Parameters(parameters);
        OWN.stream().filter(name -> !SEVERAL.contains(name)).sorted().forEach(said::one);
        FLAGS.forEach(said::flag);
        this.versionId = versionId;
        this.clock = new Clock(
                choice("era", "ce", "be").equals("be") ? Era.BUDDHIST : Era.COMMON,
                first("timezone").map(Clock::zone).orElse(null));
        this.columns = new Columns(fields, clock);
    }

    /**
     * The plan, of {@code limit} rows where nothing is said and at most {@code most}.
     *
     * @throws Problem naming the parameter that is wrong
     */
    public SearchPlan plan(long limit, long most) {
        List<Column> chosen = new ArrayList<>();
        Map<String, Expression> aliases = new LinkedHashMap<>();
        for (String item : listed("select")) {
            chosen.addAll(selected(item, chosen.size() + 1));
        }
        chosen.forEach(column -> aliases.put(column.field().id(), column.value()));
        boolean grouped = !said.all("group_by").isEmpty()
                || chosen.stream().anyMatch(column -> column.value().aggregates());
        List<Expression> keys =
                listed("group_by").stream().map(item -> key(item, aliases)).toList();
        if (chosen.isEmpty() && grouped) {
            keys.forEach(key -> chosen.add(key(key, chosen.size() + 1)));
            chosen.add(Column.made(chosen.size() + 1, "count", new Expression.Call(Function.COUNT, List.of())));
        } else if (chosen.isEmpty()) {
            chosen.add(Column.of(SearchPlan.ROW));
            columns.fields().forEach(field -> chosen.add(Column.of(field)));
        }
        chosen.forEach(column -> aliases.put(column.field().id(), column.value()));
        refuseTwins(chosen);
        Grouping grouping = grouped ? new Grouping(keys, having(aliases)) : null;
        if (grouping == null && !said.all("having").isEmpty()) {
            throw Problem.invalid("having", "datastore.group.none");
        }
        boolean distinct = said.flag("distinct");
        if (grouping != null) {
            refuseUngrouped(
                    "select", grouping, chosen.stream().map(Column::value).toList());
        }
        return new SearchPlan(
                versionId,
                chosen,
                conditions(),
                grouping,
                orders(chosen, aliases, grouping, distinct && !grouped),
                distinct && !grouped,
                null,
                Math.min(natural("limit", limit), most),
                natural("offset", 0));
    }

    /** In which years and in which time zone dates and times are asked for and told. */
    public Clock clock() {
        return clock;
    }

    private void refuseTwins(List<Column> chosen) {
        for (int index = 0; index < chosen.size(); index++) {
            String name = chosen.get(index).field().id();
            boolean again = chosen.subList(0, index).stream()
                    .anyMatch(column -> column.field().id().equals(name));
            if (again) {
                throw Problem.invalid("select", "datastore.select.twice", name);
            }
        }
    }

    /** One item of {@code select}: a field, all of them, or an expression that may be given a name. */
    private List<Column> selected(String item, int number) {
        if (columns.has(item)) {
            return List.of(Column.of(columns.named("select", item)));
        }
        if (item.equals("*")) {
            return Stream.concat(Stream.of(SearchPlan.ROW), columns.fields().stream())
                    .map(Column::of)
                    .toList();
        }
        ExpressionReader reader = new ExpressionReader("select", item, columns, Map.of());
        Expression value = reader.part();
        String name = reader.takes("as") ? reader.name() : "";
        reader.end();
        if (value instanceof Expression.Cell cell) {
            Field field = cell.field();
            return List.of(
                    name.isEmpty()
                            ? Column.of(field)
                            : new Column(
                                    new Field(
                                            field.position(), name, name, field.type(), field.scale(), field.meaning()),
                                    value));
        }
        return List.of(Column.made(number, name.isEmpty() ? name(value, item) : name, value));
    }

    private static String name(Expression value, String item) {
        boolean rows = value instanceof Expression.Call call
                && call.function() == Function.COUNT
                && call.arguments().isEmpty();
        return rows ? "count" : item;
    }

    private Expression key(String item, Map<String, Expression> aliases) {
        Expression key = columns.has(item)
                ? new Expression.Cell(columns.named("group_by", item))
                : new ExpressionReader("group_by", item, columns, aliases).whole();
        if (key.aggregates() || key.all().noneMatch(Expression.Cell.class::isInstance)) {
            throw Problem.invalid("group_by", "datastore.group.key", Tokens.shown(item));
        }
        return key;
    }

    private Column key(Expression key, int number) {
        return key instanceof Expression.Cell cell
                ? Column.of(cell.field())
                : Column.made(number, listed("group_by").get(number - 1), key);
    }

    private List<Condition> having(Map<String, Expression> aliases) {
        return said.all("having").stream()
                .map(text -> new ExpressionReader("having", text, columns, aliases).condition())
                .toList();
    }

    /** What is told of a group must be one of its keys, or told of its rows together. */
    private static void refuseUngrouped(String parameter, Grouping grouping, List<Expression> told) {
        for (Expression one : told) {
            if (!grouping.keys().contains(one)) {
                refuseUngrouped(parameter, grouping, one);
            }
        }
        grouping.having().stream()
                .flatMap(condition -> condition.expressions().stream())
                .forEach(one -> refuseUngrouped("having", grouping, one));
    }

    private static void refuseUngrouped(String parameter, Grouping grouping, Expression one) {
        boolean aggregate =
                one instanceof Expression.Call call && call.function().aggregates();
        // What is bound in a key is bound once more within another expression: engines do not see that they are one.
        boolean key = grouping.keys().contains(one) && !binds(one);
        if (aggregate || key || one instanceof Expression.Constant) {
            return;
        }
        if (one.parts().isEmpty()) {
            String name = one instanceof Expression.Cell cell ? cell.field().id() : "";
            throw Problem.invalid(parameter, "datastore.group.outside", name);
        }
        one.parts().forEach(part -> refuseUngrouped(parameter, grouping, part));
    }

    private static boolean binds(Expression expression) {
        return expression
                .all()
                .anyMatch(part -> part instanceof Expression.Constant constant
                        && !(constant.value() instanceof java.math.BigDecimal));
    }

    /** What must hold in each row. @throws Problem naming the parameter that is wrong */
    public List<Condition> conditions() {
        return new RowConditions(parameters, columns).all();
    }

    private List<Order> orders(
            List<Column> chosen, Map<String, Expression> aliases, @Nullable Grouping grouping, boolean distinct) {
        List<Order> orders = new ArrayList<>();
        for (String item : listed("order_by")) {
            Order order = order(item, aliases);
            if (distinct && chosen.stream().noneMatch(column -> column.value().equals(order.value()))) {
                throw Problem.invalid("order_by", "datastore.sort.distinct", Tokens.shown(item));
            }
            if (grouping == null && order.value().aggregates()) {
                throw Problem.invalid("order_by", "datastore.group.none");
            }
            orders.add(order);
            if (order.thai()) {
                // Two texts that a dictionary takes for one are still two.
                orders.add(new Order(order.value(), order.descending(), order.nullsFirst(), false));
            }
        }
        if (grouping != null) {
            refuseUngrouped(
                    "order_by", grouping, orders.stream().map(Order::value).toList());
            List<Column> keys =
                    grouping.keys().stream().map(key -> Column.made(1, "", key)).toList();
            List<Order> decided = SearchPlan.decided(orders, keys);
            return decided.isEmpty() ? List.of(new Order(chosen.get(0).value(), false, false, false)) : decided;
        }
        return SearchPlan.decided(orders, distinct ? chosen : List.of(Column.of(SearchPlan.ROW)));
    }

    private Order order(String item, Map<String, Expression> aliases) {
        if (columns.has(item)) {
            return Order.of(columns.named("order_by", item), false, false);
        }
        if (item.startsWith("-") && columns.has(item.substring(1).strip())) {
            return Order.of(columns.named("order_by", item.substring(1).strip()), true, false);
        }
        ExpressionReader reader = new ExpressionReader("order_by", item, columns, aliases);
        boolean descending = reader.takes("-");
        Expression value = reader.part();
        boolean thai = reader.takes(":", "th");
        descending |= reader.takes("desc");
        if (!descending) {
            reader.takes("asc");
        }
        boolean nullsFirst = reader.takes("nulls", "first");
        if (!nullsFirst) {
            reader.takes("nulls", "last");
        }
        reader.end();
        if (value.all().noneMatch(Expression.Cell.class::isInstance) && !value.aggregates()) {
            throw Problem.invalid("order_by", "datastore.order.nothing", Tokens.shown(item));
        }
        if (thai && (value.type() != FieldType.TEXT || binds(value))) {
            throw Problem.invalid("order_by", "datastore.order.no_text", Tokens.shown(item));
        }
        return new Order(value, descending, nullsFirst, thai);
    }

    /** The fields of a parameter with commas. @throws Problem where one is none */
    public List<Field> fields(String name) {
        return listed(name).stream()
                .map(item -> columns.named(
                        name,
                        item.length() > 1 && item.startsWith("\"") && item.endsWith("\"")
                                ? item.substring(1, item.length() - 1).replace("\"\"", "\"")
                                : item))
                .toList();
    }

    /** The items of a parameter, cut at commas that stand outside of marks and parentheses. */
    private List<String> listed(String name) {
        List<String> items = new ArrayList<>();
        for (String text : parameters.getOrDefault(name, List.of())) {
            items.addAll(parts(text));
        }
        if (items.size() > MOST_ITEMS) {
            throw Problem.invalid(name, "datastore.items", MOST_ITEMS);
        }
        return items;
    }

    private static List<String> parts(String text) {
        List<String> parts = new ArrayList<>();
        char mark = 0;
        int depth = 0;
        int from = 0;
        for (int index = 0; index <= text.length(); index++) {
            char letter = index == text.length() ? ',' : text.charAt(index);
            if (index == text.length() || (letter == ',' && mark == 0 && depth == 0)) {
                String part = text.substring(from, index).strip();
                if (!part.isEmpty()) {
                    parts.add(part);
                }
                from = index + 1;
            } else if (mark != 0) {
                mark = letter == mark ? 0 : mark;
            } else if (letter == '"' || letter == '\'') {
                mark = letter;
            } else {
                depth += letter == '(' ? 1 : letter == ')' ? -1 : 0;
            }
        }
        return parts;
    }

    /**
     * Refuses what an answer of figures has no use for: whoever writes it expects something of it.
     *
     * @param more what such an answer knows beside the conditions
     * @throws Problem naming the first such parameter and what there is
     */
    public void figures(String... more) {
        List<String> known = Stream.concat(CONDITIONS.stream(), Stream.of(more)).toList();
        OWN.stream()
                .filter(name -> !known.contains(name) && !said.all(name).isEmpty())
                .sorted()
                .findFirst()
                .ifPresent(name -> {
                    throw Problem.invalid(name, "datastore.parameter.unused", name, String.join(", ", known));
                });
    }

    /** The value of a parameter that is said once. @throws Problem where it is said twice */
    public Optional<String> first(String name) {
        return said.one(name);
    }

    /** Whether a parameter says true. @throws Problem where it says neither true nor false */
    public boolean flag(String name) {
        return said.flag(name);
    }

    /** One of the words that a parameter may have, the first where nothing is said. @throws Problem where it is another */
    public String choice(String name, String... words) {
        return said.choice(name, words);
    }

    /** A number without sign. @throws Problem where it is none */
    public long natural(String name, long fallback) {
        return said.natural(name, fallback);
    }
}
