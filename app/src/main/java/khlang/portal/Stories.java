package khlang.portal;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import khlang.chart.Charts;
import khlang.chart.Drawing;
import khlang.dataset.Dataset;
import khlang.dataset.Datasets;
import khlang.dataset.Resource;
import khlang.dataset.Resources;
import khlang.datastore.Datastore;
import khlang.datastore.FieldDictionary;
import khlang.datastore.Findings;
import khlang.datastore.TableVersion;
import khlang.web.Language;
import khlang.web.View;

/** Picks a few charts that are worth a look from the newest tables; each kind of chart once before any twice. */
public final class Stories {
    private static final int STORIES = 3;
    private static final int TABLES = 24;

    private record Candidate(TableVersion table, Resource resource, Dataset dataset) {
        /** What tells that it is to be drawn as before: its rows, and what is said of its fields. */
        String told() {
            return table.id() + " " + Objects.hashCode(resource.extras().get(FieldDictionary.KEY));
        }
    }

    private record Drawn(List<String> tables, List<HomePage.Story> stories) {}

    private final Datasets datasets;
    private final Resources resources;
    private final Datastore datastore;
    private final Findings findings;
    private final Charts charts;
    private final Map<Language, Drawn> drawn = new ConcurrentHashMap<>();

    public Stories(Datasets datasets, Resources resources, Datastore datastore, Findings findings, Charts charts) {
        this.datasets = datasets;
        this.resources = resources;
        this.datastore = datastore;
        this.findings = findings;
        this.charts = charts;
    }

    /** The stories of public datasets, drawn anew only when a table has changed. */
    List<HomePage.Story> of(View view, List<String> newest) {
        List<Candidate> candidates = candidates(newest);
        List<String> tables = candidates.stream().map(Candidate::told).toList();
        Drawn before = drawn.get(view.language());
        if (before != null && before.tables().equals(tables)) {
            return before.stories();
        }
        List<HomePage.Story> stories = draw(view, candidates);
        drawn.put(view.language(), new Drawn(tables, stories));
        return stories;
    }

    private List<Candidate> candidates(List<String> ids) {
        Map<String, List<Resource>> own = resources.ofAll(ids);
        List<Candidate> candidates = new ArrayList<>();
        for (Dataset dataset : datasets.list(ids)) {
            for (Resource resource : own.getOrDefault(dataset.id(), List.of())) {
                datastore.of(resource).ifPresent(table -> candidates.add(new Candidate(table, resource, dataset)));
            }
        }
        // The larger a table, the less can be seen by reading it, and the more a chart of it says.
        candidates.sort((one, other) ->
                Long.compare(other.table().rowCount(), one.table().rowCount()));
        return candidates.subList(0, Math.min(TABLES, candidates.size()));
    }

    private static HomePage.Story story(View view, Candidate candidate, Drawing drawing) {
        Dataset dataset = candidate.dataset();
        String path = "/dataset/" + dataset.name() + "/resource/"
                + candidate.resource().id();
        return new HomePage.Story(drawing, view.url(path), view.either(dataset.title(), dataset.titleEnglish()));
    }

    private List<HomePage.Story> draw(View view, List<Candidate> candidates) {
        List<HomePage.Story> first = new ArrayList<>();
        List<HomePage.Story> second = new ArrayList<>();
        Set<String> kinds = new HashSet<>();
        for (Candidate candidate : candidates) {
            TableVersion table = candidate.table();
            Drawing drawing = charts.small(
                    table,
                    ResourceDictionary.chartWords(
                            view, candidate.resource(), table, findings.personal(candidate.resource(), table)),
                    view.language());
            if (drawing.drawn()) {
                HomePage.Story story = story(view, candidate, drawing);
                (kinds.add(drawing.kind()) ? first : second).add(story);
            }
            if (first.size() == STORIES) {
                return first;
            }
        }
        first.addAll(second);
        return List.copyOf(first.subList(0, Math.min(STORIES, first.size())));
    }
}
