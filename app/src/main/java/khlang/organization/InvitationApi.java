package khlang.organization;

import khlang.user.Actor;
import khlang.user.Invitations;
import khlang.user.UserApi;
import khlang.web.ActionRequest;
import khlang.web.Actions;
import khlang.web.Site;
import tools.jackson.databind.node.ObjectNode;

/** Inviting somebody into an organization or a group, in the CKAN API. */
public final class InvitationApi {
    private final Members inOrganizations;
    private final Members inGroups;
    private final Invitations invitations;
    private final Site site;

    public InvitationApi(Members inOrganizations, Members inGroups, Invitations invitations, Site site) {
        this.inOrganizations = inOrganizations;
        this.inGroups = inGroups;
        this.invitations = invitations;
        this.site = site;
    }

    /** Adds its action. */
    public void addTo(Actions actions) {
        actions.write("user_invite", "organization", this::invite);
    }

    private ObjectNode invite(ActionRequest request) {
        String email = request.required("email");
        String group = request.required("group_id");
        String role = request.required("role");
        Members members = inOrganizations.groups().find(group).isPresent() ? inOrganizations : inGroups;
        Actor actor = Actor.of(request.context());
        members.checkMayGive(actor, group, role);
        Invitations.Invitation made = invitations.make(email);
        members.give(actor, group, made.user().id(), role);
        return UserApi.json(actor, made.user())
                .put("email", made.user().email())
                .put("password", made.password())
                .put("login_url", site.url() + "/login");
    }
}
