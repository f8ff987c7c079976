package khlang.datastore;

import io.javalin.http.HandlerType;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import khlang.dataset.LoadMode;
import khlang.dataset.Resource;
import khlang.kind.Kind;
import khlang.problem.Problem;
import khlang.query.CkanSearch;
import khlang.query.SearchPlan;
import khlang.query.SearchRequest;
import khlang.tabular.Field;
import khlang.user.Actor;
import khlang.web.ActionRequest;
import khlang.web.Actions;
import khlang.web.Answers;
import khlang.web.Json;
import khlang.web.View;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.util.RawValue;

/** CKAN's actions that read rows. */
public final class DatastoreApi {
    private static final List<String> FORMATS = List.of("objects", "lists", "csv", "tsv");

    private final Datastore datastore;

    public DatastoreApi(Datastore datastore) {
        this.datastore = datastore;
    }

    /** Adds the actions. */
    public void addTo(Actions actions) {
        actions.read("datastore_search", "datastore", this::search);
        actions.read("datastore_info", "datastore", this::info);
    }

    private Object search(ActionRequest request) {
        SearchRequest search = CkanSearch.of(request);
        Actor actor = Actor.of(request.context());
        String format = request.text("records_format").orElse("objects");
        if (!FORMATS.contains(format)) {
            throw Problem.invalid("records_format", "datastore.format.unknown", format, String.join(", ", FORMATS));
        }
        if (search.resourceId().equals(TableList.NAME)) {
            ObjectNode list = echo(request, search, format);
            new TableList(datastore.visible(actor))
                    .answer(search, list, (fields, rows) -> records(fields, rows, format));
            list.set("_links", links(request, search));
            return list;
        }
        Resource resource = datastore.resource(actor, search.resourceId());
        TableVersion version = datastore.served(resource);
        FieldDictionary dictionary = new FieldDictionary(resource, version.fields());
        // What is asked in a body is no address of which an answer could be kept.
        boolean kept = !request.context().method().equals(HandlerType.POST);
        if (kept
                ? RowsDoor.known(request.context(), resource, version, dictionary)
                : Answers.stand(request.context(), List.of(version.tag(), resource))) {
            return Actions.ANSWERED;
        }
        SearchResult found = datastore.search(version, search);
        ObjectNode result = echo(request, search, format);
        // By whatever name it was asked for, as in CKAN.
        result.put("resource_id", resource.id());
        result.set("fields", fields(found.columns(), dictionary));
        result.set("records", records(found.columns(), found.rows(), format));
        result.set("_links", links(request, search));
        nextPage(request, search, found).ifPresent(next -> result.set("next_page", next));
        if (result.path("include_total").booleanValue()) {
            result.put("total", found.total());
            result.put("total_was_estimated", false);
        }
        return result;
    }

    /** What was asked, as CKAN tells it before the rows. */
    private static ObjectNode echo(ActionRequest request, SearchRequest search, String format) {
        ObjectNode result = Json.MAPPER.createObjectNode();
        result.put("include_total", request.flag("include_total", true));
        result.put("limit", search.limit());
        if (request.text("offset").isPresent()) {
            result.put("offset", search.offset());
        }
        request.value("filters").flatMap(CkanSearch::parsed).ifPresent(filters -> result.set("filters", filters));
        for (String echoed : List.of("q", "full_text", "plain", "sort", "distinct")) {
            request.value(echoed).ifPresent(value -> result.set(echoed, value));
        }
        result.put("records_format", format);
        result.put("resource_id", search.resourceId());
        return result;
    }

    /** A filter for the rows behind these, which are found as fast as the first; absent where they come in another order. */
    private static Optional<ObjectNode> nextPage(ActionRequest request, SearchRequest search, SearchResult found) {
        int place = found.columns().indexOf(SearchPlan.ROW);
        int rows = found.rows().size();
        boolean inOrder = search.sorts().isEmpty() && search.words().isEmpty() && !search.distinct() && place >= 0;
        if (!request.flag("include_next_page", false) || !inOrder || rows == 0 || rows < search.limit()) {
            return Optional.empty();
        }
        ObjectNode next = Json.MAPPER.createObjectNode();
        next.putObject(SearchPlan.ROW.id()).put("gt", (Long) found.rows().get(rows - 1)[place]);
        return Optional.of(next);
    }

    private static tools.jackson.databind.JsonNode records(
            List<Field> columns, List<@Nullable Object[]> rows, String format) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        ByteWriter out = new ByteWriter(() -> bytes);
        switch (format) {
            case "csv" -> rows.forEach(row -> RowText.CSV.asCkan().row(out, row));
            case "tsv" -> rows.forEach(row -> RowText.TSV.asCkan().row(out, row));
            default -> new JsonRows(out, columns, format.equals("objects")).all(rows);
        }
        out.finish();
        String text = bytes.toString(StandardCharsets.UTF_8);
        boolean json = format.equals("objects") || format.equals("lists");
        // The records are JSON already; as a tree they would be built twice more.
        return json
                ? Json.MAPPER.getNodeFactory().rawValueNode(new RawValue(text))
                : Json.MAPPER.getNodeFactory().stringNode(text);
    }

    static ArrayNode fields(List<Field> columns, FieldDictionary dictionary) {
        ArrayNode fields = Json.MAPPER.createArrayNode();
        for (Field column : columns) {
            ObjectNode field = fields.addObject();
            field.put("id", column.id());
            field.put("type", CkanTypes.of(column));
            if (column.position() > 0) {
                FieldInfo.brief(column, dictionary, field.putObject("info"));
            }
        }
        return fields;
    }

    /** The pages before and after this one, for clients that follow links instead of counting. */
    private static ObjectNode links(ActionRequest request, SearchRequest search) {
        Map<String, String> parameters = new TreeMap<>();
        request.parameters()
                .properties()
                .forEach(entry -> parameters.put(
                        entry.getKey(),
                        entry.getValue().isValueNode()
                                ? entry.getValue().asString()
                                : entry.getValue().toString()));
        parameters.remove("offset");
        parameters.remove("callback");
        parameters.put("limit", Long.toString(search.limit()));
        ObjectNode links = Json.MAPPER.createObjectNode();
        links.put("start", link(parameters, 0));
        long next = search.offset() + search.limit();
        if (next <= Integer.MAX_VALUE) {
            links.put("next", link(parameters, next));
        }
        if (search.offset() > 0) {
            links.put("prev", link(parameters, Math.max(0, search.offset() - search.limit())));
        }
        return links;
    }

    private static String link(Map<String, String> parameters, long offset) {
        Map<String, List<String>> all = new TreeMap<>();
        parameters.forEach((name, value) -> all.put(name, List.of(value)));
        if (offset > 0) {
            all.put("offset", List.of(Long.toString(offset)));
        }
        return "/api/3/action/datastore_search" + View.query(all);
    }

    private ObjectNode info(ActionRequest request) {
        String id = CkanSearch.resourceId(request, "id");
        Resource resource = datastore.resource(Actor.of(request.context()), id);
        TableVersion version = datastore.served(resource);
        Set<String> key = LoadMode.primaryKey(resource);
        Set<String> indexes = LoadMode.indexes(resource);
        FieldDictionary dictionary = new FieldDictionary(resource, version.fields());
        Map<String, Kind> chosen = ChosenKinds.known(resource);
        ObjectNode result = Json.MAPPER.createObjectNode();
        if (request.flag("include_meta", true)) {
            ObjectNode meta = result.putObject("meta");
            meta.put("id", resource.id());
            meta.put("count", version.rowCount());
            meta.put("table_type", "BASE TABLE");
            TableSizes sizes = datastore.sizes(version);
            meta.put("size", sizes.table());
            meta.put("db_size", sizes.database());
            meta.put("idx_size", sizes.indexes());
            ArrayNode aliases = meta.putArray("aliases");
            datastore.aliases(resource).forEach(aliases::add);
        }
        ArrayNode fields = result.putArray("fields");
        for (Field column : version.fields()) {
            ObjectNode field = fields.addObject();
            field.put("id", column.id());
            field.put("type", CkanTypes.of(column));
            FieldInfo.whole(column, dictionary, chosen, field.putObject("info"));
            ObjectNode schema = field.putObject("schema");
            schema.put("native_type", CkanTypes.of(column));
            schema.putNull("index_name");
            schema.put("is_index", key.contains(column.id()) || indexes.contains(column.id()));
            schema.put("notnull", false);
            schema.put("uniquekey", key.contains(column.id()));
        }
        return result;
    }
}
