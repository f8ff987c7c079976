package khlang.datastore;

import io.javalin.http.Context;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import khlang.dataset.Dataset;
import khlang.dataset.Datasets;
import khlang.dataset.FilePages;
import khlang.dataset.Resource;
import khlang.dataset.Resources;
import khlang.problem.Phrase;
import khlang.problem.Problem;
import khlang.query.Parameters;
import khlang.user.Actor;
import khlang.web.EntityTag;
import khlang.web.Language;
import khlang.web.Messages;
import khlang.web.Times;
import khlang.web.View;
import org.jspecify.annotations.Nullable;

/** The versions of a resource: which there are, and the file of each. */
public final class VersionsApi {
    private final Datasets datasets;
    private final Resources resources;
    private final Datastore datastore;
    private final FilePages files;
    private final Messages messages;

    public VersionsApi(
            Datasets datasets, Resources resources, Datastore datastore, FilePages files, Messages messages) {
        this.messages = messages;
        this.datasets = datasets;
        this.resources = resources;
        this.datastore = datastore;
        this.files = files;
    }

    /** Answers {@code /api/v1/datasets/{name}/resources/{resource}/versions}: newest first, for officers unpublished ones too. */
    public void list(Context context) {
        Actor actor = Actor.of(context);
        Dataset dataset = datasets.show(actor, context.pathParam("name"));
        Resource resource = resources.named(dataset.id(), context.pathParam("resource"));
        new Parameters(context.queryParamMap()).only();
        boolean editor = actor.mayEdit(dataset);
        List<Map<String, @Nullable Object>> versions = datastore.list(resource, editor).stream()
                .map(version -> json(dataset, resource, version))
                .toList();
        EntityTag.json(context, Map.of("versions", versions));
    }

    /** Answers {@code …/versions/{version}}: one of them, for officers with the first rows that differ. */
    public void show(Context context) {
        Actor actor = Actor.of(context);
        Dataset dataset = datasets.show(actor, context.pathParam("name"));
        Resource resource = resources.named(dataset.id(), context.pathParam("resource"));
        new Parameters(context.queryParamMap()).only();
        boolean editor = actor.mayEdit(dataset);
        TableVersion version = datastore.version(resource, number(context), editor);
        Map<String, @Nullable Object> json = json(dataset, resource, version);
        if (editor) {
            json.put("changed_rows", datastore.changedRows(version).orElse(null));
        }
        EntityTag.json(context, json);
    }

    private Map<String, @Nullable Object> json(Dataset dataset, Resource resource, TableVersion version) {
        String rows = "/api/v1/datasets/" + dataset.name() + "/resources/" + resource.id() + "/versions/"
                + version.number() + "/rows";
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("number", version.number());
        json.put("state", version.state().code());
        json.put("served", version.id().equals(resource.versionId()));
        json.put("created", Times.iso(version.created()));
        json.put("published", Times.iso(version.published()));
        json.put("creator", version.creator());
        json.put("note", version.note());
        json.put("error", version.failure().map(this::error).orElse(null));
        json.put("rows", version.whole() ? version.rowCount() : null);
        json.put(
                "fields",
                version.fields().stream()
                        .map(field -> Map.of(
                                "id", field.id(), "type", field.type().name().toLowerCase(Locale.ROOT)))
                        .toList());
        json.put("file_name", version.fileName());
        json.put("file_size", version.fileSize());
        json.put("hash", version.fileHash());
        json.put("mode", version.mode().code());
        json.put("difference", version.difference());
        json.put("rows_url", version.whole() ? rows : null);
        json.put("csv_url", version.whole() ? rows + ".csv" : null);
        String file = "/dataset/" + dataset.name() + "/resource/" + resource.id() + "/version/" + version.number()
                + "/download/" + View.encoded(version.fileName());
        json.put("file_url", version.written() ? null : file);
        json.put("revision", version.revisions());
        return json;
    }

    private Map<String, String> error(Phrase reason) {
        return Map.of(
                "code", reason.key(),
                "message", messages.text(Language.EN, reason),
                "message_th", messages.text(Language.TH, reason));
    }

    /** Answers {@code /dataset/{id}/resource/{rid}/version/{version}/download/{filename}}, for GET and HEAD. */
    public void download(Context context) {
        Actor actor = Actor.of(context);
        Resource resource = resources.show(actor, context.pathParam("rid"));
        Dataset dataset = datasets.show(actor, context.pathParam("id"));
        if (!resource.datasetId().equals(dataset.id())) {
            throw Problem.notFound("dataset.resource_unknown", resource.id());
        }
        TableVersion version = datastore.version(resource, number(context), actor.mayEdit(dataset));
        if (version.written()) {
            throw Problem.notFound("datastore.version.no_file", version.number());
        }
        files.give(context, version.fileHash(), version.fileName());
    }

    /** The version with a table that an address names, else the one that is served. */
    static TableVersion asked(Datastore datastore, Dataset dataset, Resource resource, Context context) {
        return context.pathParamMap().containsKey("version")
                ? datastore.whole(resource, number(context), Actor.of(context).mayEdit(dataset))
                : datastore.served(resource);
    }

    /** The same where {@code ?version=2} may name it, too. */
    static TableVersion askedOf(Datastore datastore, Dataset dataset, Resource resource, Context context) {
        Optional<String> number = new Parameters(context.queryParamMap()).one("version");
        return number.isEmpty()
                ? asked(datastore, dataset, resource, context)
                : datastore.whole(
                        resource, number(number.get()), Actor.of(context).mayEdit(dataset));
    }

    private static int number(Context context) {
        return number(context.pathParam("version"));
    }

    private static int number(String number) {
        if (!number.matches("[1-9][0-9]{0,8}")) {
            throw Problem.notFound("datastore.version.unknown", number);
        }
        return Integer.parseInt(number);
    }
}
