package khlang.portal;

import java.util.List;
import java.util.Map;
import khlang.dataset.Dataset;
import khlang.organization.Group;
import org.jspecify.annotations.Nullable;

/**
 * A dataset's page.
 *
 * @param dataset the dataset
 * @param notes its notes as safe HTML, in the page's language where there is some
 * @param organization who publishes it
 * @param groups the groups that it is in
 * @param resources its resources
 * @param facts what is said about it, by the heading of each part
 * @param license its licence's name, or empty
 * @param citation how to cite it
 * @param synthetic whether it says that its figures are made up
 * @param editable whether the caller may change it
 */
public record DatasetPage(
        Dataset dataset,
        String notes,
        @Nullable Group organization,
        List<Group> groups,
        List<ResourceCard> resources,
        Map<String, List<Fact>> facts,
        String license,
        String citation,
        boolean synthetic,
        boolean editable) {}
