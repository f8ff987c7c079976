package khlang.openapi;

import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.parameters.Parameter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import khlang.query.FilterName;
import khlang.query.Operator;
import khlang.query.SearchPlan;
import khlang.tabular.Field;

/**
 * The filters that the fields of one table allow, as parameters: each comparison that suits a field, by the name under which
 * the server reads it so. They stand in the document once, and each operation refers to them.
 */
final class FieldFilters {
    /** Fields of a wider table get one filter each; the further ones are told in words. */
    private static final int FIELDS_WITH_RANGES = 40;

    private static final String PLACE = "#/components/parameters/";

    private final Table table;
    private final int number;
    private final Tongue tongue;
    private final FieldSchemaWords words;
    private final Set<String> names;

    /** @param number the table's, among those of its dataset */
    FieldFilters(Table table, int number, Tongue tongue) {
        this.table = table;
        this.number = number;
        this.tongue = tongue;
        this.words = new FieldSchemaWords(table, tongue);
        this.names = Stream.concat(Stream.of(SearchPlan.ROW), table.version().fields().stream())
                .map(Field::id)
                .collect(Collectors.toUnmodifiableSet());
    }

    /** All of them, by what they are called among the parts of the document. */
    Map<String, Parameter> described() {
        Map<String, Parameter> described = new LinkedHashMap<>();
        List<Field> fields = table.version().fields();
        for (Field field : fields) {
            int place = field.position();
            if (fields.size() <= FIELDS_WITH_RANGES) {
                FilterName.none(field.id(), names::contains)
                        .ifPresent(name ->
                                described.put("table%d.field%d.not".formatted(number, place), none(field, name)));
            }
            for (Operator operator : Operator.values()) {
                boolean told = operator == Operator.EQ || fields.size() <= FIELDS_WITH_RANGES;
                if (told && operator.suits(field.type())) {
                    String key = "table%d.field%d.%s".formatted(number, place, operator.word());
                    FilterName.of(field.id(), operator, names::contains)
                            .ifPresent(name -> described.put(key, filter(field, operator, name)));
                }
            }
        }
        return described;
    }

    /** What refers to each of them. */
    List<Parameter> references() {
        return described().keySet().stream()
                .map(key -> new Parameter().$ref(PLACE + key))
                .toList();
    }

    private Parameter filter(Field field, Operator operator, String name) {
        // In the description, not as an example: a page to try things would fill in every filter at once.
        String label = label(field);
        String said = tongue.of("openapi.filter." + operator.word(), label);
        if (operator == Operator.EQ) {
            said += table.example(field)
                    .map(value -> tongue.of("openapi.filter.example", value))
                    .orElse("");
            String meaning = words.description(field);
            said += meaning.isEmpty() ? "" : "\n\n" + meaning;
        }
        Parameter filter = new Parameter().name(name).in("query").description(said);
        Schema<Object> asked = FieldSchemas.asked(field.type());
        return switch (operator) {
            case EQ, NE, GT, GTE, LT, LTE -> filter.schema(asked);
            case CONTAINS, STARTSWITH -> filter.schema(FieldSchemas.schema("string"));
            case ISNULL -> filter.schema(FieldSchemas.schema("boolean"));
            case IN -> listed(filter, FieldSchemas.list(asked));
            case BETWEEN -> {
                Schema<Object> two = FieldSchemas.list(asked);
                two.setMinItems(2);
                two.setMaxItems(2);
                yield listed(filter, two);
            }
        };
    }

    private Parameter none(Field field, String name) {
        return new Parameter()
                .name(name)
                .in("query")
                .description(tongue.of("openapi.filter.not", label(field)))
                .schema(FieldSchemas.asked(field.type()));
    }

    private String label(Field field) {
        return tongue.either(
                table.dictionary().label(field), table.dictionary().entry(field).labelEnglish());
    }

    /** Values with commas between them. */
    private static Parameter listed(Parameter filter, Schema<Object> list) {
        return filter.style(Parameter.StyleEnum.FORM).explode(false).schema(list);
    }
}
