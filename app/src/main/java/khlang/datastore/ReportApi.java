package khlang.datastore;

import io.javalin.http.Context;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import khlang.dataset.Dataset;
import khlang.dataset.Datasets;
import khlang.dataset.Resource;
import khlang.dataset.Resources;
import khlang.problem.Phrase;
import khlang.problem.Problem;
import khlang.tabular.CellProblem;
import khlang.tabular.Confidence;
import khlang.user.Actor;
import khlang.web.Attachment;
import khlang.web.Language;
import khlang.web.Messages;
import org.jspecify.annotations.Nullable;

/** What reading a file has found that does not fit, for programs and for a spreadsheet. */
public final class ReportApi {
    private static final List<String> COLUMNS = List.of("line", "row", "field", "raw", "code", "message", "message_th");

    private final Datasets datasets;
    private final Resources resources;
    private final Datastore datastore;
    private final Messages messages;

    public ReportApi(Datasets datasets, Resources resources, Datastore datastore, Messages messages) {
        this.datasets = datasets;
        this.resources = resources;
        this.datastore = datastore;
        this.messages = messages;
    }

    /** Answers {@code …/report}: how many cells and lines do not fit, of which kinds, and the first thousand. */
    public void json(Context context) {
        TableVersion version = version(context, resource(context));
        if (RowsDoor.unchanged(context, version)) {
            return;
        }
        Map<String, Integer> kinds = new TreeMap<>();
        version.problems().forEach(problem -> kinds.merge(problem.reason().key(), 1, Integer::sum));
        Map<String, @Nullable Object> report = new LinkedHashMap<>();
        report.put("version", version.number());
        report.put("rows", version.rowCount());
        report.put("problem_count", version.problemCount());
        report.put("listed", version.problems().size());
        report.put("listed_by_code", kinds);
        Confidence sure = version.confidence();
        if (sure != null) {
            report.put("confidence", sure.percent());
            report.put(
                    "confidence_reasons",
                    sure.reasons().stream().map(this::words).toList());
        }
        report.put("notes", version.notes().stream().map(this::words).toList());
        report.put("problems", version.problems().stream().map(this::line).toList());
        context.json(report);
    }

    /** Answers {@code …/report.csv}: one line for each that is listed. */
    public void csv(Context context) {
        Resource resource = resource(context);
        TableVersion version = version(context, resource);
        if (RowsDoor.unchanged(context, version)) {
            return;
        }
        Attachment.titled(context, resource.name() + " report", RowText.CSV.ending());
        RowsDoor.send(context, RowText.CSV, out -> {
            // Who reads this opens it in Excel.
            out.character('\uFEFF');
            RowText.CSV.row(out, COLUMNS.toArray());
            // What is told of the file as a whole has no line of its own.
            version.notes()
                    .forEach(note -> RowText.CSV.row(out, note(note).values().toArray()));
            version.problems()
                    .forEach(problem ->
                            RowText.CSV.row(out, line(problem).values().toArray()));
        });
    }

    private Map<String, Object> words(Phrase phrase) {
        Map<String, Object> words = new LinkedHashMap<>();
        words.put("code", phrase.key());
        words.put("message", messages.text(Language.EN, phrase));
        words.put("message_th", messages.text(Language.TH, phrase));
        return words;
    }

    private Map<String, Object> note(Phrase phrase) {
        Map<String, Object> line = new LinkedHashMap<>();
        List.of("line", "row", "field", "raw").forEach(name -> line.put(name, ""));
        line.putAll(words(phrase));
        return line;
    }

    private Map<String, Object> line(CellProblem problem) {
        Map<String, Object> line = new LinkedHashMap<>();
        line.put("line", problem.line());
        line.put("row", problem.row());
        line.put("field", problem.field());
        line.put("raw", problem.raw());
        line.putAll(words(problem.reason()));
        return line;
    }

    private TableVersion version(Context context, Resource resource) {
        if (context.pathParamMap().containsKey("version")) {
            return VersionsApi.numbered(datastore, resource, context);
        }
        return datastore.of(resource).orElseThrow(() -> Problem.notFound("datastore.table.unknown", resource.id()));
    }

    private Resource resource(Context context) {
        Dataset dataset = datasets.show(Actor.of(context), context.pathParam("name"));
        String wanted = context.pathParam("resource");
        return resources
                .named(dataset.id(), wanted)
                .orElseThrow(() -> Problem.notFound("dataset.resource_unknown", wanted));
    }
}
