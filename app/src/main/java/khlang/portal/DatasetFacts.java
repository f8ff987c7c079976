package khlang.portal;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import khlang.dataset.Dataset;
import khlang.dataset.Metadata;
import khlang.dataset.Vocabulary;
import khlang.organization.Group;
import khlang.web.View;
import org.jspecify.annotations.Nullable;

/** Says in words what the metadata of a dataset holds, part by part; what is not said is left out. */
final class DatasetFacts {
    private static final String UNIT = "update_frequency_unit";
    private static final Set<String> COUNTED =
            Set.of("ปี", "ครึ่งปี", "ไตรมาส", "เดือน", "สัปดาห์", "วัน", "วันทำการ", "ชั่วโมง", "นาที");

    private final Vocabulary vocabulary;

    DatasetFacts(Vocabulary vocabulary) {
        this.vocabulary = vocabulary;
    }

    Map<String, List<Fact>> of(View view, Dataset dataset, @Nullable Group organization) {
        Metadata metadata = dataset.metadata();
        Map<String, List<Fact>> parts = new LinkedHashMap<>();
        parts.put(view.t("portal.facts.ownership"), ownership(view, metadata, organization));
        parts.put(view.t("portal.facts.coverage"), coverage(view, metadata));
        parts.put(view.t("portal.facts.updating"), updating(view, dataset));
        parts.put(view.t("portal.facts.access"), access(view, metadata));
        parts.values().removeIf(List::isEmpty);
        return parts;
    }

    private List<Fact> ownership(View view, Metadata metadata, @Nullable Group organization) {
        List<Fact> facts = new ArrayList<>();
        if (organization != null) {
            facts.add(new Fact(
                    label(view, "owner_org"),
                    view.either(organization.title(), organization.titleEnglish()),
                    view.url("/organization/" + organization.name())));
        }
        add(view, facts, "maintainer", metadata.maintainer());
        if (!metadata.maintainerEmail().isBlank()) {
            facts.add(new Fact(
                    label(view, "maintainer_email"),
                    metadata.maintainerEmail(),
                    "mailto:" + metadata.maintainerEmail()));
        }
        add(view, facts, "data_source", metadata.dataSource());
        return facts;
    }

    private List<Fact> coverage(View view, Metadata metadata) {
        List<Fact> facts = new ArrayList<>();
        add(view, facts, "data_type", metadata.dataType());
        add(view, facts, "objective", joined(view, "objective", metadata.objective()));
        add(view, facts, "geo_coverage", metadata.geoCoverage());
        add(view, facts, "data_format", joined(view, "data_format", metadata.dataFormat()));
        metadata.profile().forEach((key, value) -> {
            if (vocabulary.field(key).isPresent()) {
                add(view, facts, key, value instanceof List<?> list ? joined(view, key, list) : value.toString());
            }
        });
        return facts;
    }

    private List<Fact> updating(View view, Dataset dataset) {
        List<Fact> facts = new ArrayList<>();
        Metadata metadata = dataset.metadata();
        String frequency = frequency(view, metadata);
        if (!frequency.isBlank()) {
            facts.add(new Fact(view.t("portal.frequency"), frequency, ""));
        }
        facts.add(new Fact(view.t("portal.modified"), view.date(dataset.metadataModified()), ""));
        facts.add(new Fact(view.t("portal.created"), view.date(dataset.metadataCreated()), ""));
        return facts;
    }

    // Units such as "real time" and "unknown" are not counted.
    private String frequency(View view, Metadata metadata) {
        String unit = choice(view, UNIT, metadata.updateFrequencyUnit());
        String interval = metadata.updateFrequencyInterval().strip();
        if (!COUNTED.contains(metadata.updateFrequencyUnit()) || !interval.matches("[1-9][0-9]{0,8}")) {
            return unit;
        }
        return view.t("portal.every", interval, unit.toLowerCase(Locale.ROOT));
    }

    private List<Fact> access(View view, Metadata metadata) {
        List<Fact> facts = new ArrayList<>();
        add(view, facts, "data_category", metadata.dataCategory());
        add(view, facts, "data_classification", metadata.dataClassification());
        add(view, facts, "license_id", metadata.licenseId());
        if (metadata.url().startsWith("http")) {
            facts.add(new Fact(label(view, "url"), metadata.url(), metadata.url()));
        }
        return facts;
    }

    private void add(View view, List<Fact> facts, String key, String value) {
        if (!value.isBlank()) {
            facts.add(new Fact(label(view, key), choice(view, key, value), ""));
        }
    }

    private String joined(View view, String key, List<?> values) {
        return String.join(
                " · ",
                values.stream()
                        .map(value -> choice(view, key, value.toString()))
                        .toList());
    }

    String choice(View view, String key, String value) {
        return vocabulary
                .choice(key, value)
                .map(choice -> view.thai() ? choice.labelThai() : choice.labelEnglish())
                .orElse(value);
    }

    private String label(View view, String key) {
        return vocabulary
                .field(key)
                .map(field -> view.thai() ? field.labelThai() : field.labelEnglish())
                .orElse(key);
    }
}
