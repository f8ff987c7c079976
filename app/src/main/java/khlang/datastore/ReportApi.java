package khlang.datastore;

import io.javalin.http.Context;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import khlang.dataset.Dataset;
import khlang.dataset.Datasets;
import khlang.dataset.Resource;
import khlang.dataset.Resources;
import khlang.problem.Phrase;
import khlang.quality.Finding;
import khlang.quality.Score;
import khlang.user.Actor;
import khlang.web.Attachment;
import khlang.web.EntityTag;
import khlang.web.Messages;

/** What reading a file has found that does not fit, for programs and for a spreadsheet. */
public final class ReportApi {
    private static final List<String> COLUMNS = List.of(
            "line",
            "row",
            "field",
            "raw",
            "code",
            "message",
            "message_th",
            "suggestion",
            "file",
            "file_version",
            "file_row");

    private final Datasets datasets;
    private final Resources resources;
    private final Datastore datastore;
    private final Findings findings;
    private final Messages messages;
    private final Function<Resource, Optional<Phrase>> noTable;

    /**
     * Made once.
     *
     * @param noTable why a resource has no table, where it has none
     */
    public ReportApi(
            Datasets datasets,
            Resources resources,
            Datastore datastore,
            Findings findings,
            Messages messages,
            Function<Resource, Optional<Phrase>> noTable) {
        this.noTable = noTable;
        this.datasets = datasets;
        this.resources = resources;
        this.datastore = datastore;
        this.findings = findings;
        this.messages = messages;
    }

    /**
     * Answers {@code …/report}: the score, what is amiss by kind and field, and the first thousand cells that do not fit;
     * of a resource without a table why there is no score.
     */
    public void json(Context context) {
        Dataset dataset = dataset(context);
        Resource resource = resource(context, dataset);
        if (!context.pathParamMap().containsKey("version")
                && context.queryParam("version") == null
                && datastore.of(resource).isEmpty()) {
            EntityTag.json(context, ReportJson.none(messages, NoScore.of(noTable.apply(resource))));
            return;
        }
        TableVersion version = VersionsApi.askedOf(datastore, dataset, resource, context);
        List<Finding> found = new FieldDictionary(resource, version.fields()).judged(findings.of(version), version);
        Score score = Scores.of(dataset, resource, version, found);
        EntityTag.json(context, report(context, dataset, resource, version).whole(score));
    }

    /** Answers {@code …/report.csv}: one line for each place. */
    public void csv(Context context) {
        Dataset dataset = dataset(context);
        Resource resource = resource(context, dataset);
        TableVersion version = VersionsApi.askedOf(datastore, dataset, resource, context);
        FieldDictionary dictionary = new FieldDictionary(resource, version.fields());
        if (RowsDoor.unchanged(context, RowForm.CSV.ending(), version.tag(), dictionary.tag())) {
            return;
        }
        List<Map<String, Object>> lines =
                report(context, dataset, resource, version).lines();
        Attachment.titled(context, resource.name() + " report", RowForm.CSV.ending());
        RowsDoor.send(context, RowForm.CSV.mediaType(), out -> {
            // Who reads this opens it in Excel.
            out.character('\uFEFF');
            RowText sheet = RowText.CSV.ofSheet();
            sheet.row(out, COLUMNS.toArray());
            lines.forEach(line -> sheet.row(
                    out, COLUMNS.stream().map(name -> shown(line, name)).toArray()));
        });
    }

    /** What stands in a column; what is told of a whole field or table stands in no line and no row. */
    private static Object shown(Map<String, Object> line, String name) {
        boolean nowhere = (name.equals("line") || name.equals("row"))
                && Long.valueOf(0).equals(line.get("line"))
                && Long.valueOf(0).equals(line.get("row"));
        return nowhere ? "" : line.getOrDefault(name, "");
    }

    private ReportJson report(Context context, Dataset dataset, Resource resource, TableVersion version) {
        FieldDictionary dictionary = new FieldDictionary(resource, version.fields());
        boolean officer = Actor.of(context).mayEdit(dataset);
        return new ReportJson(messages, version, findings, dictionary, officer);
    }

    private Dataset dataset(Context context) {
        return datasets.show(Actor.of(context), context.pathParam("name"));
    }

    private Resource resource(Context context, Dataset dataset) {
        return resources.named(dataset.id(), context.pathParam("resource"));
    }
}
