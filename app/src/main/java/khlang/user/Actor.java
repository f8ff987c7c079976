package khlang.user;

import io.javalin.http.Context;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import khlang.web.Caller;
import org.jspecify.annotations.Nullable;

/**
 * Who is asking; the one place that says what they may do.
 *
 * @param id the user's id, null for somebody unknown
 * @param name the user's name, empty for somebody unknown
 * @param sysadmin whether they may do everything
 * @param roles their role in each organization, by the organization's id
 * @param groupRoles their role in each group, by the group's id
 * @param shares their role in each single dataset that was shared with them, by the dataset's id
 */
public record Actor(
        @Nullable String id,
        String name,
        boolean sysadmin,
        Map<String, Role> roles,
        Map<String, Role> groupRoles,
        Map<String, Role> shares) {
    /** Somebody unknown. */
    public static final Actor ANONYMOUS = new Actor(null, "", false, Map.of());

    /** The program itself: the command line, imports at start. */
    public static final Actor SYSTEM = new Actor(null, "system", true, Map.of());

    private static final String ATTRIBUTE = "khlang.actor";

    /** Somebody who has no role but in organizations. */
    public Actor(@Nullable String id, String name, boolean sysadmin, Map<String, Role> roles) {
        this(id, name, sysadmin, roles, Map.of(), Map.of());
    }

    /** Who asks in this request, as found by the door that reads tokens and sessions. */
    public static Actor of(Context context) {
        Actor actor = context.attribute(ATTRIBUTE);
        return actor == null ? ANONYMOUS : actor;
    }

    /** Puts the actor into the request. */
    void addTo(Context context) {
        context.attribute(ATTRIBUTE, this);
        if (known()) {
            Caller.know(context);
        }
    }

    /** Whether this is somebody known. */
    public boolean known() {
        return id != null || sysadmin;
    }

    /** Whether they may see what is private in an organization. */
    public boolean maySeePrivate(@Nullable String organizationId) {
        return has(roles, organizationId, Role.MEMBER);
    }

    /** Whether they may see a dataset that is private. */
    public boolean maySeePrivate(Owned dataset) {
        return maySeePrivate(dataset.organizationId()) || has(shares, dataset.id(), Role.MEMBER);
    }

    /** Whether they may create, change and delete datasets of an organization. */
    public boolean mayEdit(@Nullable String organizationId) {
        return has(roles, organizationId, Role.EDITOR);
    }

    /** Whether they may change and delete a dataset. */
    public boolean mayEdit(Owned dataset) {
        return mayEdit(dataset.organizationId()) || has(shares, dataset.id(), Role.EDITOR);
    }

    /** Whether there is any dataset that they may change, or any organization that may get one of them. */
    public boolean mayEditSome() {
        return sysadmin || some(roles.values()) || some(shares.values());
    }

    private static boolean some(Collection<Role> held) {
        return held.stream().anyMatch(role -> role.compareTo(Role.EDITOR) >= 0);
    }

    /** The ids of the single datasets that were shared with them in a role or one above. */
    public Set<String> shared(Role least) {
        return shares.keySet().stream()
                .filter(dataset -> has(shares, dataset, least))
                .collect(Collectors.toUnmodifiableSet());
    }

    /** Whether they may give and take roles in an organization. */
    public boolean mayAdminister(@Nullable String organizationId) {
        return has(roles, organizationId, Role.ADMIN);
    }

    /** Whether they may change a group, and give and take roles in it. */
    public boolean mayAdministerGroup(String groupId) {
        return has(groupRoles, groupId, Role.ADMIN);
    }

    /** Whether they may put datasets into a group and take them out. */
    public boolean mayFill(String groupId) {
        return has(groupRoles, groupId, Role.MEMBER);
    }

    private boolean has(Map<String, Role> held, @Nullable String id, Role least) {
        if (sysadmin) {
            return true;
        }
        Role role = id == null ? null : held.get(id);
        return role != null && role.compareTo(least) >= 0;
    }
}
