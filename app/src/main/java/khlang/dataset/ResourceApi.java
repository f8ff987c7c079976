package khlang.dataset;

import io.javalin.http.UploadedFile;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.function.Function;
import khlang.user.Actor;
import khlang.web.ActionRequest;
import khlang.web.Actions;
import khlang.web.Json;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** CKAN's actions for resources. */
public final class ResourceApi {
    private static final String SPEAKER = "dataset";

    private final Resources resources;
    private final ResourceJson json;
    private final DraftReader drafts;
    private final Uploads uploads;

    public ResourceApi(Resources resources, ResourceJson json, Vocabulary vocabulary, Uploads uploads) {
        this.uploads = uploads;
        this.resources = resources;
        this.json = json;
        this.drafts = new DraftReader(vocabulary);
    }

    /** Adds its actions. */
    public void addTo(Actions actions) {
        actions.read("resource_show", SPEAKER, this::show);
        actions.read("resource_search", SPEAKER, this::search);
        actions.write("resource_create", SPEAKER, this::create);
        actions.write("resource_update", SPEAKER, this::update);
        actions.write("resource_patch", SPEAKER, this::patch);
        actions.write("resource_delete", SPEAKER, this::delete);
    }

    private ObjectNode show(ActionRequest request) {
        Resource resource = resources.show(actor(request), request.required("id"));
        return json.of(resource, resources.mayEdit(actor(request), resource));
    }

    private ObjectNode search(ActionRequest request) {
        // A term may hold commas, so that only a list is cut.
        boolean list = request.value("query").map(JsonNode::isArray).orElse(false);
        List<String> terms =
                list ? request.list("query") : request.text("query").stream().toList();
        List<Resource> found = resources.search(
                ResourceSearch.of(terms, request.text("order_by").orElse("")));
        ObjectNode result = Json.MAPPER.createObjectNode().put("count", found.size());
        List<Resource> page = found.stream()
                .skip(request.natural("offset", 0))
                .limit(request.natural("limit", Integer.MAX_VALUE))
                .toList();
        ArrayNode results = result.putArray("results");
        json.of(page, false).forEach(results::add);
        return result;
    }

    private ObjectNode create(ActionRequest request) {
        String dataset = request.required("package_id");
        return withDraft(request, draft -> resources.create(actor(request), dataset, draft));
    }

    private ObjectNode update(ActionRequest request) {
        String id = request.required("id");
        return withDraft(request, draft -> resources.update(actor(request), id, draft));
    }

    private ObjectNode patch(ActionRequest request) {
        String id = request.required("id");
        return withDraft(request, draft -> resources.patch(actor(request), id, draft));
    }

    private @Nullable Object delete(ActionRequest request) {
        resources.delete(actor(request), request.required("id"));
        return null;
    }

    private ObjectNode withDraft(ActionRequest request, Function<ResourceDraft, Resource> rule) {
        UploadedFile file = request.file("upload");
        if (file == null) {
            return request.text("upload_id")
                    .map(id -> uploads.take(actor(request), id, upload -> withUpload(request, upload, rule)))
                    .orElseGet(() -> withUpload(request, null, rule));
        }
        try (InputStream bytes = file.content()) {
            return withUpload(request, new Upload(file.filename(), bytes), rule);
        } catch (IOException e) {
            throw new UncheckedIOException("reading an uploaded file", e);
        }
    }

    private ObjectNode withUpload(
            ActionRequest request, @Nullable Upload upload, Function<ResourceDraft, Resource> rule) {
        return json.of(rule.apply(drafts.resource(request.parameters(), upload)), true);
    }

    private static Actor actor(ActionRequest request) {
        return Actor.of(request.context());
    }
}
