package khlang.datastore;

import io.javalin.http.Context;
import java.util.List;
import java.util.Map;
import khlang.dataset.Dataset;
import khlang.dataset.Datasets;
import khlang.dataset.Resource;
import khlang.dataset.Resources;
import khlang.quality.Finding;
import khlang.user.Actor;
import khlang.web.Attachment;
import khlang.web.Messages;

/** What reading a file has found that does not fit, for programs and for a spreadsheet. */
public final class ReportApi {
    private static final List<String> COLUMNS =
            List.of("line", "row", "field", "raw", "code", "message", "message_th", "suggestion");

    private final Datasets datasets;
    private final Resources resources;
    private final Datastore datastore;
    private final Findings findings;
    private final Messages messages;

    public ReportApi(
            Datasets datasets, Resources resources, Datastore datastore, Findings findings, Messages messages) {
        this.datasets = datasets;
        this.resources = resources;
        this.datastore = datastore;
        this.findings = findings;
        this.messages = messages;
    }

    /** Answers {@code …/report}: the score, what is amiss by kind and field, and the first thousand cells that do not fit. */
    public void json(Context context) {
        Dataset dataset = dataset(context);
        Resource resource = resource(context, dataset);
        TableVersion version = version(context, resource);
        List<Finding> found = findings.of(version);
        context.json(new ReportJson(messages, version, found).whole(Scores.of(dataset, resource, version, found)));
    }

    /** Answers {@code …/report.csv}: one line for each place. */
    public void csv(Context context) {
        Resource resource = resource(context, dataset(context));
        TableVersion version = version(context, resource);
        if (RowsDoor.unchanged(context, version)) {
            return;
        }
        List<Map<String, Object>> lines = new ReportJson(messages, version, findings.of(version)).lines();
        Attachment.titled(context, resource.name() + " report", RowText.CSV.ending());
        RowsDoor.send(context, RowText.CSV, out -> {
            // Who reads this opens it in Excel.
            out.character('\uFEFF');
            RowText.CSV.row(out, COLUMNS.toArray());
            lines.forEach(line -> RowText.CSV.row(
                    out,
                    COLUMNS.stream().map(name -> line.getOrDefault(name, "")).toArray()));
        });
    }

    private TableVersion version(Context context, Resource resource) {
        if (context.pathParamMap().containsKey("version")) {
            return VersionsApi.numbered(datastore, resource, context);
        }
        return datastore.served(resource);
    }

    private Dataset dataset(Context context) {
        return datasets.show(Actor.of(context), context.pathParam("name"));
    }

    private Resource resource(Context context, Dataset dataset) {
        return resources.named(dataset.id(), context.pathParam("resource"));
    }
}
