package khlang.search;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import khlang.web.Json;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** A small catalogue in memory. */
final class Shelf implements Entries {
    private final Map<String, Entry> entries = new LinkedHashMap<>();

    /** Puts a dataset on the shelf, public and without anything but a title. */
    ObjectNode put(String name, String title) {
        ObjectNode json = Json.MAPPER.createObjectNode();
        json.put("id", "id-" + name).put("name", name).put("title", title);
        json.putObject("title_translated").put("th", title).put("en", "");
        json.putObject("notes_translated").put("th", "").put("en", "");
        json.put("private", false).put("state", "active").put("type", "dataset");
        json.put("metadata_created", "2026-01-01T00:00:00");
        json.put("metadata_modified", "2026-02-01T00:00:00.%06d".formatted(entries.size()));
        json.put("num_resources", 0).put("num_tags", 0);
        json.putArray("tags");
        json.putArray("groups");
        json.putArray("resources");
        json.putArray("extras");
        entries.put("id-" + name, new Entry(json, List.of(), "1"));
        return json;
    }

    /** Gives a dataset's tables fields. */
    void fields(String name, String... names) {
        entries.computeIfPresent(
                "id-" + name, (id, entry) -> new Entry(entry.dataset(), List.of(names), entry.stamp()));
    }

    void stamp(String name, String stamp) {
        entries.computeIfPresent("id-" + name, (id, entry) -> new Entry(entry.dataset(), entry.fieldNames(), stamp));
    }

    void remove(String name) {
        entries.remove("id-" + name);
    }

    static void organization(ObjectNode dataset, String name, String title) {
        dataset.put("owner_org", "org-" + name);
        dataset.putObject("organization")
                .put("id", "org-" + name)
                .put("name", name)
                .put("title", title);
    }

    static void tags(ObjectNode dataset, String... tags) {
        ArrayNode list = dataset.putArray("tags");
        for (String tag : tags) {
            list.addObject().put("name", tag);
        }
    }

    static void format(ObjectNode dataset, String format) {
        dataset.withArray("resources").addObject().put("format", format).put("name", "ไฟล์");
    }

    @Override
    public Map<String, String> stamps() {
        Map<String, String> stamps = new LinkedHashMap<>();
        entries.forEach((id, entry) -> stamps.put(id, entry.stamp()));
        return stamps;
    }

    @Override
    public List<Entry> of(Collection<String> ids) {
        List<Entry> found = new ArrayList<>();
        ids.forEach(id -> {
            Entry entry = entries.get(id);
            if (entry != null) {
                found.add(entry);
            }
        });
        return found;
    }
}
