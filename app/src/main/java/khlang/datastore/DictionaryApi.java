package khlang.datastore;

import io.javalin.http.Context;
import java.util.Map;
import khlang.dataset.Dataset;
import khlang.dataset.Datasets;
import khlang.dataset.Resource;
import khlang.dataset.Resources;
import khlang.kind.Kind;
import khlang.query.Parameters;
import khlang.tabular.Field;
import khlang.user.Actor;
import khlang.web.Attachment;
import khlang.web.EntityTag;
import khlang.web.Json;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The data dictionary of a table: what its officers say of each field, beside what was found. */
public final class DictionaryApi {
    private final Datasets datasets;
    private final Resources resources;
    private final Datastore datastore;

    public DictionaryApi(Datasets datasets, Resources resources, Datastore datastore) {
        this.datasets = datasets;
        this.resources = resources;
        this.datastore = datastore;
    }

    private record Asked(
            Resource resource, TableVersion version, FieldDictionary dictionary, Map<String, Kind> chosen) {}

    private Asked asked(Context context) {
        Dataset dataset = datasets.outline(Actor.of(context), context.pathParam("name"));
        Resource resource = resources.named(dataset.id(), context.pathParam("resource"));
        TableVersion version = VersionsApi.asked(datastore, dataset, resource, context);
        FieldDictionary dictionary = new FieldDictionary(resource, version.fields());
        return new Asked(resource, version, dictionary, ChosenKinds.known(resource));
    }

    /** Answers {@code …/dictionary}: each field with all that is said of it. */
    public void json(Context context) {
        Asked asked = asked(context);
        new Parameters(context.queryParamMap()).only();
        ObjectNode answer = Json.MAPPER.createObjectNode();
        ArrayNode fields = answer.putArray("fields");
        for (Field field : asked.version.fields()) {
            ObjectNode words = fields.addObject();
            words.put("id", field.id());
            words.put("header", field.label());
            words.put("type", TableApi.type(field));
            FieldInfo.whole(field, asked.dictionary, asked.chosen, words);
        }
        ArrayNode waiting = answer.putArray("waiting");
        asked.dictionary.waiting().forEach(waiting::add);
        EntityTag.json(context, answer);
    }

    /** Answers {@code …/dictionary.csv}: a row a field, as it may be sent back on the officer's page. */
    public void csv(Context context) {
        Asked asked = asked(context);
        Parameters parameters = new Parameters(context.queryParamMap());
        parameters.only("bom");
        boolean sheet = parameters.flag("bom");
        String chosen = asked.chosen.toString();
        if (RowsDoor.unchanged(context, RowForm.CSV.ending(), asked.version.tag(), asked.dictionary.tag(), chosen)) {
            return;
        }
        Attachment.titled(context, asked.resource.name() + " dictionary", RowForm.CSV.ending());
        RowsDoor.send(context, RowForm.CSV.mediaType(), out -> {
            if (sheet) {
                out.character('\uFEFF');
            }
            DictionaryCsv.write(out, asked.dictionary, asked.version.fields(), asked.chosen, sheet);
        });
    }
}
