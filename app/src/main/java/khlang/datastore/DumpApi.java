package khlang.datastore;

import io.javalin.http.Context;
import java.util.List;
import khlang.dataset.Resource;
import khlang.problem.Phrase;
import khlang.problem.Problem;
import khlang.query.CkanSearch;
import khlang.query.SearchRequest;
import khlang.user.Actor;
import khlang.web.ActionRequest;
import khlang.web.Attachment;
import khlang.web.Json;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Whole tables for keeping, at CKAN's address. */
public final class DumpApi {
    private static final List<RowForm> FORMS = List.of(RowForm.CSV, RowForm.TSV, RowForm.JSON, RowForm.XML);

    private final Datastore datastore;

    public DumpApi(Datastore datastore) {
        this.datastore = datastore;
    }

    /** Answers {@code /datastore/dump/{id}}. */
    public void dump(Context context) {
        try {
            answer(context);
        } catch (Problem e) {
            if (e.kind() != Problem.Kind.VALIDATION) {
                throw e;
            }
            // CKAN's dump is no action: a wrong parameter is a bad request.
            Phrase first = e.fields().values().iterator().next().get(0);
            throw Problem.of(
                    Problem.Kind.BAD_REQUEST, first.key(), first.arguments().toArray());
        }
    }

    private void answer(Context context) {
        String id = context.pathParam("id");
        Resource resource = datastore.resource(Actor.of(context), id);
        TableVersion version = datastore.served(resource);
        ActionRequest request = parameters(context);
        String ending = request.text("format").orElse("csv");
        RowForm form = RowForm.of(ending)
                .filter(FORMS::contains)
                .orElseThrow(
                        () -> Problem.invalid("format", "datastore.format.unknown", ending, RowForm.endings(FORMS)));
        boolean sheet = request.flag("bom", false);
        SearchRequest search = search(request, id);
        FieldDictionary dictionary = new FieldDictionary(resource, version.fields());
        if (RowsDoor.unchanged(context, form.ending(), version.tag(), dictionary.tag())) {
            return;
        }
        Attachment.titled(context, resource.id(), resource.name(), form.ending());
        RowsDoor.send(context, form.mediaType(), out -> {
            if (sheet) {
                out.character('\uFEFF');
            }
            write(out, form, sheet, version, dictionary, search);
        });
    }

    private static SearchRequest search(ActionRequest request, String id) {
        long limit = request.text("limit").isPresent() ? request.natural("limit", 0) : SearchRequest.ALL;
        return new SearchRequest(
                id,
                CkanSearch.filters(request.value("filters")),
                CkanSearch.words(request.value("q"), !request.flag("plain", true)),
                request.list("fields"),
                CkanSearch.sorts(request.value("sort")),
                request.flag("distinct", false),
                limit,
                request.natural("offset", 0),
                false);
    }

    private void write(
            ByteWriter out,
            RowForm form,
            boolean sheet,
            TableVersion version,
            FieldDictionary dictionary,
            SearchRequest search) {
        if (form != RowForm.JSON) {
            datastore.write(version, search, form, sheet, out);
            return;
        }
        JsonRows[] rows = new JsonRows[1];
        datastore.stream(version, search, plan -> {
            out.text("{\n  \"fields\": " + DatastoreApi.fields(plan.fields(), dictionary) + ",\n  \"records\": ");
            rows[0] = new JsonRows(out, plan.fields(), false);
            return new AwaitedRows(out, rows[0]);
        });
        rows[0].end();
        out.text("}\n");
    }

    private static ActionRequest parameters(Context context) {
        ObjectNode parameters = Json.MAPPER.createObjectNode();
        context.queryParamMap().forEach((name, values) -> {
            if (values.size() == 1) {
                parameters.put(name, values.get(0));
                return;
            }
            ArrayNode list = parameters.putArray(name);
            List.copyOf(values).forEach(list::add);
        });
        return new ActionRequest(context, "datastore_search", parameters);
    }
}
