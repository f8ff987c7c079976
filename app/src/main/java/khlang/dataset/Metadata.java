package khlang.dataset;

import java.util.List;
import java.util.Map;

/**
 * What is said about a dataset beside its title: CKAN's own fields and the mandatory ones of the Thai profile. Text is
 * empty and lists are empty where nothing is said.
 *
 * @param profile the other fields of the profile, by key; each value is text or a list of text
 * @param extras free further keys and values
 */
public record Metadata(
        String author,
        String authorEmail,
        String maintainer,
        String maintainerEmail,
        String licenseId,
        String url,
        String version,
        String dataType,
        List<String> objective,
        String updateFrequencyUnit,
        String updateFrequencyInterval,
        String geoCoverage,
        String dataSource,
        List<String> dataFormat,
        String dataCategory,
        String dataClassification,
        Map<String, Object> profile,
        Map<String, String> extras) {}
