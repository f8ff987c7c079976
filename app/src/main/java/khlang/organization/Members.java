package khlang.organization;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import khlang.problem.Problem;
import khlang.user.Actor;
import khlang.user.Role;
import khlang.user.User;
import khlang.user.Users;
import org.jdbi.v3.core.Jdbi;

/** Who belongs to which organization, or group, and as what. */
public final class Members {
    private final Jdbi jdbi;
    private final Groups groups;
    private final Users users;

    public Members(Jdbi jdbi, Groups groups, Users users) {
        this.jdbi = jdbi;
        this.groups = groups;
        this.users = users;
    }

    /**
     * The members of one, by name.
     *
     * @throws Problem where the actor is a stranger
     */
    public List<Member> list(Actor actor, Group group) {
        if (!actor.known()) {
            throw Problem.denied("organization.denied.login");
        }
        return jdbi.onDemand(MemberDao.class).list(table(), owner(), group.id()).stream()
                .map(Members::member)
                .toList();
    }

    /** Of what these are the members. */
    public Groups groups() {
        return groups;
    }

    private String table() {
        return groups.kind().memberTable();
    }

    private String owner() {
        return groups.kind().memberColumn();
    }

    private static Member member(MemberDao.Row row) {
        return new Member(row.userId(), row.name(), row.displayName(), role(row.role()));
    }

    private static Role role(String name) {
        return Role.valueOf(name.toUpperCase(Locale.ROOT));
    }

    /**
     * Gives a user a role, in place of one that they had.
     *
     * @throws Problem where the actor does not administer it or would no longer, or there is no such user or role
     */
    public Member give(Actor actor, String group, String user, String role) {
        Group found = groups.showChangeable(actor, group);
        User member = user(user);
        Role given = parsed(role);
        if (given != Role.ADMIN) {
            checkNotOwn(actor, member, "role");
        }
        jdbi.useTransaction(handle -> {
            MemberDao members = handle.attach(MemberDao.class);
            members.delete(table(), owner(), found.id(), member.id());
            members.insert(
                    table(), owner(), found.id(), member.id(), given.name().toLowerCase(Locale.ROOT));
        });
        return new Member(member.id(), member.name(), member.displayName(), given);
    }

    /** Checks that the actor may give a role, before there is a user for it. @throws Problem as {@link #give} does */
    void checkMayGive(Actor actor, String group, String role) {
        groups.showChangeable(actor, group);
        parsed(role);
    }

    /**
     * Takes a user's role.
     *
     * @throws Problem where the actor does not administer it or would no longer, or the user has none
     */
    public void take(Actor actor, String group, String user) {
        Group found = groups.showChangeable(actor, group);
        User member = user(user);
        checkNotOwn(actor, member, "username");
        if (jdbi.onDemand(MemberDao.class).delete(table(), owner(), found.id(), member.id()) == 0) {
            throw Problem.notFound("organization.member.unknown", member.name());
        }
    }

    /** Nobody locks themselves out by mistake: whoever may do this is an administrator, of this or of everything. */
    private static void checkNotOwn(Actor actor, User member, String field) {
        if (!actor.sysadmin() && member.id().equals(actor.id())) {
            throw Problem.invalid(field, "organization.member.self");
        }
    }

    private User user(String idOrName) {
        Optional<User> found = users.find(idOrName);
        return found.orElseThrow(() -> Problem.invalid("username", "user.unknown", idOrName));
    }

    private static Role parsed(String role) {
        for (Role known : Role.values()) {
            if (known.name().equalsIgnoreCase(role)) {
                return known;
            }
        }
        throw Problem.invalid("role", "organization.role.form");
    }
}
