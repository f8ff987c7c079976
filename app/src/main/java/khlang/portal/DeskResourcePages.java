package khlang.portal;

import io.javalin.http.Context;
import io.javalin.http.UploadedFile;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import khlang.dataset.Dataset;
import khlang.dataset.Datasets;
import khlang.dataset.Replacing;
import khlang.dataset.Resource;
import khlang.dataset.ResourceDraft;
import khlang.dataset.Resources;
import khlang.dataset.Upload;
import khlang.dataset.Uploads;
import khlang.datastore.Datastore;
import khlang.datastore.Difference;
import khlang.datastore.Findings;
import khlang.datastore.TableVersion;
import khlang.ingest.Ingest;
import khlang.problem.Problem;
import khlang.user.Actor;
import khlang.web.Form;
import khlang.web.Templates;

/** Where officers upload files, watch them being loaded, replace and delete them. */
public final class DeskResourcePages {
    /** On a page somebody is there to look at what differs. */
    private static final Replacing SEEN_FIRST = new Replacing(true, null);

    private final Templates templates;
    private final Datasets datasets;
    private final Resources resources;
    private final Uploads uploads;
    private final Datastore datastore;
    private final Findings findings;
    private final Ingest ingest;
    private final DeskParts parts;

    public DeskResourcePages(
            Templates templates,
            Datasets datasets,
            Resources resources,
            Uploads uploads,
            Datastore datastore,
            Findings findings,
            Ingest ingest,
            DeskParts parts) {
        this.templates = templates;
        this.datasets = datasets;
        this.resources = resources;
        this.uploads = uploads;
        this.datastore = datastore;
        this.findings = findings;
        this.ingest = ingest;
        this.parts = parts;
    }

    /** Answers {@code GET /desk/dataset/{name}/resource/new}. */
    public void showNew(Context context) {
        render(context, parts.fresh(dataset(context), Form.EMPTY, DeskParts.done(context.queryParam("done"))));
    }

    /** Answers {@code POST /desk/dataset/{name}/resource/new}. */
    public void create(Context context) {
        Dataset dataset = dataset(context);
        Form form = Form.of(context);
        try {
            Resource made = withDraft(context, form, draft -> {
                if (draft.upload() == null && form.value("url").isBlank()) {
                    throw Problem.invalid("upload", "portal.desk.file_or_link");
                }
                return resources.create(Actor.of(context), dataset.id(), draft);
            });
            go(context, "/desk/resource/" + made.id());
        } catch (Problem problem) {
            refuse(context, parts.fresh(dataset, form.with(problem), ""), problem);
        }
    }

    /** Answers {@code GET /desk/resource/{id}}. */
    public void show(Context context) {
        Resource resource = chosen(context);
        render(context, onDesk(context, resource, DeskParts.form(resource)));
    }

    /** Answers {@code POST /desk/resource/{id}}: other words, another file, another link. */
    public void update(Context context) {
        Resource before = chosen(context);
        Form form = Form.of(context);
        try {
            askForTable(before, form);
            Resource after = withDraft(context, form, draft -> resources.patch(Actor.of(context), before.id(), draft));
            go(context, "/desk/resource/" + before.id() + "?done=" + done(context, after));
        } catch (Problem problem) {
            refuse(context, onDesk(context, before, DeskParts.atFile(form, problem)), problem);
        }
    }

    /** A table that readers use is not taken away by a tick alone. */
    private void askForTable(Resource before, Form form) {
        boolean takes = !before.downloadOnly()
                && form.has(Resource.DOWNLOAD_ONLY, "true")
                && datastore.of(before).isPresent();
        if (takes && !form.has("drop_table", "true")) {
            throw Problem.invalid(Resource.DOWNLOAD_ONLY, "portal.desk.download_only.ask");
        }
    }

    /** The file of the version that waits was sent once more where one was sent and another is in its place. */
    private String done(Context context, Resource after) {
        UploadedFile file = context.isMultipartFormData() ? context.uploadedFile("upload") : null;
        boolean sent = (file != null && !file.filename().isBlank())
                || !Form.of(context).value("upload_id").isEmpty();
        boolean waits = datastore.held(after).isPresent();
        boolean still = sent && waits && !ingest.loading(after);
        return still ? "still_held" : "saved";
    }

    /** Answers {@code POST /desk/resource/{id}/retry}: the file is loaded again, that of a link fetched again. */
    public void retry(Context context) {
        Resource resource = chosen(context);
        ingest.submit(Actor.of(context), resource.id());
        go(context, "/desk/resource/" + resource.id() + "?done=" + (resource.linked() ? "fetching" : "retried"));
    }

    /** Answers {@code POST /desk/resource/{id}/keep}: a file that failed is told no more. */
    public void keep(Context context) {
        Resource resource = chosen(context);
        ingest.forgetFailed(Actor.of(context), resource.id());
        go(context, "/desk/resource/" + resource.id());
    }

    /** Answers {@code POST /desk/resource/{id}/confirm}: the table that waited is served. */
    public void confirm(Context context) {
        Resource resource = chosen(context);
        Form form = Form.of(context);
        String note = form.value("note").strip();
        try {
            boolean loses = waiting(resource, form)
                    .map(TableVersion::difference)
                    .filter(Difference::loses)
                    .isPresent();
            if (loses && note.isEmpty()) {
                throw Problem.invalid("note", "dataset.confirm.note");
            }
            ResourceDraft word = ResourceDraft.EMPTY.withReplacing(new Replacing(false, note));
            resources.patch(Actor.of(context), resource.id(), word);
            go(context, "/desk/resource/" + resource.id() + "?done=confirmed");
        } catch (Problem problem) {
            Form kept = new Form(DeskParts.form(resource).values(), problem.fields());
            refuse(context, onDesk(context, resource, kept), problem);
        }
    }

    /** Answers {@code POST /desk/resource/{id}/cancel}: the loading stops. */
    public void cancel(Context context) {
        Resource resource = chosen(context);
        ingest.cancel(Actor.of(context), resource.id());
        go(context, "/desk/resource/" + resource.id());
    }

    /** Answers {@code POST /desk/resource/{id}/reject}: the table that waited is thrown away. */
    public void reject(Context context) {
        Resource resource = chosen(context);
        try {
            if (waiting(resource, Form.of(context)).isPresent()) {
                ResourceDraft word = ResourceDraft.EMPTY.withReplacing(Replacing.rejecting(""));
                resources.patch(Actor.of(context), resource.id(), word);
            }
            go(context, "/desk/resource/" + resource.id() + "?done=rejected");
        } catch (Problem problem) {
            Form kept = new Form(DeskParts.form(resource).values(), problem.fields());
            refuse(context, onDesk(context, resource, kept), problem);
        }
    }

    /**
     * The table that waits.
     *
     * @throws Problem where it is not the one that the officer has seen on the page
     */
    private Optional<TableVersion> waiting(Resource resource, Form form) {
        Optional<TableVersion> held = datastore.held(resource);
        String now = held.map(table -> Integer.toString(table.number())).orElse("");
        if (!now.isEmpty() && !form.value("version").equals(now)) {
            throw Problem.invalid("note", "portal.desk.held.changed");
        }
        return held;
    }

    /** Answers {@code POST /desk/resource/{id}/delete}, where the name must be typed once more. */
    public void delete(Context context) {
        Resource resource = chosen(context);
        Dataset dataset = resources.datasetOf(resource);
        String name = resource.name().isEmpty() ? resource.id() : resource.name();
        if (!Form.of(context).value("confirm").strip().equals(name)) {
            Problem differs = Problem.invalid("confirm", "portal.desk.confirm.differs", name);
            Form form = new Form(DeskParts.form(resource).values(), differs.fields());
            refuse(context, onDesk(context, resource, form), differs);
            return;
        }
        resources.delete(Actor.of(context), resource.id());
        go(context, "/desk/dataset/" + dataset.name() + "?done=resource_deleted");
    }

    private Resource withDraft(Context context, Form form, Function<ResourceDraft, Resource> rule) {
        ResourceDraft words = ResourceDraft.EMPTY
                .withWords(
                        form.value("name"),
                        form.value("name_en"),
                        form.value("description"),
                        form.value("description_en"))
                .withFormat(form.value("format"))
                .withExtras(DeskParts.extras(form))
                .withUrl(form.values().get("url"))
                .withReplacing(SEEN_FIRST);
        UploadedFile file = context.isMultipartFormData() ? context.uploadedFile("upload") : null;
        // A browser sends an empty part where no file was chosen.
        if (file == null || file.filename().isBlank()) {
            // A large file came in pieces before.
            String begun = form.value("upload_id");
            return begun.isEmpty()
                    ? rule.apply(words)
                    : uploads.take(Actor.of(context), begun, upload -> rule.apply(brought(words, upload)));
        }
        try (InputStream bytes = file.content()) {
            return rule.apply(brought(words, new Upload(file.filename(), bytes)));
        } catch (IOException e) {
            throw new UncheckedIOException("reading an uploaded file", e);
        }
    }

    /** A file of another kind brings its own format, which the form could not know. */
    private static ResourceDraft brought(ResourceDraft words, Upload upload) {
        return words.withUrl(null).withFormat(null).withUpload(upload);
    }

    private Dataset dataset(Context context) {
        Actor actor = Actor.of(context);
        return datasets.editable(
                actor, datasets.present(actor, context.pathParam("name")).id());
    }

    private Resource chosen(Context context) {
        Actor actor = Actor.of(context);
        Resource resource = resources.editable(actor, context.pathParam("id"));
        datasets.present(actor, resource.datasetId());
        return resource;
    }

    private DeskResource onDesk(Context context, Resource resource, Form form) {
        return parts.of(
                templates.view(context),
                resources.datasetOf(resource),
                resource,
                form,
                DeskParts.done(context.queryParam("done")));
    }

    private void go(Context context, String path) {
        context.redirect(templates.view(context).url(path));
    }

    private void refuse(Context context, DeskResource page, Problem problem) {
        if (problem.fields().isEmpty()) {
            throw problem;
        }
        context.status(409);
        render(context, page);
    }

    private List<ChangedRowWords> changes(Context context, DeskResource page) {
        return Optional.ofNullable(page.held())
                .flatMap(datastore::changedRows)
                .map(rows -> ChangedRowWords.of(templates.view(context), rows))
                .orElse(List.of());
    }

    private void render(Context context, DeskResource page) {
        Map<String, Object> shown = new HashMap<>(Map.of("page", page));
        Resource resource = page.resource();
        shown.put("refused", parts.refused(Actor.of(context), page.dataset(), resource));
        if (resource != null && !page.loading()) {
            shown.put("quality", Quality.of(findings, page.dataset(), resource, page.table()));
            shown.put("changes", changes(context, page));
            shown.put("heldQuality", Quality.of(findings, page.dataset(), resource, page.held()));
        }
        templates.render(context, "desk/resource.jte", shown);
    }
}
