package khlang.organization;

import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Function;
import khlang.problem.Problem;
import khlang.user.Actor;
import org.jdbi.v3.core.Jdbi;

/** The organizations, or the groups, of the catalogue, and who may change them. */
public final class Groups {
    private final GroupKind kind;
    private final GroupDao groups;
    private final InstantSource clock;
    private final List<Consumer<String>> listeners = new ArrayList<>();
    private Function<Actor, Map<String, Long>> counts = actor -> Map.of();

    public Groups(GroupKind kind, Jdbi jdbi, InstantSource clock) {
        this.kind = kind;
        this.groups = jdbi.onDemand(GroupDao.class);
        this.clock = clock;
    }

    /** Which of the two these are. */
    public GroupKind kind() {
        return kind;
    }

    /** Hands in how many datasets that somebody may see each has, by its id; those without may be missing. */
    public void counts(Function<Actor, Map<String, Long>> counted) {
        this.counts = counted;
    }

    /** Hands in what shall be told the id of each that was made, changed or deleted. */
    public void onChange(Consumer<String> listener) {
        listeners.add(listener);
    }

    /** How many datasets that the actor may see each has, by its id; those without may be missing. */
    public Map<String, Long> counts(Actor actor) {
        return counts.apply(actor);
    }

    /** The one of an id or a name, where it is not deleted. */
    public Optional<Group> find(String idOrName) {
        return lookUp(idOrName).filter(Group::active);
    }

    /**
     * The one of an id or a name.
     *
     * @throws Problem where there is none
     */
    public Group show(Actor actor, String idOrName) {
        return find(idOrName).orElseThrow(() -> unknown(idOrName));
    }

    /** All that are not deleted, by their titles in Thai order. */
    public List<Group> list() {
        return groups.list(kind.table()).stream()
                .filter(Group::active)
                .sorted(Group.byTitle())
                .toList();
    }

    /** All, deleted ones too, by their ids. */
    public Map<String, Group> byId() {
        Map<String, Group> all = new LinkedHashMap<>();
        groups.list(kind.table()).forEach(group -> all.put(group.id(), group));
        return all;
    }

    /**
     * Those that the actor may change.
     *
     * @throws Problem where these are groups and the actor may change none
     */
    public List<Group> listChangeable(Actor actor) {
        List<Group> changeable = list().stream()
                .filter(group -> kind.mayAdminister(actor, group.id()))
                .toList();
        if (kind == GroupKind.GROUP && changeable.isEmpty()) {
            checkSysadmin(actor);
        }
        return changeable;
    }

    /**
     * The one of an id or a name, for an actor who wants to change it.
     *
     * @throws Problem where there is none or the actor may not
     */
    public Group showChangeable(Actor actor, String idOrName) {
        return changeable(actor, idOrName, find(idOrName));
    }

    /**
     * Checks that the actor may make one, before a form is shown or read.
     *
     * @throws Problem where the actor is no sysadmin
     */
    public void checkMayCreate(Actor actor) {
        checkSysadmin(actor);
    }

    /**
     * Makes one.
     *
     * @throws Problem where the actor is no sysadmin or a value is wrong
     */
    public Group create(Actor actor, Draft draft) {
        checkSysadmin(actor);
        GroupValues values = GroupValues.of(
                draft, null, name -> groups.findByName(kind.table(), name).isPresent());
        Group made =
                Group.of(UUID.randomUUID().toString(), values, clock.instant().truncatedTo(ChronoUnit.MICROS));
        groups.insert(kind.table(), made);
        tell(made.id());
        return made;
    }

    /**
     * Changes what the draft says; for an update in place of a patch, give {@link Draft#whole()}.
     *
     * @throws Problem where the actor may not or a value is wrong
     */
    public Group update(Actor actor, String idOrName, Draft draft) {
        Group before = changeableOrDeleted(actor, idOrName);
        GroupValues values = GroupValues.of(
                draft,
                before,
                name -> groups.findByName(kind.table(), name)
                        .filter(other -> !other.id().equals(before.id()))
                        .isPresent());
        Group after = Group.of(before.id(), values, before.created());
        if (after.active() != before.active()) {
            checkSysadmin(actor);
            if (!after.active()) {
                checkMayGo(after);
            }
        }
        groups.update(kind.table(), after);
        tell(after.id());
        return after;
    }

    /**
     * Hides one; a sysadmin may bring it back by an update of its state.
     *
     * @throws Problem where the actor is no sysadmin or it is an organization that still has datasets
     */
    public void delete(Actor actor, String idOrName) {
        checkSysadmin(actor);
        update(actor, idOrName, new Draft(null, null, null, null, null, null, GroupValues.DELETED));
    }

    /**
     * Removes one for ever.
     *
     * @throws Problem where the actor is no sysadmin or it is an organization that still has datasets
     */
    public void purge(Actor actor, String idOrName) {
        checkSysadmin(actor);
        Group gone = changeableOrDeleted(actor, idOrName);
        checkMayGo(gone);
        groups.delete(kind.table(), gone.id());
        tell(gone.id());
    }

    private Group changeableOrDeleted(Actor actor, String idOrName) {
        return changeable(actor, idOrName, lookUp(idOrName).filter(group -> group.active() || actor.sysadmin()));
    }

    private Group changeable(Actor actor, String idOrName, Optional<Group> wanted) {
        Group found = wanted.orElseThrow(() -> unknown(idOrName));
        if (!kind.mayAdminister(actor, found.id())) {
            throw Problem.denied("organization.denied.admin", found.title());
        }
        return found;
    }

    /** A dataset always has somebody who answers for it. */
    private void checkMayGo(Group group) {
        if (kind == GroupKind.ORGANIZATION && counts.apply(Actor.SYSTEM).getOrDefault(group.id(), 0L) > 0) {
            throw Problem.invalid("id", "organization.has_datasets", group.title());
        }
    }

    private Optional<Group> lookUp(String idOrName) {
        return groups.findById(kind.table(), idOrName).or(() -> groups.findByName(kind.table(), idOrName));
    }

    private Problem unknown(String idOrName) {
        return Problem.notFound("organization." + kind.code() + ".unknown", idOrName);
    }

    private void tell(String id) {
        listeners.forEach(listener -> listener.accept(id));
    }

    private static void checkSysadmin(Actor actor) {
        if (!actor.sysadmin()) {
            throw Problem.denied("organization.denied.sysadmin");
        }
    }
}
