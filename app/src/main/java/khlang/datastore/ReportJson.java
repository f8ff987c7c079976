package khlang.datastore;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import khlang.problem.Phrase;
import khlang.quality.Finding;
import khlang.quality.Flaw;
import khlang.quality.Instance;
import khlang.quality.Noticed;
import khlang.quality.Score;
import khlang.tabular.CellProblem;
import khlang.tabular.Confidence;
import khlang.tabular.Field;
import khlang.web.Language;
import khlang.web.Messages;
import org.jspecify.annotations.Nullable;

/** Writes the quality report of a version; what may tell of persons is made unreadable for all but its officers. */
final class ReportJson {
    private final Messages messages;
    private final TableVersion version;
    private final Map<String, String> labels;
    private final List<Finding> findings;
    private final List<CellProblem> problems;
    private final Origins origins;
    private final long loaded;
    private final long read;

    /** @param officer whether the one who reads it may change the table, and so has its file anyway */
    ReportJson(Messages messages, TableVersion version, Findings all, FieldDictionary dictionary, boolean officer) {
        List<Finding> found = dictionary.judged(all.of(version), version);
        Noticed noticed = all.noticed(version);
        this.origins = all.origins(version);
        this.loaded = noticed.rows() == null ? version.rowCount() : noticed.rows();
        this.read = loaded + noticed.leftOut();
        this.messages = messages;
        this.version = version;
        this.labels = version.fields().stream().collect(Collectors.toMap(Field::id, Field::label, (one, other) -> one));
        this.findings = officer ? found : Masking.of(found).findings(found);
        this.problems = officer ? version.problems() : Masking.of(found).problems(version.problems());
    }

    /** The report of what has no table. */
    static Map<String, @Nullable Object> none(Messages messages, NoScore why) {
        Map<String, Object> reason = new LinkedHashMap<>();
        reason.put("code", why.reason().key());
        reason.put("message", messages.text(Language.EN, why.sentence(messages.text(Language.EN, why.reason()))));
        reason.put("message_th", messages.text(Language.TH, why.sentence(messages.text(Language.TH, why.reason()))));
        Map<String, @Nullable Object> report = new LinkedHashMap<>();
        report.put("version", null);
        report.put("rows", null);
        report.put("score", null);
        report.put("score_reason", reason);
        report.put("findings", List.of());
        report.put("problem_count", 0);
        report.put("problems", List.of());
        return report;
    }

    /** The whole report. */
    Map<String, @Nullable Object> whole(Score score) {
        Map<String, Integer> kinds = new TreeMap<>();
        problems.forEach(problem -> kinds.merge(problem.flaw().code(), 1, Integer::sum));
        Map<String, @Nullable Object> report = new LinkedHashMap<>();
        report.put("version", version.number());
        report.put("rows", version.rowCount());
        if (version.base() != null) {
            // What follows, but for the findings, is of the file that came last.
            report.put("file", version.fileName());
        }
        report.put("rows_read", read);
        report.put("rows_loaded", loaded);
        report.put("score", score(score));
        report.put("findings", findings.stream().map(this::finding).toList());
        report.put("problem_count", version.problemCount());
        report.put("listed", problems.size());
        report.put("listed_by_code", kinds);
        Confidence sure = version.confidence();
        if (sure != null) {
            report.put("confidence", sure.percent());
            report.put(
                    "confidence_reasons",
                    sure.reasons().stream().map(this::words).toList());
        }
        report.put("notes", version.notes().stream().map(this::words).toList());
        report.put("problems", problems.stream().map(this::line).toList());
        return report;
    }

    /** One line for each note and for each cell that is listed, then for each place where something else shows. */
    List<Map<String, Object>> lines() {
        List<Map<String, Object>> lines = new ArrayList<>();
        Map<String, Object> rows =
                new LinkedHashMap<>(words(Phrase.of("datastore.report.rows", read, loaded, read - loaded)));
        if (version.base() != null) {
            // Others of the table's rows came with files before.
            rows.put("file", version.fileName());
            rows.put("file_version", version.number());
        }
        lines.add(rows);
        // What is told of the file as a whole has no line of its own.
        version.notes().forEach(note -> lines.add(new LinkedHashMap<>(words(note))));
        problems.forEach(problem -> lines.add(line(problem)));
        Set<Flaw> listed = problems.stream().map(CellProblem::flaw).collect(Collectors.toSet());
        for (Finding finding : findings) {
            if (listed.contains(finding.flaw())) {
                continue;
            }
            List<Instance> places =
                    finding.instances().isEmpty() ? List.of(new Instance(0, 0, "", "")) : finding.instances();
            places.forEach(place -> lines.add(line(finding, place)));
        }
        return lines;
    }

    private Map<String, Object> score(Score score) {
        return Map.of(
                "points",
                score.points(),
                "of",
                Score.MOST,
                "advice",
                score.advice().stream().map(this::advice).toList());
    }

    private Map<String, Object> advice(Score.Advice advice) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("criterion", advice.criterion().code());
        json.put("points", advice.criterion().points());
        json.put("fields", advice.labels());
        json.put("field_ids", advice.ids());
        json.put("where", advice.criterion().remedy().code());
        put(json, "message", advice.criterion().advice(advice.labels()));
        return json;
    }

    private Map<String, Object> finding(Finding finding) {
        Flaw flaw = finding.flaw();
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("code", flaw.code());
        json.put("severity", flaw.severity().code());
        json.put("place", flaw.place().code());
        json.put("field", finding.field());
        json.put("count", finding.count());
        put(json, "message", sentence(finding));
        put(json, "fix", flaw.fix());
        json.put("instances", finding.instances().stream().map(this::instance).toList());
        return json;
    }

    private Map<String, Object> instance(Instance one) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("row", one.row());
        json.put("line", one.line());
        json.put("raw", one.raw());
        json.put("suggestion", one.suggestion());
        origin(json, one.row() > 0 ? origins.of(one.row()) : origins.ofFile(0, one.line()));
        return json;
    }

    /** Of a table of several files, which one it is, and its own row there. */
    private static void origin(Map<String, Object> json, Optional<Origins.Origin> origin) {
        origin.ifPresent(from -> {
            json.put("line", from.line());
            json.put("file", from.fileName());
            json.put("file_version", from.version());
            json.put("file_row", from.row());
        });
    }

    private Phrase sentence(Finding finding) {
        String label = labels.getOrDefault(finding.field(), finding.field());
        return finding.flaw().sentence(label, finding.count(), finding.detail());
    }

    private void put(Map<String, Object> json, String key, Phrase phrase) {
        json.put(key, messages.text(Language.EN, phrase));
        json.put(key + "_th", messages.text(Language.TH, phrase));
    }

    private Map<String, Object> line(CellProblem problem) {
        Map<String, Object> line = place(problem.line(), problem.row(), problem.field(), problem.raw(), problem.flaw());
        put(line, "message", problem.reason());
        line.put("suggestion", problem.suggestion());
        origin(line, origins.ofFile(problem.row(), problem.line()));
        return line;
    }

    private Map<String, Object> line(Finding finding, Instance place) {
        Map<String, Object> line = place(place.line(), place.row(), finding.field(), place.raw(), finding.flaw());
        put(line, "message", sentence(finding));
        line.put("suggestion", place.suggestion());
        if (place.row() > 0 || place.line() > 0) {
            origin(line, place.row() > 0 ? origins.of(place.row()) : origins.ofFile(0, place.line()));
        }
        return line;
    }

    private static Map<String, Object> place(long line, long row, String field, String raw, Flaw flaw) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("line", line);
        json.put("row", row);
        json.put("field", field);
        json.put("raw", raw);
        json.put("code", flaw.code());
        return json;
    }

    private Map<String, String> words(Phrase phrase) {
        return Map.of(
                "code",
                phrase.key(),
                "message",
                messages.text(Language.EN, phrase),
                "message_th",
                messages.text(Language.TH, phrase));
    }
}
