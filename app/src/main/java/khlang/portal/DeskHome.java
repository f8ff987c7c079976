package khlang.portal;

import java.util.List;
import khlang.dataset.Dataset;
import khlang.organization.Group;
import khlang.user.Role;

/**
 * What somebody finds on the desk.
 *
 * @param waiting files that wait for somebody's word
 * @param failed files that could not be loaded
 * @param refused datasets for which files were sent that were refused
 * @param loading files that are being loaded
 * @param hidden datasets that are not public yet
 * @param recent public datasets that they may change, the last changed first
 * @param memberships the organizations that they belong to
 * @param editor whether they may add data
 * @param organizationAdmin whether they look after an organization
 * @param sysadmin whether they run the site
 * @param done what the form before this page did, or empty
 */
public record DeskHome(
        List<DeskResource> waiting,
        List<DeskResource> failed,
        List<Refused> refused,
        List<DeskResource> loading,
        DeskList<Hidden> hidden,
        DeskList<Dataset> recent,
        List<Membership> memberships,
        boolean editor,
        boolean organizationAdmin,
        boolean sysadmin,
        String done) {
    /**
     * A dataset that is not public.
     *
     * @param missing how many items it lacks for it
     * @param editable whether they may change it, or only see it
     */
    public record Hidden(Dataset dataset, int missing, boolean editable) {}

    /** A dataset, and how many files were refused that were sent for it. */
    public record Refused(Dataset dataset, int files) {}

    /** An organization that they belong to, and as what. */
    public record Membership(Group organization, Role role) {}
}
