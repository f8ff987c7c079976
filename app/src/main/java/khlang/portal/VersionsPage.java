package khlang.portal;

import java.util.List;
import khlang.dataset.Dataset;
import khlang.dataset.Resource;
import khlang.datastore.Difference;
import khlang.datastore.TableVersion;
import khlang.problem.Phrase;
import khlang.web.View;
import org.jspecify.annotations.Nullable;

/**
 * All versions of a resource.
 *
 * @param versions newest first
 */
public record VersionsPage(Dataset dataset, Resource resource, List<TableVersion> versions) {
    public VersionsPage {
        versions = List.copyOf(versions);
    }

    /** Whether a version is the one that is served. */
    public boolean served(TableVersion version) {
        return version.id().equals(resource.versionId());
    }

    /** The key of the word for how it stands with a version that is not simply an earlier one; empty for those. */
    public String state(TableVersion version) {
        return switch (version.state()) {
            case HELD -> "portal.versions.held";
            case PUT_ASIDE -> "portal.versions.put_aside";
            case PASSED_OVER -> "portal.versions.passed_over";
            case FAILED -> "portal.versions.failed";
            case REJECTED -> "portal.versions.rejected";
            case READY -> served(version) ? "portal.versions.served" : "";
            case LOADING -> "";
        };
    }

    /** Why no table could be made of a version's file; null where one was, or where nobody has tried. */
    public @Nullable Phrase reason(TableVersion version) {
        return version.failure().orElse(null);
    }

    /** Where the page of a version is. */
    public String page(TableVersion version) {
        String path = "/dataset/" + dataset.name() + "/resource/" + resource.id();
        return served(version) ? path : path + "?version=" + version.number();
    }

    /** Where its rows are, without an ending. */
    public String rows(TableVersion version) {
        return "/api/v1/datasets/" + dataset.name() + "/resources/" + resource.id() + "/versions/" + version.number()
                + "/rows";
    }

    /** Where its file is, byte for byte; of a table that was written row by row, where its rows are. */
    public String file(TableVersion version) {
        if (version.written()) {
            return rows(version) + ".csv";
        }
        return "/dataset/" + dataset.name() + "/resource/" + resource.id() + "/version/" + version.number()
                + "/download/" + View.encoded(version.fileName());
    }

    /** What differs from the version before, in words; empty where nothing does. */
    public static List<String> words(View view, Difference difference) {
        return DifferenceWords.of(view, difference);
    }
}
