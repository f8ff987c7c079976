package khlang.portal;

import io.javalin.http.Context;
import io.javalin.http.UploadedFile;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import khlang.dataset.Datasets;
import khlang.dataset.Replacing;
import khlang.dataset.Resource;
import khlang.dataset.ResourceDraft;
import khlang.dataset.Resources;
import khlang.datastore.ChosenKinds;
import khlang.datastore.CodeList;
import khlang.datastore.Datastore;
import khlang.datastore.DictionaryCsv;
import khlang.datastore.DictionaryEdit;
import khlang.datastore.FieldCode;
import khlang.datastore.FieldDictionary;
import khlang.datastore.FieldValues;
import khlang.datastore.Findings;
import khlang.datastore.TableVersion;
import khlang.kind.Kind;
import khlang.problem.Phrase;
import khlang.problem.Problem;
import khlang.query.SearchRequest;
import khlang.tabular.Field;
import khlang.user.Actor;
import khlang.web.Form;
import khlang.web.Templates;
import org.jspecify.annotations.Nullable;

/** Where officers say what the columns of a table are called, what they mean and count, and what their codes stand for. */
public final class DeskFieldPages {
    /** Under this name a form says of which column the inputs with a number are, whatever table is served meanwhile. */
    private static final String HEADER = "header";

    private static final int MOST_BYTES = 5_000_000;

    /** Of a column of which no frequent values are known these rows show what is in it. */
    private static final int EXAMPLE_ROWS = 5;

    private final Templates templates;
    private final Datasets datasets;
    private final Resources resources;
    private final Datastore datastore;
    private final Findings findings;

    public DeskFieldPages(
            Templates templates, Datasets datasets, Resources resources, Datastore datastore, Findings findings) {
        this.templates = templates;
        this.datasets = datasets;
        this.resources = resources;
        this.datastore = datastore;
        this.findings = findings;
    }

    /** Answers {@code GET /desk/resource/{id}/fields}. */
    public void show(Context context) {
        Resource resource = chosen(context);
        List<Field> fields = datastore.served(resource).fields();
        int pages = (fields.size() - 1) / DeskFields.ON_PAGE + 1;
        String asked = String.valueOf(context.queryParam("page"));
        int page = asked.matches("[1-9][0-9]{0,3}") ? Math.min(Integer.parseInt(asked), pages) : 1;
        List<Field> shown =
                fields.stream().filter(field -> DeskFields.page(field) == page).toList();
        render(context, resource, shown, Form.of(typed(resource, fields, shown)), Optional.empty());
    }

    /** What only a form leads to leads back to the page where its address is opened as such, as another language's is. */
    public void back(Context context) {
        context.redirect(
                templates.view(context).url("/desk/resource/" + chosen(context).id() + "/fields"));
    }

    /** Answers {@code POST /desk/resource/{id}/fields}: the data dictionary says this now. */
    public void update(Context context) {
        Resource resource = chosen(context);
        List<Field> fields = datastore.served(resource).fields();
        Sent sent = sent(context, fields);
        try {
            if (!sent.gone.isEmpty()) {
                throw Problem.invalid("fields", "portal.fields.gone", String.join(", ", sent.gone));
            }
            FieldDictionary dictionary = new FieldDictionary(resource, fields);
            Map<String, Object> extras = DictionaryEdit.extras(resource, dictionary, fields, sent.said);
            ResourceDraft draft = ResourceDraft.EMPTY.withExtras(extras);
            // Another kind reads the file again, and its officer sees what differs first.
            resources.patch(
                    Actor.of(context),
                    resource.id(),
                    extras.containsKey(ChosenKinds.KEY) ? draft.withReplacing(new Replacing(true, null)) : draft);
            context.redirect(templates.view(context).url("/desk/resource/" + resource.id() + "?done=saved"));
        } catch (Problem problem) {
            if (problem.fields().isEmpty()) {
                throw problem;
            }
            context.status(409);
            render(context, resource, sent.fields(), sent.form().with(problem), Optional.empty());
        }
    }

    /** Answers {@code POST /desk/resource/{id}/fields/codes}: a column's own values are proposed as its codes; nothing is saved. */
    public void codes(Context context) {
        Resource resource = chosen(context);
        TableVersion table = datastore.served(resource);
        Sent sent = sent(context, table.fields());
        String wanted = Form.of(context).value("propose");
        Form form = sent.fields().stream()
                .filter(field -> wanted.equals(Integer.toString(field.position())))
                .findFirst()
                .map(field -> proposed(table, field, sent))
                .orElseGet(sent::form);
        if (!form.errors().isEmpty()) {
            context.status(409);
        }
        render(context, resource, sent.fields(), form, Optional.empty());
    }

    /** What is listed already stays, in its order; values that it lacks come behind. */
    private Form proposed(TableVersion table, Field field, Sent sent) {
        String name = DictionaryEdit.name(DictionaryEdit.CODES, field);
        Form form = sent.form();
        try {
            List<FieldCode> codes = new ArrayList<>(CodeList.of(name, form.value(name)));
            Set<String> known = codes.stream().map(FieldCode::value).collect(Collectors.toSet());
            List<String> values = new FieldValues(datastore).of(table, field, CodeList.MOST + 2);
            if (values.size() > CodeList.MOST) {
                throw Problem.invalid(name, "portal.fields.codes.many", CodeList.MOST);
            }
            values.stream()
                    .filter(value -> known.add(value.strip()))
                    .forEach(value -> codes.add(new FieldCode(value.strip(), "", "")));
            Map<String, String> all = new LinkedHashMap<>(form.values());
            all.put(name, CodeList.text(codes));
            return Form.of(all);
        } catch (Problem problem) {
            return form.with(problem);
        }
    }

    /** Answers {@code POST /desk/resource/{id}/fields/upload}: the page shows what a file says, to be looked at and saved. */
    public void upload(Context context) {
        Resource resource = chosen(context);
        List<Field> fields = datastore.served(resource).fields();
        try {
            FieldDictionary dictionary = new FieldDictionary(resource, fields);
            DictionaryCsv.Read read = DictionaryCsv.read(bytes(context), dictionary, fields);
            List<Field> shown = List.copyOf(read.said().keySet());
            Map<String, String> values = typed(resource, fields, shown);
            read.said()
                    .forEach((field, words) ->
                            words.forEach((key, text) -> values.put(DictionaryEdit.name(key, field), text)));
            render(context, resource, shown, checked(resource, fields, read, values), Optional.of(read.unfit()));
        } catch (Problem problem) {
            if (problem.fields().isEmpty()) {
                throw problem;
            }
            context.status(409);
            List<Field> shown = fields.subList(0, Math.min(DeskFields.ON_PAGE, fields.size()));
            Form form = Form.of(typed(resource, fields, shown)).with(problem);
            render(context, resource, shown, form, Optional.empty());
        }
    }

    /** What cannot be meant is told at once. */
    private static Form checked(
            Resource resource, List<Field> fields, DictionaryCsv.Read read, Map<String, String> values) {
        try {
            DictionaryEdit.extras(resource, new FieldDictionary(resource, fields), fields, read.said());
            return Form.of(values);
        } catch (Problem problem) {
            return Form.of(values).with(problem);
        }
    }

    private static byte[] bytes(Context context) {
        @Nullable UploadedFile file = context.isMultipartFormData() ? context.uploadedFile("upload") : null;
        if (file == null || file.filename().isBlank()) {
            throw Problem.invalid("upload", "portal.fields.upload.none");
        }
        if (file.size() > MOST_BYTES) {
            throw Problem.invalid("upload", "portal.fields.upload.large");
        }
        try (InputStream bytes = file.content()) {
            return bytes.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException("reading an uploaded dictionary", e);
        }
    }

    private static Map<String, String> typed(Resource resource, List<Field> fields, List<Field> shown) {
        FieldDictionary dictionary = new FieldDictionary(resource, fields);
        Map<String, Kind> chosen = ChosenKinds.known(resource);
        Map<String, String> values = new LinkedHashMap<>();
        shown.forEach(field -> DictionaryEdit.typed(dictionary, chosen, field)
                .forEach((key, text) -> values.put(DictionaryEdit.name(key, field), text)));
        return values;
    }

    /**
     * What a form says.
     *
     * @param gone the columns of which it says something and which the table does not have any more
     */
    private record Sent(Map<Field, Map<String, String>> said, Set<String> gone) {
        List<Field> fields() {
            return List.copyOf(said.keySet());
        }

        Form form() {
            Map<String, String> values = new LinkedHashMap<>();
            said.forEach(
                    (field, words) -> words.forEach((key, text) -> values.put(DictionaryEdit.name(key, field), text)));
            return Form.of(values);
        }
    }

    private static Sent sent(Context context, List<Field> fields) {
        Map<String, String> values = Form.of(context).values();
        Map<Field, Map<String, String>> said = new LinkedHashMap<>();
        Set<String> gone = new LinkedHashSet<>();
        values.forEach((name, text) -> {
            int point = name.indexOf('.');
            String key = point < 0 ? "" : name.substring(0, point);
            if (DictionaryEdit.KEYS.contains(key)) {
                String number = name.substring(point + 1);
                String header = values.getOrDefault(HEADER + "." + number, "");
                field(fields, number, header)
                        .ifPresentOrElse(
                                field -> said.computeIfAbsent(field, one -> new LinkedHashMap<>())
                                        .put(key, text.replace("\r\n", "\n")),
                                () -> gone.add(header.isEmpty() ? number : header));
            }
        });
        return new Sent(said, gone);
    }

    private static Optional<Field> field(List<Field> fields, String number, String header) {
        return fields.stream()
                .filter(field -> header.isEmpty()
                        ? number.equals(Integer.toString(field.position()))
                        : header.equals(field.id()))
                .findFirst();
    }

    private void render(Context context, Resource resource, List<Field> shown, Form form, Optional<List<Phrase>> read) {
        TableVersion table = datastore.served(resource);
        DeskFields page = new DeskFields(
                resources.datasetOf(resource),
                resource,
                table,
                shown,
                form,
                datastore
                        .search(table, SearchRequest.of(resource.id()).page(EXAMPLE_ROWS, 0))
                        .rows(),
                findings.known(table).orElse(List.of()),
                new FieldDictionary(resource, table.fields()).waiting(),
                read);
        templates.render(context, "desk/fields.jte", Map.of("page", page));
    }

    private Resource chosen(Context context) {
        Actor actor = Actor.of(context);
        Resource resource = resources.editable(actor, context.pathParam("id"));
        datasets.present(actor, resource.datasetId());
        return resource;
    }
}
