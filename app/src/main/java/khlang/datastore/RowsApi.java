package khlang.datastore;

import io.javalin.http.Context;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import khlang.dataset.Dataset;
import khlang.dataset.Datasets;
import khlang.dataset.Resource;
import khlang.dataset.Resources;
import khlang.tabular.Field;
import khlang.user.Actor;
import khlang.web.Attachment;
import khlang.web.Json;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The native API of rows: one address per table, every question a query string. */
public final class RowsApi {
    private final Datasets datasets;
    private final Resources resources;
    private final Datastore datastore;

    public RowsApi(Datasets datasets, Resources resources, Datastore datastore) {
        this.datasets = datasets;
        this.resources = resources;
        this.datastore = datastore;
    }

    /** Answers {@code /api/v1/datasets/{name}/resources/{resource}/rows}: some rows, or groups of them, as JSON. */
    public void rows(Context context) {
        TableVersion version = version(context);
        RowParameters parameters = new RowParameters(context.queryParamMap(), version);
        if (grouped(parameters)) {
            groups(context, version, parameters);
            return;
        }
        SearchRequest search = parameters.search(SearchRequest.LIMIT, SearchRequest.MOST);
        SearchResult found = datastore.search(version, search);
        if (RowsDoor.unchanged(context, version)) {
            return;
        }
        long next = search.offset() + found.rows().size();
        RowsDoor.send(context, RowForm.JSON.mediaType(), out -> {
            out.text("{\"fields\":" + fields(found.columns()) + ",\n\"records\":");
            new JsonRows(out, found.columns(), true).all(found.rows());
            out.text(",\n\"total\":" + found.total() + ",\"limit\":" + search.limit() + ",\"offset\":"
                    + search.offset());
            out.text(",\"next\":");
            boolean more = next < found.total() && !found.rows().isEmpty();
            RowText.json(out, more ? RowsDoor.page(context, search.limit(), next) : null);
            out.text("}\n");
        });
    }

    /** Answers {@code …/rows.csv} and the other forms: all rows that the question asks for, unless it says how many. */
    public void export(Context context, String ending) {
        RowForm form = RowForm.of(ending).orElseThrow();
        Dataset dataset = dataset(context);
        Resource resource = resource(context, dataset);
        TableVersion version = VersionsApi.asked(datastore, dataset, resource, context);
        RowParameters parameters = new RowParameters(context.queryParamMap(), version);
        boolean sheet =
                parameters.first("bom").filter(text -> text.equals("true")).isPresent();
        Consumer<ByteWriter> writing = grouped(parameters)
                ? groups(version, parameters, form)
                : rows(version, parameters.search(SearchRequest.ALL, SearchRequest.ALL), form, sheet);
        if (RowsDoor.unchanged(context, version)) {
            return;
        }
        Attachment.titled(context, resource.name(), form.ending());
        RowsDoor.send(context, form.mediaType(), out -> {
            if (sheet && form.text(true) != null) {
                out.character('\uFEFF');
            }
            writing.accept(out);
        });
    }

    /** The endings of all forms. */
    public static List<String> endings() {
        return Arrays.stream(RowForm.values()).map(RowForm::ending).toList();
    }

    private static boolean grouped(RowParameters parameters) {
        return parameters.first("group_by").isPresent()
                || parameters.first("measures").isPresent();
    }

    private Consumer<ByteWriter> rows(TableVersion version, SearchRequest search, RowForm form, boolean sheet) {
        return out -> datastore.write(version, search, form, sheet, out);
    }

    private Consumer<ByteWriter> groups(TableVersion version, RowParameters parameters, RowForm form) {
        GroupParameters written = new GroupParameters(parameters, version);
        List<GroupRow> groups = datastore.groups(written.plan());
        return out -> {
            try (RowFile file = form.file(out, columns(written))) {
                file.begin();
                groups.forEach(group -> file.row(values(group)));
                file.end();
            }
        };
    }

    private void groups(Context context, TableVersion version, RowParameters parameters) {
        GroupParameters written = new GroupParameters(parameters, version);
        GroupPlan plan = written.plan();
        List<GroupRow> groups = datastore.groups(plan);
        RowsDoor.send(context, RowForm.JSON.mediaType(), out -> {
            out.text("{\"records\":");
            JsonRows rows = new JsonRows(out, columns(written), true);
            groups.forEach(group -> rows.row(values(group)));
            rows.end();
            out.text(",\n\"limit\":" + plan.limit() + "}\n");
        });
    }

    private static List<Field> columns(GroupParameters written) {
        return written.names().stream()
                .map(name -> new Field(1, name, name, SearchPlan.ROW.type(), 0))
                .toList();
    }

    private static @Nullable Object[] values(GroupRow group) {
        List<@Nullable Object> all = new ArrayList<>(group.keys());
        all.addAll(group.measures());
        return all.toArray();
    }

    private TableVersion version(Context context) {
        Dataset dataset = dataset(context);
        return VersionsApi.asked(datastore, dataset, resource(context, dataset), context);
    }

    private Dataset dataset(Context context) {
        return datasets.outline(Actor.of(context), context.pathParam("name"));
    }

    private Resource resource(Context context, Dataset dataset) {
        return resources.named(dataset.id(), context.pathParam("resource"));
    }

    private static ArrayNode fields(List<Field> columns) {
        ArrayNode fields = Json.MAPPER.createArrayNode();
        for (Field column : columns) {
            ObjectNode field = fields.addObject();
            field.put("id", column.id());
            field.put("label", column.label());
            field.put("type", column.type().name().toLowerCase(Locale.ROOT));
        }
        return fields;
    }
}
