package khlang.dataset;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** What the metadata of a dataset must look like, by the Thai profile. */
final class MetadataRules {
    /** Those keys of the profile that are columns of a dataset and not of its metadata. */
    private static final Set<String> ELSEWHERE = Set.of("title", "name", "owner_org", "tag_string", "notes");

    /** CKAN's own fields, which the profile does not name, and how long they may be. */
    private static final Map<String, Integer> OF_CKAN = Map.of("author", 500, "author_email", 320, "version", 100);

    /** Keys that are columns and so have a length. */
    private static final Map<String, Integer> LENGTHS = Map.of(
            "maintainer",
            500,
            "maintainer_email",
            320,
            "url",
            2000,
            "update_frequency_interval",
            20,
            "data_source",
            20_000);

    /** The units that have no interval: real time, never again, unknown. */
    private static final Set<String> WITHOUT_INTERVAL =
            Set.of("ตามเวลาจริง", "ไม่มีการปรับปรุงหลังจากการจัดเก็บข้อมูล", "ไม่ทราบ");

    private static final int MOST = 100_000;

    private final Vocabulary vocabulary;

    MetadataRules(Vocabulary vocabulary) {
        this.vocabulary = vocabulary;
    }

    static boolean hasInterval(String unit) {
        return !WITHOUT_INTERVAL.contains(unit);
    }

    /** Whether metadata has a field of this key. */
    boolean knows(String key) {
        return OF_CKAN.containsKey(key)
                || (!ELSEWHERE.contains(key)
                        && vocabulary.datasetFields().stream()
                                .anyMatch(field -> field.key().equals(key)));
    }

    /** The metadata that says {@code values}; what is wrong with them goes to {@code refusals}. */
    Metadata of(Map<String, List<String>> values, Map<String, String> extras, Refusals refusals) {
        Map<String, List<String>> checked = new LinkedHashMap<>();
        OF_CKAN.forEach((key, most) -> checked.put(key, plain(key, values, most, refusals)));
        for (ProfileField field : vocabulary.datasetFields()) {
            if (!ELSEWHERE.contains(field.key())) {
                checked.put(field.key(), checked(field, values.getOrDefault(field.key(), List.of()), refusals));
            }
        }
        String unit = take(checked, "update_frequency_unit");
        String interval = take(checked, "update_frequency_interval");
        return new Metadata(
                take(checked, "author"),
                take(checked, "author_email"),
                take(checked, "maintainer"),
                take(checked, "maintainer_email"),
                take(checked, "license_id"),
                take(checked, "url"),
                take(checked, "version"),
                take(checked, "data_type"),
                takeAll(checked, "objective"),
                unit,
                hasInterval(unit) ? interval : "",
                take(checked, "geo_coverage"),
                take(checked, "data_source"),
                takeAll(checked, "data_format"),
                take(checked, "data_category"),
                take(checked, "data_classification"),
                profile(checked),
                extras);
    }

    private static List<String> plain(String key, Map<String, List<String>> values, int most, Refusals refusals) {
        String text = refusals.text(key, first(values.getOrDefault(key, List.of())), most);
        return text.isEmpty() ? List.of() : List.of(text);
    }

    private static String first(List<String> texts) {
        return texts.isEmpty() ? "" : texts.get(0);
    }

    private static String take(Map<String, List<String>> values, String key) {
        return first(takeAll(values, key));
    }

    private static List<String> takeAll(Map<String, List<String>> values, String key) {
        List<String> taken = values.remove(key);
        return taken == null ? List.of() : taken;
    }

    private Map<String, Object> profile(Map<String, List<String>> rest) {
        Map<String, Object> profile = new LinkedHashMap<>();
        rest.forEach((key, texts) -> {
            boolean several = vocabulary
                    .field(key)
                    .map(field -> field.kind() == ProfileField.Kind.CHOICES)
                    .orElse(false);
            if (!texts.isEmpty()) {
                profile.put(key, several ? texts : texts.get(0));
            }
        });
        return profile;
    }

    private List<String> checked(ProfileField field, List<String> texts, Refusals refusals) {
        List<String> clean = new ArrayList<>();
        for (String text : texts) {
            String one = refusals.text(field.key(), text, LENGTHS.getOrDefault(field.key(), MOST));
            if (!one.isEmpty()) {
                clean.add(one);
            }
        }
        if (field.vocabulary() != null) {
            return chosen(field, clean, refusals);
        }
        if (clean.size() > 1) {
            refusals.add(field.key(), "dataset.only_one");
        }
        clean.stream()
                .filter(text -> !fits(field.kind(), text))
                .forEach(text -> refusals.add(
                        field.key(), "dataset.kind." + field.kind().name().toLowerCase(Locale.ROOT), text));
        return clean;
    }

    private List<String> chosen(ProfileField field, List<String> texts, Refusals refusals) {
        List<String> known =
                vocabulary.accepted(field.key()).stream().map(Choice::value).toList();
        texts.stream()
                .filter(text -> !known.contains(text))
                .forEach(text -> refusals.add(field.key(), "dataset.choice", text));
        if (field.kind() == ProfileField.Kind.CHOICE && texts.size() > 1) {
            refusals.add(field.key(), "dataset.only_one");
        }
        return known.stream().filter(texts::contains).toList();
    }

    private static boolean fits(ProfileField.Kind kind, String text) {
        return switch (kind) {
            case TEXT, MARKDOWN, CHOICE, CHOICES -> true;
            case EMAIL -> text.matches("[^@\\s]+@[^@\\s]+\\.[^@\\s]+");
            case URL -> Links.isLink(text);
            case DATE -> isDate(text);
            case YEAR -> text.matches("[0-9]{4}");
            case INTEGER -> text.matches("[0-9]{1,9}");
            case DECIMAL -> text.matches("-?[0-9]{1,9}(\\.[0-9]{1,15})?");
        };
    }

    private static boolean isDate(String text) {
        try {
            return LocalDate.parse(text).getYear() > 0;
        } catch (DateTimeException e) {
            return false;
        }
    }

    /** The values that {@code metadata} says, as a draft would say them. */
    static Map<String, List<String>> values(Metadata metadata) {
        Map<String, List<String>> values = new LinkedHashMap<>();
        one(values, "author", metadata.author());
        one(values, "author_email", metadata.authorEmail());
        one(values, "maintainer", metadata.maintainer());
        one(values, "maintainer_email", metadata.maintainerEmail());
        one(values, "license_id", metadata.licenseId());
        one(values, "url", metadata.url());
        one(values, "version", metadata.version());
        one(values, "data_type", metadata.dataType());
        values.put("objective", metadata.objective());
        one(values, "update_frequency_unit", metadata.updateFrequencyUnit());
        one(values, "update_frequency_interval", metadata.updateFrequencyInterval());
        one(values, "geo_coverage", metadata.geoCoverage());
        one(values, "data_source", metadata.dataSource());
        values.put("data_format", metadata.dataFormat());
        one(values, "data_category", metadata.dataCategory());
        one(values, "data_classification", metadata.dataClassification());
        metadata.profile().forEach((key, value) -> values.put(key, texts(value)));
        return values;
    }

    private static void one(Map<String, List<String>> values, String key, String text) {
        values.put(key, text.isEmpty() ? List.of() : List.of(text));
    }

    private static List<String> texts(Object value) {
        if (value instanceof List<?> list) {
            return list.stream().map(String::valueOf).toList();
        }
        return List.of(String.valueOf(value));
    }
}
