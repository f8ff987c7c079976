package khlang.portal;

import java.util.List;
import khlang.dataset.Dataset;

/**
 * What an officer finds on the desk.
 *
 * @param failed files that could not be loaded
 * @param loading files that are being loaded
 * @param hidden datasets that are not public yet, with how many items each lacks
 * @param recent public datasets, the last changed first
 * @param editor whether they may add data
 * @param organizationAdmin whether they look after an organization
 * @param sysadmin whether they run the site
 * @param done what the form before this page did, or empty
 */
public record DeskHome(
        List<DeskResource> failed,
        List<DeskResource> loading,
        List<Hidden> hidden,
        List<Dataset> recent,
        boolean editor,
        boolean organizationAdmin,
        boolean sysadmin,
        String done) {
    /** A dataset that is not public, and how many items it lacks for it. */
    public record Hidden(Dataset dataset, int missing) {}
}
