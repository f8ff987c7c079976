package khlang.datastore;

import io.javalin.http.Context;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import khlang.dataset.Dataset;
import khlang.dataset.Datasets;
import khlang.dataset.Resource;
import khlang.dataset.Resources;
import khlang.problem.Phrase;
import khlang.problem.Problem;
import khlang.query.Parameters;
import khlang.query.SearchRequest;
import khlang.tabular.Field;
import khlang.user.Actor;
import khlang.web.Json;
import khlang.web.Language;
import khlang.web.Messages;
import org.jspecify.annotations.Nullable;

/** What has changed from one version of a table to another, for those who keep a copy of it. */
public final class ChangesApi {
    private static final long LIMIT = 100;

    private final Datasets datasets;
    private final Resources resources;
    private final Datastore datastore;
    private final Messages messages;

    public ChangesApi(Datasets datasets, Resources resources, Datastore datastore, Messages messages) {
        this.datasets = datasets;
        this.resources = resources;
        this.datastore = datastore;
        this.messages = messages;
    }

    /** Answers {@code …/changes?since=2&revision=5}: all rows that differ in the version that is served now. */
    public void changes(Context context) {
        Resource resource = resource(context);
        new Parameters(context.queryParamMap()).only("since", "revision");
        TableVersion after = datastore.served(resource);
        TableVersion before =
                version(context, resource, "since").orElseThrow(() -> Problem.invalid("since", "web.missing"));
        long revision = new Parameters(context.queryParamMap()).natural("revision", before.written() ? -1 : 0);
        send(context, before, after, told(before, after, revision), SearchRequest.ALL);
    }

    /** Up to where the answer goes, and whether it tells all since a revision: what was written before that is not kept. */
    private Map<String, Object> told(TableVersion before, TableVersion after, long revision) {
        boolean complete = revision == before.revisions();
        Map<String, Object> told = new LinkedHashMap<>();
        told.put("revision", after.revisions());
        told.put("complete", complete);
        if (!complete) {
            Phrase anew = Phrase.of(
                    "datastore.changes.incomplete",
                    Integer.toString(before.number()),
                    Integer.toString(after.number()),
                    Long.toString(after.revisions()));
            told.put("message", messages.text(Language.EN, anew));
            told.put("message_th", messages.text(Language.TH, anew));
        }
        return told;
    }

    /** Answers {@code …/diff?from=1&to=3}: which fields and how many rows differ, and the first of them. */
    public void difference(Context context) {
        Resource resource = resource(context);
        new Parameters(context.queryParamMap()).only("from", "to");
        TableVersion before =
                version(context, resource, "from").orElseThrow(() -> Problem.invalid("from", "web.missing"));
        TableVersion after = version(context, resource, "to").orElseGet(() -> datastore.served(resource));
        send(context, before, after, Map.of(), LIMIT);
    }

    private Resource resource(Context context) {
        Dataset dataset = datasets.outline(Actor.of(context), context.pathParam("name"));
        return resources.named(dataset.id(), context.pathParam("resource"));
    }

    /** The version that a parameter names. @throws Problem where it is no number, or there is none to be read */
    private Optional<TableVersion> version(Context context, Resource resource, String parameter) {
        boolean officer = resources.mayEdit(Actor.of(context), resource);
        return new Parameters(context.queryParamMap())
                .version(parameter)
                .map(number -> datastore.whole(resource, number, officer));
    }

    private void send(Context context, TableVersion before, TableVersion after, Map<String, Object> told, long limit) {
        if (RowsDoor.unchanged(context, RowForm.JSON.ending(), before.tag(), after.tag())) {
            return;
        }
        Difference fields = Difference.of(before, after);
        Map<String, @Nullable Object> head = new LinkedHashMap<>();
        head.put("from", before.number());
        head.put("to", after.number());
        head.putAll(told);
        head.put("rows_before", before.rowCount());
        head.put("rows_after", after.rowCount());
        head.put("fields", Map.of("added", fields.added(), "removed", fields.removed(), "retyped", fields.retyped()));
        String said = Json.MAPPER.writeValueAsString(head);
        RowsDoor.send(context, RowForm.JSON.mediaType(), out -> {
            Writer writer = new Writer(out, said.substring(0, said.length() - 1), limit);
            if (before.id().equals(after.id())) {
                writer.begin(null, List.of(), List.of());
            } else {
                datastore.changes(before, after, limit == SearchRequest.ALL ? limit : limit + 1, writer);
            }
            writer.end();
        });
    }

    /** Writes the rows as they come: {@code {"change": "changed", "row": {…}, "before": {…}}}. */
    private static final class Writer implements ChangeSink {
        private final ByteWriter out;
        private final String head;
        private final long limit;
        private List<Field> before = List.of();
        private List<Field> after = List.of();
        private long count;

        Writer(ByteWriter out, String head, long limit) {
            this.out = out;
            this.head = head;
            this.limit = limit;
        }

        @Override
        public void begin(@Nullable Field key, List<Field> fieldsBefore, List<Field> fieldsAfter) {
            before = fieldsBefore;
            after = fieldsAfter;
            out.text(head + ",\"key\":");
            RowText.json(out, key == null ? null : key.id());
            out.text(",\n\"changes\":[");
        }

        @Override
        public void row(@Nullable Object @Nullable [] old, @Nullable Object @Nullable [] now) {
            count++;
            if (count > limit) {
                return;
            }
            out.text(count == 1 ? "\n" : ",\n");
            String change = old == null ? "added" : now == null ? "removed" : "changed";
            out.text("{\"change\":\"" + change + "\",\"row\":");
            if (now != null) {
                JsonRows.object(out, after, now);
            } else if (old != null) {
                JsonRows.object(out, before, old);
            }
            if (old != null && now != null) {
                out.text(",\"before\":");
                JsonRows.object(out, before, old);
            }
            out.ascii('}');
        }

        void end() {
            out.text("],\n\"more\":" + (count > limit) + "}\n");
        }
    }
}
