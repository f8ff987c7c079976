package khlang.datastore;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import khlang.dataset.DraftReader;
import khlang.dataset.Resource;
import khlang.dataset.Resources;
import khlang.dataset.Vocabulary;
import khlang.problem.Problem;
import khlang.query.CkanSearch;
import khlang.query.Filter;
import khlang.tabular.Field;
import khlang.user.Actor;
import khlang.web.ActionRequest;
import khlang.web.Actions;
import khlang.web.Json;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** CKAN's actions that write rows. */
public final class WritingApi {
    private static final String SPEAKER = "datastore";
    private static final Set<String> OF_CREATE = Set.of("resource_id", "aliases", "indexes");

    private final WrittenTables tables;
    private final Resources resources;
    private final DraftReader drafts;

    public WritingApi(WrittenTables tables, Resources resources, Vocabulary vocabulary) {
        this.tables = tables;
        this.resources = resources;
        this.drafts = new DraftReader(vocabulary);
    }

    /** Adds the actions. */
    public void addTo(Actions actions) {
        actions.write("datastore_create", SPEAKER, this::create);
        actions.write("datastore_upsert", SPEAKER, this::upsert);
        actions.write("datastore_delete", SPEAKER, this::delete);
        actions.write("datastore_records_delete", SPEAKER, this::deleteRecords);
    }

    private ObjectNode create(ActionRequest request) {
        if (request.value("triggers").filter(list -> !list.isEmpty()).isPresent()) {
            throw Problem.invalid("triggers", "datastore.triggers");
        }
        TableDraft draft = draft(request);
        Optional<ObjectNode> resource = request.object("resource");
        if (resource.isPresent() && request.text("resource_id").isPresent()) {
            throw Problem.invalid("resource", "datastore.resource.both");
        }
        return resource.isPresent()
                ? created(request, resource.get(), draft)
                : created(request, CkanSearch.resourceId(request), draft);
    }

    private ObjectNode created(ActionRequest request, ObjectNode resource, TableDraft draft) {
        Actor actor = actor(request);
        String dataset = resource.path("package_id").asString("");
        if (dataset.isEmpty()) {
            throw Problem.invalid("package_id", "web.missing");
        }
        Resource made = resources.createTable(actor, dataset, drafts.resource(resource, null));
        try {
            return created(request, made.id(), draft).put("package_id", made.datasetId());
        } catch (RuntimeException e) {
            // One call makes both or neither.
            resources.delete(actor, made.id());
            throw e;
        }
    }

    private ObjectNode created(ActionRequest request, String id, TableDraft draft) {
        TablePlan plan = tables.create(actor(request), id, draft);
        ObjectNode result = echoed(request, id);
        OF_CREATE.forEach(name -> request.value(name).ifPresent(value -> result.set(name, value)));
        result.put("resource_id", id);
        result.put("method", WriteMethod.INSERT.word());
        result.set("fields", DatastoreApi.fields(plan.fields(), dictionary(request, id, plan)));
        ArrayNode key = result.putArray("primary_key");
        plan.key().stream().map(Field::id).forEach(key::add);
        return result;
    }

    private FieldDictionary dictionary(ActionRequest request, String id, TablePlan plan) {
        return new FieldDictionary(tables.editable(actor(request), id), plan.fields());
    }

    private static TableDraft draft(ActionRequest request) {
        JsonNode fields = parsed(request, "fields");
        return new TableDraft(
                fields == null ? null : FieldDraft.of(fields),
                request.flag("delete_fields", false),
                records(request),
                list(request, "primary_key"),
                request.list("indexes"),
                texts(request, "aliases"),
                request.flag("force", false));
    }

    private static @Nullable List<String> list(ActionRequest request, String name) {
        return request.value(name).isEmpty() ? null : request.list(name);
    }

    private static @Nullable List<String> texts(ActionRequest request, String name) {
        request.value(name).ifPresent(node -> {
            for (JsonNode item : node.isArray() ? node : List.of(node)) {
                if (!item.isString()) {
                    throw Problem.invalid(name, "datastore.alias.text", shown(item));
                }
            }
        });
        return list(request, name);
    }

    private ObjectNode upsert(ActionRequest request) {
        String id = CkanSearch.resourceId(request);
        WriteMethod method = WriteMethod.of(request.text("method").orElse(WriteMethod.UPSERT.word()));
        boolean dryRun = request.flag("dry_run", false);
        tables.upsert(actor(request), id, method, records(request), request.flag("force", false), dryRun);
        ObjectNode result = echoed(request, id);
        result.put("method", method.word());
        if (dryRun) {
            result.put("dry_run", true);
        }
        return result;
    }

    private static ObjectNode echoed(ActionRequest request, String id) {
        ObjectNode result = Json.MAPPER.createObjectNode();
        result.put("resource_id", id);
        if (request.flag("include_records", false)) {
            ArrayNode records = result.putArray("records");
            records(request).forEach(records::add);
        }
        return result;
    }

    private ObjectNode delete(ActionRequest request) {
        if (request.value("filters").isPresent()) {
            return deleteRecords(request);
        }
        String id = CkanSearch.resourceId(request);
        tables.drop(actor(request), id, request.flag("force", false));
        return echoed(request, id);
    }

    private ObjectNode deleteRecords(ActionRequest request) {
        String id = CkanSearch.resourceId(request);
        request.required("filters");
        // Without a condition every row goes, so nothing but an object is taken for one.
        ObjectNode written = request.object("filters").orElseThrow(() -> Problem.invalid("filters", "web.missing"));
        List<Filter> filters = CkanSearch.deleting(written);
        tables.deleteRows(actor(request), id, filters, request.flag("force", false));
        ObjectNode result = echoed(request, id);
        result.set("filters", written);
        return result;
    }

    /** The records of a call. @throws Problem under {@code records} where one is no object */
    private static List<ObjectNode> records(ActionRequest request) {
        JsonNode list = parsed(request, "records");
        List<ObjectNode> records = new ArrayList<>();
        if (list == null) {
            return records;
        }
        if (!list.isArray()) {
            throw Problem.invalid("records", "datastore.records.no_list");
        }
        for (JsonNode record : list) {
            if (!(record instanceof ObjectNode object)) {
                throw Problem.invalid("records", "datastore.records.no_object", shown(record));
            }
            records.add(object);
        }
        return records;
    }

    private static String shown(JsonNode node) {
        String text = node.toString();
        return text.length() > 100 ? text.substring(0, 100) + "…" : text;
    }

    /** A list as it is, or as the text of its JSON, which is all that a form can send. */
    private static @Nullable JsonNode parsed(ActionRequest request, String name) {
        JsonNode node = request.value(name).orElse(null);
        if (node == null || !node.isString()) {
            return node;
        }
        try {
            return node.asString().isBlank() ? null : Json.MAPPER.readTree(node.asString());
        } catch (JacksonException e) {
            return node;
        }
    }

    private static Actor actor(ActionRequest request) {
        return Actor.of(request.context());
    }
}
