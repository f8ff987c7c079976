package khlang.user;

import io.javalin.http.Context;
import java.util.Map;
import khlang.web.Caller;
import org.jspecify.annotations.Nullable;

/**
 * Who is asking; the one place that says what they may do.
 *
 * @param id the user's id, null for somebody unknown
 * @param name the user's name, empty for somebody unknown
 * @param sysadmin whether they may do everything
 * @param roles their role in each organization, by the organization's id
 */
public record Actor(@Nullable String id, String name, boolean sysadmin, Map<String, Role> roles) {
    /** Somebody unknown. */
    public static final Actor ANONYMOUS = new Actor(null, "", false, Map.of());

    /** The program itself: the command line, imports at start. */
    public static final Actor SYSTEM = new Actor(null, "system", true, Map.of());

    private static final String ATTRIBUTE = "khlang.actor";

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
        return has(organizationId, Role.MEMBER);
    }

    /** Whether they may create, change and delete datasets of an organization. */
    public boolean mayEdit(@Nullable String organizationId) {
        return has(organizationId, Role.EDITOR);
    }

    /** Whether there is any organization whose datasets they may change. */
    public boolean mayEditSome() {
        return sysadmin || roles.values().stream().anyMatch(role -> role.compareTo(Role.EDITOR) >= 0);
    }

    /** Whether they may give and take roles in an organization. */
    public boolean mayAdminister(@Nullable String organizationId) {
        return has(organizationId, Role.ADMIN);
    }

    private boolean has(@Nullable String organizationId, Role least) {
        if (sysadmin) {
            return true;
        }
        Role role = organizationId == null ? null : roles.get(organizationId);
        return role != null && role.compareTo(least) >= 0;
    }
}
