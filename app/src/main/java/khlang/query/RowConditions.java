package khlang.query;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import khlang.problem.Phrase;
import khlang.problem.Problem;
import khlang.tabular.Field;
import khlang.tabular.PointFields;
import org.jspecify.annotations.Nullable;

/** Reads what the query string of the native row API asks of each row: {@code field__gte=value}, where, q, bbox, near. */
final class RowConditions {
    private static final long MOST_LATITUDE = 90;
    private static final long MOST_LONGITUDE = 180;
    private static final long MOST_METRES = 25_000_000;
    private static final int MOST_VALUES = 1_000;
    private static final int MOST_TOLD = 10;

    private final Map<String, List<String>> parameters;
    private final Columns columns;

    RowConditions(Map<String, List<String>> parameters, Columns columns) {
        this.parameters = parameters;
        this.columns = columns;
    }

    /** All of them. @throws Problem naming the parameter that is wrong */
    List<Condition> all() {
        refuseMany();
        List<Condition> conditions = filters();
        for (String text : said("where")) {
            Condition condition = new ExpressionReader("where", text, columns, Map.of()).condition();
            if (condition.expressions().stream().anyMatch(Expression::aggregates)) {
                throw Problem.invalid("where", "datastore.where.aggregate");
            }
            conditions.add(condition);
        }
        said("bbox").forEach(text -> conditions.addAll(box(text)));
        said("near").forEach(text -> conditions.add(near(text)));
        for (String text : said("q")) {
            conditions.addAll(WordSearch.of(new SearchRequest.Words(null, text), columns));
        }
        return conditions;
    }

    /** What is asked of single fields. @throws Problem naming all parameters that are wrong, the first of very many */
    private List<Condition> filters() {
        List<Condition> conditions = new ArrayList<>();
        Map<String, List<Phrase>> wrong = new LinkedHashMap<>();
        parameters.forEach((name, values) -> {
            // A sign & too many is nothing that was asked.
            boolean nothing = name.isEmpty() && values.stream().allMatch(String::isBlank);
            if (!nothing && !RowParameters.OWN.contains(name) && wrong.size() < MOST_TOLD) {
                try {
                    conditions.add(filter(name, values));
                } catch (Problem problem) {
                    wrong.putAll(problem.fields());
                }
            }
        });
        if (!wrong.isEmpty()) {
            throw Problem.invalid(wrong);
        }
        return conditions;
    }

    private void refuseMany() {
        int said = 0;
        for (Map.Entry<String, List<String>> parameter : parameters.entrySet()) {
            said += parameter.getValue().size();
            if (said > MOST_VALUES) {
                throw Problem.invalid(parameter.getKey(), "datastore.conditions.many", MOST_VALUES);
            }
        }
    }

    private Condition filter(String name, List<String> values) {
        FilterName asked = FilterName.of(name, columns::has);
        if (asked.word().isEmpty() && columns.has(name)) {
            return test(name, name, values.size() == 1 ? Operator.EQ.word() : Operator.IN.word(), values);
        }
        Condition test = test(name, asked.field(), asked.word(), values);
        return asked.negated() ? new Condition.Not(test) : test;
    }

    private Condition test(String parameter, String name, String word, List<String> values) {
        if (!columns.has(name)) {
            throw unknown(parameter, name);
        }
        Field field = columns.named(parameter, name);
        if (word.equals(FilterName.NOT)) {
            List<@Nullable Object> all = new ArrayList<>(values);
            // Rows without a value are among them: of those it does not hold either.
            Operator same = values.size() == 1 ? Operator.EQ : Operator.IN;
            return new Condition.Not(Comparison.of(parameter, columns.clock(), field, same, all));
        }
        Operator said = Operator.of(word).orElseThrow(() -> unknown(parameter, name, word));
        // Several values given one by one are taken as they are, commas and all.
        boolean listed = (said == Operator.BETWEEN || said == Operator.IN) && !parameter.equals(name);
        Operator operator = said == Operator.EQ && values.size() > 1 ? Operator.IN : said;
        List<@Nullable Object> all = new ArrayList<>();
        values.forEach(value -> all.addAll(listed ? items(value) : List.of(value)));
        if (all.size() > MOST_VALUES) {
            throw Problem.invalid(parameter, "datastore.conditions.many", MOST_VALUES);
        }
        return Comparison.of(parameter, columns.clock(), field, operator, all);
    }

    /** The values between commas; one that has commas itself stands in double quotation marks, as in CSV. */
    private static List<String> items(String text) {
        List<String> items = new ArrayList<>();
        int from = 0;
        while (from <= text.length()) {
            int close = closing(text, from);
            int comma = text.indexOf(',', Math.max(from, close));
            int end = comma < 0 ? text.length() : comma;
            items.add(
                    close < 0
                            ? text.substring(from, end)
                            : text.substring(from + 1, close).replace("\"\"", "\""));
            from = end + 1;
        }
        return items;
    }

    /** Where the quotation mark closes that opens at {@code from}; -1 where none does, or not before a comma. */
    private static int closing(String text, int from) {
        if (from >= text.length() || text.charAt(from) != '"') {
            return -1;
        }
        int at = text.indexOf('"', from + 1);
        while (at >= 0 && at + 1 < text.length() && text.charAt(at + 1) == '"') {
            at = text.indexOf('"', at + 2);
        }
        return at >= 0 && (at + 1 == text.length() || text.charAt(at + 1) == ',') ? at : -1;
    }

    /** A parameter of ours that is nearly written is told as such, else it is taken for a field. */
    private Problem unknown(String parameter, String field) {
        return NearMiss.of(parameter, List.copyOf(RowParameters.OWN))
                .map(near -> Problem.invalid(parameter, "datastore.parameter.near", parameter, near))
                .orElseGet(() -> columns.unknown(parameter, field));
    }

    private static Problem unknown(String parameter, String field, String word) {
        List<String> words = FilterName.words();
        String all = String.join(", ", words);
        return NearMiss.of(word, words)
                .map(near -> Problem.invalid(parameter, "datastore.operator.near", word, field + "__" + near, all))
                .orElseGet(() -> Problem.invalid(parameter, "datastore.operator.unknown", word, all));
    }

    private List<Condition> box(String text) {
        List<Double> edges = numbers("bbox", text, 4);
        within("bbox", "west", edges.get(0), MOST_LONGITUDE);
        within("bbox", "south", edges.get(1), MOST_LATITUDE);
        within("bbox", "east", edges.get(2), MOST_LONGITUDE);
        within("bbox", "north", edges.get(3), MOST_LATITUDE);
        if (edges.get(0) > edges.get(2) || edges.get(1) > edges.get(3)) {
            throw Problem.invalid("bbox", "datastore.bbox.turned", Tokens.shown(text));
        }
        PointFields point = point("bbox");
        return List.of(
                between(point.longitude(), edges.get(0), edges.get(2)),
                between(point.latitude(), edges.get(1), edges.get(3)));
    }

    private static Condition between(Field field, double from, double to) {
        return Comparison.of(
                "bbox", Clock.ISO, field, Operator.BETWEEN, List.of(BigDecimal.valueOf(from), BigDecimal.valueOf(to)));
    }

    private Condition near(String text) {
        List<Double> numbers = numbers("near", text, 3);
        within("near", "latitude", numbers.get(0), MOST_LATITUDE);
        within("near", "longitude", numbers.get(1), MOST_LONGITUDE);
        within("near", "metres", 0, numbers.get(2), MOST_METRES);
        PointFields point = point("near");
        return new Condition.Near(point.latitude(), point.longitude(), numbers.get(0), numbers.get(1), numbers.get(2));
    }

    private static void within(String parameter, String part, double value, long most) {
        within(parameter, part, -most, value, most);
    }

    /** @throws Problem naming the part of a parameter that is out of range */
    private static void within(String parameter, String part, long least, double value, long most) {
        if (value < least || value > most) {
            String name = Phrase.word("datastore.place." + part);
            String told =
                    Tokens.shown(BigDecimal.valueOf(value).stripTrailingZeros().toPlainString());
            throw Problem.invalid(parameter, "datastore." + parameter + ".range", name, told, least, most);
        }
    }

    private static List<Double> numbers(String parameter, String text, int count) {
        try {
            List<Double> numbers = Stream.of(text.split(",", -1))
                    .map(part -> Double.valueOf(Folding.digits(part.strip())))
                    .filter(Double::isFinite)
                    .toList();
            if (numbers.size() == count) {
                return numbers;
            }
        } catch (NumberFormatException e) {
            throw Problem.invalid(parameter, "datastore." + parameter);
        }
        throw Problem.invalid(parameter, "datastore." + parameter);
    }

    private PointFields point(String parameter) {
        return PointFields.of(columns.fields())
                .orElseThrow(() -> Problem.invalid(parameter, "datastore.geojson.no_coordinates"));
    }

    private List<String> said(String name) {
        return parameters.getOrDefault(name, List.of()).stream()
                .filter(text -> !text.isBlank())
                .toList();
    }
}
