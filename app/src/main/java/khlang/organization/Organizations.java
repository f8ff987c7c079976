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

/** The organizations that publish, and who may change them. */
public final class Organizations {
    private final OrganizationDao organizations;
    private final InstantSource clock;
    private final List<Consumer<String>> listeners = new ArrayList<>();
    private Function<Actor, Map<String, Long>> counts = actor -> Map.of();

    public Organizations(Jdbi jdbi, InstantSource clock) {
        this.organizations = jdbi.onDemand(OrganizationDao.class);
        this.clock = clock;
    }

    /** Hands in how many datasets that somebody may see each organization has, by its id; those without may be missing. */
    public void counts(Function<Actor, Map<String, Long>> counted) {
        this.counts = counted;
    }

    /** Hands in what shall be told the id of each organization that was made, changed or deleted. */
    public void onChange(Consumer<String> listener) {
        listeners.add(listener);
    }

    /** How many datasets that the actor may see each organization has, by its id; those without may be missing. */
    public Map<String, Long> counts(Actor actor) {
        return counts.apply(actor);
    }

    /** The organization of an id or a name, where it is not deleted. */
    public Optional<Organization> find(String idOrName) {
        return lookUp(idOrName).filter(organization -> organization.state().equals(EntryValues.ACTIVE));
    }

    /**
     * The organization of an id or a name.
     *
     * @throws Problem where there is none
     */
    public Organization show(Actor actor, String idOrName) {
        return find(idOrName).orElseThrow(() -> Problem.notFound("organization.organization.unknown", idOrName));
    }

    /** All that are not deleted, by their titles in Thai order. */
    public List<Organization> list() {
        return organizations.list().stream()
                .filter(organization -> organization.state().equals(EntryValues.ACTIVE))
                .sorted(Entries.byTitle())
                .toList();
    }

    /** All, deleted ones too, by their ids. */
    public Map<String, Organization> byId() {
        Map<String, Organization> all = new LinkedHashMap<>();
        organizations.list().forEach(organization -> all.put(organization.id(), organization));
        return all;
    }

    /**
     * Makes one.
     *
     * @throws Problem where the actor is no sysadmin or a value is wrong
     */
    public Organization create(Actor actor, Draft draft) {
        checkSysadmin(actor);
        EntryValues values = EntryValues.of(
                draft, null, name -> organizations.findByName(name).isPresent());
        Organization made =
                of(UUID.randomUUID().toString(), values, clock.instant().truncatedTo(ChronoUnit.MICROS));
        organizations.insert(made);
        tell(made.id());
        return made;
    }

    /**
     * Changes what the draft says; for an update in place of a patch, give {@link Draft#whole()}.
     *
     * @throws Problem where the actor may not or a value is wrong
     */
    public Organization update(Actor actor, String idOrName, Draft draft) {
        Organization before = changeable(actor, idOrName);
        EntryValues values = EntryValues.of(
                draft,
                before,
                name -> organizations
                        .findByName(name)
                        .filter(other -> !other.id().equals(before.id()))
                        .isPresent());
        Organization after = of(before.id(), values, before.created());
        if (!after.state().equals(before.state())) {
            checkSysadmin(actor);
            if (after.state().equals(EntryValues.DELETED)) {
                checkMayGo(after);
            }
        }
        organizations.update(after);
        tell(after.id());
        return after;
    }

    /**
     * Hides one; a sysadmin may bring it back by an update of its state.
     *
     * @throws Problem where the actor is no sysadmin or it still has datasets
     */
    public void delete(Actor actor, String idOrName) {
        checkSysadmin(actor);
        update(actor, idOrName, new Draft(null, null, null, null, null, null, EntryValues.DELETED));
    }

    /**
     * Removes one for ever.
     *
     * @throws Problem where the actor is no sysadmin or it still has datasets
     */
    public void purge(Actor actor, String idOrName) {
        checkSysadmin(actor);
        Organization gone = changeable(actor, idOrName);
        checkMayGo(gone);
        organizations.delete(gone.id());
        tell(gone.id());
    }

    private Organization changeable(Actor actor, String idOrName) {
        Organization found = lookUp(idOrName)
                .filter(organization -> organization.state().equals(EntryValues.ACTIVE) || actor.sysadmin())
                .orElseThrow(() -> Problem.notFound("organization.organization.unknown", idOrName));
        if (!actor.mayAdminister(found.id())) {
            throw Problem.denied("organization.denied.admin", found.title());
        }
        return found;
    }

    /** A dataset always has somebody who answers for it. */
    private void checkMayGo(Organization organization) {
        if (counts.apply(Actor.SYSTEM).getOrDefault(organization.id(), 0L) > 0) {
            throw Problem.invalid("id", "organization.has_datasets", organization.title());
        }
    }

    private Optional<Organization> lookUp(String idOrName) {
        return organizations.findById(idOrName).or(() -> organizations.findByName(idOrName));
    }

    private static Organization of(String id, EntryValues values, Instant created) {
        return new Organization(
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
