package khlang.search;

import java.nio.charset.StandardCharsets;
import java.text.Collator;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import khlang.thai.ThaiWords;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.LongPoint;
import org.apache.lucene.document.NumericDocValuesField;
import org.apache.lucene.document.SortedDocValuesField;
import org.apache.lucene.document.SortedSetDocValuesField;
import org.apache.lucene.document.StoredField;
import org.apache.lucene.document.StringField;
import org.apache.lucene.document.TextField;
import org.apache.lucene.util.BytesRef;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Makes a document of the index out of a dataset. */
final class EntryDocument {
    static final String ID = "id";
    static final String STAMP = "stamp";
    static final String TITLE_ORDER = "title_order";
    /** A longer value cannot be looked up whole; its words can. */
    private static final int MOST_BYTES = 1_000;

    private final Document document = new Document();
    private final Map<Part, List<String>> texts = new EnumMap<>(Part.class);

    private EntryDocument() {}

    static Document of(Entry entry) {
        EntryDocument made = new EntryDocument();
        made.add(entry.dataset(), entry.fieldNames());
        made.document.add(new StoredField(STAMP, entry.stamp()));
        return made.document;
    }

    private void add(ObjectNode dataset, List<String> fieldNames) {
        document.add(new StoredField("dataset_id", dataset.path(ID).asString()));
        dataset.properties().forEach(member -> member(member.getKey(), member.getValue()));
        keyword("capacity", dataset.path("private").asBoolean() ? "private" : "public");
        keyword("dataset_type", "dataset");
        keyword("entity_type", "package");
        title(dataset);
        text(Part.NAME, dataset.path("name").asString());
        text(Part.NOTES, dataset.path("notes_translated").path("th").asString(""));
        text(Part.NOTES, dataset.path("notes_translated").path("en").asString(""));
        labels(dataset.path("tags"), "tags", Part.TAGS);
        labels(dataset.path("groups"), "groups", Part.GROUPS);
        JsonNode organization = dataset.path("organization");
        if (organization.isObject()) {
            keyword("organization", organization.path("name").asString());
            titles(Part.ORGANIZATION, organization);
        }
        dataset.path("resources").forEach(this::resource);
        dataset.path("extras")
                .forEach(extra -> keyword(
                        "extras_" + extra.path("key").asString(),
                        extra.path("value").asString("")));
        fieldNames.forEach(name -> text(Part.FIELDS, name));
        texts.forEach((part, all) -> {
            // A line end between two texts keeps a part of a word from reaching over both.
            document.add(new TextField(part.field(), new Tokens(Text.words(String.join("\n", all)))));
            document.add(new TextField(part.pairs(), new Tokens(Text.pairs(String.join("\n|\n", all)))));
        });
    }

    private void title(ObjectNode dataset) {
        String thai = dataset.path("title").asString("");
        text(Part.TITLE, thai);
        text(Part.TITLE, dataset.path("title_translated").path("en").asString(""));
        byte[] key = Collator.getInstance(new Locale.Builder().setLanguage("th").build())
                .getCollationKey(thai)
                .toByteArray();
        document.add(new SortedDocValuesField(TITLE_ORDER, new BytesRef(key)));
    }

    private void member(String name, JsonNode value) {
        switch (name) {
            case "title", "notes", "title_translated", "notes_translated", "tags", "groups", "organization" -> {}
            case "resources", "extras", "relationships_as_object", "relationships_as_subject" -> {}
            case "metadata_created", "metadata_modified" -> number(name, Dates.micros(value.asString()));
            case "num_resources", "num_tags" -> number(name, value.asLong());
            default -> values(name, value);
        }
    }

    private void values(String name, JsonNode value) {
        if (value.isArray()) {
            value.forEach(item -> values(name, item));
            return;
        }
        if (value.isValueNode() && !value.isNull()) {
            keyword(name, value.asString());
            if (value.isString() && !name.equals(ID) && !name.equals("name")) {
                text(Part.REST, value.asString());
            }
        }
    }

    private void labels(JsonNode labels, String name, Part part) {
        labels.forEach(label -> {
            JsonNode vocabulary = label.path("vocabulary");
            keyword(
                    vocabulary.isString() ? "vocab_" + vocabulary.asString() : name,
                    label.path("name").asString());
            keyword(name + "_id", label.path(ID).asString(""));
            titles(part, label);
        });
    }

    private void titles(Part part, JsonNode labelled) {
        text(part, labelled.path("name").asString());
        text(part, labelled.path("title").asString(""));
        text(part, labelled.path("title_translated").path("en").asString(""));
    }

    private void resource(JsonNode resource) {
        keyword("res_format", resource.path("format").asString(""));
        for (String key : List.of("name", "description", "url", "id")) {
            keyword("res_" + key, resource.path(key).asString(""));
        }
        text(Part.REST, resource.path("name").asString(""));
        text(Part.REST, resource.path("description").asString(""));
    }

    private void text(Part part, String text) {
        if (!text.isBlank()) {
            texts.computeIfAbsent(part, key -> new ArrayList<>()).add(text);
        }
    }

    private void number(String name, long value) {
        document.add(new LongPoint(name, value));
        document.add(new NumericDocValuesField(name, value));
    }

    private void keyword(String name, String value) {
        boolean fits = value.getBytes(StandardCharsets.UTF_8).length <= MOST_BYTES;
        if (!value.isBlank() && fits) {
            document.add(new StringField(name, ThaiWords.fold(value), Field.Store.NO));
            document.add(new SortedSetDocValuesField(name, new BytesRef(value)));
        }
    }
}
