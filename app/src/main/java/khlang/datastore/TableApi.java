package khlang.datastore;

import io.javalin.http.Context;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import khlang.dataset.Dataset;
import khlang.dataset.Datasets;
import khlang.dataset.LoadMode;
import khlang.dataset.Resource;
import khlang.dataset.Resources;
import khlang.kind.Kind;
import khlang.problem.Problem;
import khlang.query.Clock;
import khlang.query.Condition;
import khlang.query.Parameters;
import khlang.query.RowParameters;
import khlang.tabular.Field;
import khlang.tabular.FieldType;
import khlang.user.Actor;
import khlang.web.Attachment;
import khlang.web.EntityTag;
import khlang.web.Json;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** What a table is like as a whole: its fields as Table Schema, and what is in them. */
public final class TableApi {
    /** Each field of {@code …/stats} is several questions. */
    private static final int MOST_FIELDS = 100;

    private final Datasets datasets;
    private final Resources resources;
    private final Datastore datastore;
    private final Findings findings;
    private final int seconds;

    /** @param seconds how long an answer may take */
    public TableApi(Datasets datasets, Resources resources, Datastore datastore, Findings findings, int seconds) {
        this.datasets = datasets;
        this.resources = resources;
        this.datastore = datastore;
        this.findings = findings;
        this.seconds = seconds;
    }

    /** Answers {@code …/schema}: the fields in the words of Table Schema, with what the data dictionary says of them. */
    public void schema(Context context) {
        Dataset dataset = datasets.outline(Actor.of(context), context.pathParam("name"));
        EntityTag.json(context, schema(context, dataset, resource(context, dataset)));
    }

    /** Answers {@code …/schema.json}: the same to be kept as a file. */
    public void schemaFile(Context context) {
        Dataset dataset = datasets.outline(Actor.of(context), context.pathParam("name"));
        Resource resource = resource(context, dataset);
        Map<String, @Nullable Object> schema = schema(context, dataset, resource);
        Attachment.titled(context, resource.name() + " schema", "json");
        EntityTag.json(context, schema);
    }

    private Resource resource(Context context, Dataset dataset) {
        return resources.named(dataset.id(), context.pathParam("resource"));
    }

    private Map<String, @Nullable Object> schema(Context context, Dataset dataset, Resource resource) {
        new Parameters(context.queryParamMap()).only();
        TableVersion version = VersionsApi.asked(datastore, dataset, resource, context);
        FieldDictionary dictionary = new FieldDictionary(resource, version.fields());
        Map<String, Kind> chosen = ChosenKinds.known(resource);
        Map<String, @Nullable Object> schema = new LinkedHashMap<>();
        schema.put("$schema", "https://datapackage.org/profiles/2.0/tableschema.json");
        schema.put(
                "fields",
                version.fields().stream()
                        .map(field -> described(field, dictionary, chosen))
                        .toList());
        Set<String> key = LoadMode.primaryKey(resource);
        if (!key.isEmpty()) {
            schema.put("primaryKey", key);
        }
        return schema;
    }

    private static Map<String, @Nullable Object> described(
            Field field, FieldDictionary dictionary, Map<String, Kind> chosen) {
        Map<String, @Nullable Object> words = new LinkedHashMap<>();
        words.put("name", field.id());
        words.put("title", dictionary.label(field));
        words.put("type", type(field));
        List<FieldCode> codes = dictionary.entry(field).codes();
        if (!codes.isEmpty()) {
            words.put(
                    FieldCode.KEY,
                    codes.stream().map(code -> category(code, field)).toList());
        }
        // What an officer wrote stands beside what was found; names and types are the table's own.
        dictionary.words(field).forEach((name, value) -> words.putIfAbsent(String.valueOf(name), value));
        words.put("kind", field.kind().id());
        ChosenKinds.of(chosen, field).ifPresent(kind -> words.put("kind_chosen", kind.id()));
        if (!field.means().unit().isEmpty()) {
            words.putIfAbsent("unit", field.means().unit());
        }
        return words;
    }

    /** A code as a category, which Table Schema wants to be a number where the field's values are. */
    private static Map<String, Object> category(FieldCode code, Field field) {
        Map<String, Object> words = code.words();
        if (field.type() == FieldType.INTEGER && code.value().matches("-?[0-9]{1,18}")) {
            words.put("value", Long.valueOf(code.value()));
        }
        return words;
    }

    /** The name that Table Schema has for a type. */
    static String type(Field field) {
        return switch (field.type()) {
            case TEXT -> "string";
            case INTEGER -> "integer";
            case NUMBER -> "number";
            case BOOLEAN -> "boolean";
            case DATE -> "date";
            case TIMESTAMP -> "datetime";
        };
    }

    /** Answers {@code …/stats}: what is in the fields of the rows that meet the conditions of {@code …/rows}. */
    public void statistics(Context context) {
        Dataset dataset = datasets.outline(Actor.of(context), context.pathParam("name"));
        Resource resource = resource(context, dataset);
        TableVersion version = VersionsApi.asked(datastore, dataset, resource, context);
        RowParameters parameters = new RowParameters(context.queryParamMap(), version.id(), version.fields());
        parameters.figures("select");
        List<Field> chosen = parameters.fields("select");
        List<Field> fields = chosen.isEmpty() ? version.fields() : chosen;
        if (fields.size() > MOST_FIELDS) {
            throw Problem.invalid("select", "datastore.items", MOST_FIELDS);
        }
        List<Condition> conditions = parameters.conditions();
        FieldDictionary dictionary = new FieldDictionary(resource, version.fields());
        if (RowsDoor.known(context, resource, version, dictionary)) {
            return;
        }
        Predicate<Field> personal = findings.personal(resource, version);
        List<FieldSummary> summaries = datastore.summaries(version, conditions, fields, parameters.clock(), seconds);
        context.json(Map.of(
                "fields",
                summaries.stream()
                        .map(summary -> told(summary, dictionary, personal, parameters.clock()))
                        .toList()));
    }

    private static Map<String, @Nullable Object> told(
            FieldSummary summary, FieldDictionary dictionary, Predicate<Field> personal, Clock clock) {
        Map<String, @Nullable Object> told = new LinkedHashMap<>();
        FieldEntry entry = dictionary.entry(summary.field());
        ObjectNode said = Json.MAPPER.createObjectNode();
        FieldInfo.said(entry, said);
        told.put("id", summary.field().id());
        told.put("label", dictionary.label(summary.field()));
        said.properties().forEach(word -> told.put(word.getKey(), word.getValue()));
        told.put("type", type(summary.field()));
        told.put("kind", summary.field().kind().id());
        told.put("missing", summary.missing());
        told.put("distinct", summary.distinct());
        if (personal.test(summary.field())) {
            return told;
        }
        told.put("minimum", shown(clock, summary.minimum()));
        told.put("maximum", shown(clock, summary.maximum()));
        told.put("mean", shown(clock, summary.mean()));
        told.put("quantiles", summary.quantiles());
        told.put(
                "histogram",
                summary.histogram().stream().map(one -> told(one, clock)).toList());
        told.put("top", summary.top().stream().map(one -> told(one, clock)).toList());
        return told;
    }

    private static Map<String, @Nullable Object> told(FieldSummary.Top top, Clock clock) {
        Map<String, @Nullable Object> told = new LinkedHashMap<>();
        told.put("value", shown(clock, top.value()));
        told.put("count", top.count());
        return told;
    }

    private static Map<String, @Nullable Object> told(FieldSummary.Stretch stretch, Clock clock) {
        Map<String, @Nullable Object> told = new LinkedHashMap<>();
        told.put("from", shown(clock, stretch.from()));
        if (stretch.to() != null) {
            told.put("to", shown(clock, stretch.to()));
        }
        told.put("count", stretch.count());
        return told;
    }

    private static @Nullable Object shown(Clock clock, @Nullable Object value) {
        Object told = clock.told(value);
        return told instanceof LocalDate || told instanceof LocalDateTime ? told.toString() : told;
    }
}
