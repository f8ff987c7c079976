package khlang.organization;

import java.time.Instant;
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

/** The groups under which datasets are found; only a sysadmin changes them. */
public final class Groups {
    private final GroupDao groups;
    private final InstantSource clock;
    private final List<Consumer<String>> listeners = new ArrayList<>();
    private Function<Actor, Map<String, Long>> counts = actor -> Map.of();

    public Groups(Jdbi jdbi, InstantSource clock) {
        this.groups = jdbi.onDemand(GroupDao.class);
        this.clock = clock;
    }

    /** Hands in how many datasets that somebody may see each group has, by its id; those without may be missing. */
    public void counts(Function<Actor, Map<String, Long>> counted) {
        this.counts = counted;
    }

    /** Hands in what shall be told the id of each group that was made, changed or deleted. */
    public void onChange(Consumer<String> listener) {
        listeners.add(listener);
    }

    /** How many datasets that the actor may see each group has, by its id; those without may be missing. */
    public Map<String, Long> counts(Actor actor) {
        return counts.apply(actor);
    }

    /** The group of an id or a name, where it is not deleted. */
    public Optional<Group> find(String idOrName) {
        return lookUp(idOrName).filter(group -> group.state().equals(EntryValues.ACTIVE));
    }

    /**
     * The group of an id or a name.
     *
     * @throws Problem where there is none
     */
    public Group show(Actor actor, String idOrName) {
        return find(idOrName).orElseThrow(() -> Problem.notFound("organization.group.unknown", idOrName));
    }

    /** All that are not deleted, by their titles in Thai order. */
    public List<Group> list() {
        return groups.list().stream()
                .filter(group -> group.state().equals(EntryValues.ACTIVE))
                .sorted(Entries.byTitle())
                .toList();
    }

    /** All, deleted ones too, by their ids. */
    public Map<String, Group> byId() {
        Map<String, Group> all = new LinkedHashMap<>();
        groups.list().forEach(group -> all.put(group.id(), group));
        return all;
    }

    /**
     * Makes one.
     *
     * @throws Problem where the actor is no sysadmin or a value is wrong
     */
    public Group create(Actor actor, Draft draft) {
        checkSysadmin(actor);
        EntryValues values =
                EntryValues.of(draft, null, name -> groups.findByName(name).isPresent());
        Group made = of(UUID.randomUUID().toString(), values, clock.instant().truncatedTo(ChronoUnit.MICROS));
        groups.insert(made);
        tell(made.id());
        return made;
    }

    /**
     * Changes what the draft says; for an update in place of a patch, give {@link Draft#whole()}.
     *
     * @throws Problem where the actor may not or a value is wrong
     */
    public Group update(Actor actor, String idOrName, Draft draft) {
        Group before = changeable(actor, idOrName);
        EntryValues values = EntryValues.of(
                draft,
                before,
                name -> groups.findByName(name)
                        .filter(other -> !other.id().equals(before.id()))
                        .isPresent());
        Group after = of(before.id(), values, before.created());
        groups.update(after);
        tell(after.id());
        return after;
    }

    /**
     * Hides one; a sysadmin may bring it back by an update of its state.
     *
     * @throws Problem where the actor is no sysadmin
     */
    public void delete(Actor actor, String idOrName) {
        checkSysadmin(actor);
        update(actor, idOrName, new Draft(null, null, null, null, null, null, EntryValues.DELETED));
    }

    /**
     * Removes one for ever.
     *
     * @throws Problem where the actor is no sysadmin
     */
    public void purge(Actor actor, String idOrName) {
        checkSysadmin(actor);
        Group gone = changeable(actor, idOrName);
        groups.delete(gone.id());
        tell(gone.id());
    }

    private Group changeable(Actor actor, String idOrName) {
        checkSysadmin(actor);
        return lookUp(idOrName).orElseThrow(() -> Problem.notFound("organization.group.unknown", idOrName));
    }

    private Optional<Group> lookUp(String idOrName) {
        return groups.findById(idOrName).or(() -> groups.findByName(idOrName));
    }

    private static Group of(String id, EntryValues values, Instant created) {
        return new Group(
                id,
                values.name(),
                values.title(),
                values.titleEnglish(),
                values.description(),
                values.descriptionEnglish(),
                values.imageUrl(),
                values.state(),
                created);
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
