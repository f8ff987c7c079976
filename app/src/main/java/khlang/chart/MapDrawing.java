package khlang.chart;

import java.util.ArrayList;
import java.util.List;
import khlang.datastore.TableVersion;

/** A map of where rows lie, said and drawn. */
final class MapDrawing {
    private final TableVersion table;
    private final ChartPlan.Points plan;
    private final Words words;

    MapDrawing(TableVersion table, ChartPlan.Points plan, Words words) {
        this.table = table;
        this.plan = plan;
        this.words = words;
    }

    Drawing draw(ChartRows rows) {
        List<Cloud.Place> places = new ArrayList<>();
        rows.pairs(table, plan.latitude(), plan.longitude(), (latitude, longitude) -> {
            // 0, 0 lies in the sea off Africa: it is what programs write for "unknown".
            if (Math.abs(latitude) <= 90 && Math.abs(longitude) <= 180 && (latitude != 0 || longitude != 0)) {
                places.add(new Cloud.Place(latitude, longitude));
            }
        });
        return draw(Cloud.of(places, table.rowCount() - places.size()));
    }

    Drawing draw(Cloud cloud) {
        Notes notes = new Notes(table, words);
        if (cloud.places().isEmpty()) {
            return notes.words("chart.words.no_places");
        }
        Cloud.Square fullest = cloud.squares().get(0);
        long all = cloud.places().size();
        String title = cloud.single()
                ? words.of("chart.map.dots", words.exact(cloud.spots().size()), words.exact(all))
                : words.of(
                        "chart.map.finding",
                        words.exact(all),
                        words.percent((double) fullest.rows() / all),
                        words.degrees(fullest.latitude()),
                        words.degrees(fullest.longitude()));
        String subtitle = words.of(cloud.single() ? "chart.map.subtitle.dots" : "chart.map.subtitle.cells");
        return new Drawing(
                "map",
                title,
                subtitle,
                new MapSketch(Frame.WIDE, cloud, words).draw(title, subtitle)
                        + new MapSketch(Frame.NARROW, cloud, words).draw(title, subtitle),
                List.of(words.of("chart.latitude"), words.of("chart.longitude"), words.of("chart.measure.count")),
                twin(cloud),
                notes.rows(all, cloud.left()),
                words.of(plan.reason()),
                table.fileName());
    }

    private List<List<String>> twin(Cloud cloud) {
        return cloud.squares().stream()
                .map(square -> List.of(
                        words.degrees(square.latitude()),
                        words.degrees(square.longitude()),
                        words.exact(square.rows())))
                .toList();
    }
}
