package khlang.dataset;

import java.util.List;
import java.util.Map;
import khlang.problem.Phrase;

/** The 14 items without which nothing is made public, and the one class of data that may be. */
final class MandatoryItems {
    private static final String PUBLIC = "ข้อมูลสาธารณะ";
    private static final String OPEN = "เปิดเผย";

    private MandatoryItems() {}

    /** What hinders this dataset from being public, by the key of the field; empty where nothing does. */
    static Map<String, List<Phrase>> missing(Dataset dataset) {
        Refusals refusals = new Refusals();
        Metadata said = dataset.metadata();
        need(refusals, "data_type", said.dataType().isEmpty());
        need(refusals, "title", dataset.title().isEmpty());
        need(refusals, "owner_org", dataset.organizationId() == null);
        need(refusals, "maintainer", said.maintainer().isEmpty());
        need(refusals, "maintainer_email", said.maintainerEmail().isEmpty());
        need(refusals, "tag_string", dataset.tags().isEmpty());
        need(refusals, "notes", dataset.notes().isEmpty());
        need(refusals, "objective", said.objective().isEmpty());
        need(refusals, "update_frequency_unit", said.updateFrequencyUnit().isEmpty());
        need(
                refusals,
                "update_frequency_interval",
                said.updateFrequencyInterval().isEmpty() && MetadataRules.hasInterval(said.updateFrequencyUnit()));
        need(refusals, "geo_coverage", said.geoCoverage().isEmpty());
        need(refusals, "data_source", said.dataSource().isEmpty());
        need(refusals, "data_format", said.dataFormat().isEmpty());
        need(refusals, "data_category", said.dataCategory().isEmpty());
        need(refusals, "license_id", said.licenseId().isEmpty());
        if (!said.dataCategory().isEmpty() && !said.dataCategory().equals(PUBLIC)) {
            refusals.add("data_category", "dataset.only_public", said.dataCategory());
        }
        if (!said.dataClassification().isEmpty() && !said.dataClassification().equals(OPEN)) {
            refusals.add("data_classification", "dataset.only_open", said.dataClassification());
        }
        return refusals.fields();
    }

    private static void need(Refusals refusals, String field, boolean missing) {
        if (missing) {
            refusals.add(field, "web.missing");
        }
    }
}
