package khlang.portal;

import io.javalin.http.Context;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import khlang.dataset.Datasets;
import khlang.dataset.Resource;
import khlang.dataset.ResourceDraft;
import khlang.dataset.Resources;
import khlang.datastore.Datastore;
import khlang.datastore.FieldDictionary;
import khlang.datastore.TableVersion;
import khlang.tabular.Field;
import khlang.user.Actor;
import khlang.web.Form;
import khlang.web.Templates;

/** Where officers say what the columns of a table are called, what their numbers count and what they mean. */
public final class DeskFieldPages {
    private static final List<String> KEYS =
            List.of("label", "unit", "description", "label_en", "unit_en", "description_en");

    private final Templates templates;
    private final Datasets datasets;
    private final Resources resources;
    private final Datastore datastore;

    public DeskFieldPages(Templates templates, Datasets datasets, Resources resources, Datastore datastore) {
        this.templates = templates;
        this.datasets = datasets;
        this.resources = resources;
        this.datastore = datastore;
    }

    /** Answers {@code GET /desk/resource/{id}/fields}. */
    public void show(Context context) {
        Resource resource = chosen(context);
        List<Field> fields = table(resource).fields();
        FieldDictionary dictionary = new FieldDictionary(resource, fields.size());
        Map<String, String> values = new LinkedHashMap<>();
        for (Field field : fields) {
            KEYS.forEach(key -> values.put(DeskFields.name(key, field), dictionary.text(field, key)));
        }
        DeskFields page = new DeskFields(resources.datasetOf(resource), resource, fields, Form.of(values));
        templates.render(context, "desk/fields.jte", Map.of("page", page));
    }

    /** Answers {@code POST /desk/resource/{id}/fields}: the data dictionary says this now; the table stays. */
    public void update(Context context) {
        Resource resource = chosen(context);
        Form form = Form.of(context);
        List<Field> fields = table(resource).fields();
        Map<String, Object> extras = Map.of(FieldDictionary.KEY, said(resource, fields, form));
        resources.patch(Actor.of(context), resource.id(), ResourceDraft.EMPTY.withExtras(extras));
        context.redirect(templates.view(context).url("/desk/resource/" + resource.id() + "?done=saved"));
    }

    /** All that the dictionary said before, in its order, with what the form says of each field. */
    private static List<Map<String, Object>> said(Resource resource, List<Field> fields, Form form) {
        FieldDictionary dictionary = new FieldDictionary(resource, fields.size());
        List<Map<String, Object>> all = new ArrayList<>();
        dictionary.entries().forEach(words -> all.add(copy(words)));
        for (Field field : fields) {
            int place = dictionary.place(field);
            Map<String, Object> words = place < 0 ? new LinkedHashMap<>(Map.of("name", field.id())) : all.get(place);
            say(words, field, form);
            if (place < 0 && words.size() > 1) {
                all.add(words);
            }
        }
        return all;
    }

    private static Map<String, Object> copy(Map<?, ?> words) {
        Map<String, Object> copy = new LinkedHashMap<>();
        words.forEach((key, value) -> copy.put(String.valueOf(key), value));
        return copy;
    }

    private static void say(Map<String, Object> words, Field field, Form form) {
        for (String key : KEYS) {
            String name = DeskFields.name(key, field);
            String text = form.value(name).strip();
            if (!text.isEmpty()) {
                words.put(key, text);
            } else if (form.values().containsKey(name)) {
                words.remove(key);
            }
        }
    }

    private TableVersion table(Resource resource) {
        return datastore.served(resource);
    }

    private Resource chosen(Context context) {
        Actor actor = Actor.of(context);
        Resource resource = resources.editable(actor, context.pathParam("id"));
        datasets.present(actor, resource.datasetId());
        return resource;
    }
}
