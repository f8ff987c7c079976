package khlang.dataset;

import java.util.List;
import khlang.problem.Problem;
import khlang.user.Actor;
import khlang.user.User;
import khlang.user.Users;
import khlang.web.Times;
import org.jdbi.v3.core.Jdbi;

/** With whom single datasets are shared; what that allows, {@link Actor} says. */
public final class Collaborators {
    private static final List<String> ROLES = List.of("editor", "member");

    private final Jdbi jdbi;
    private final Datasets datasets;
    private final Users users;

    public Collaborators(Jdbi jdbi, Datasets datasets, Users users) {
        this.jdbi = jdbi;
        this.datasets = datasets;
        this.users = users;
    }

    /**
     * Shares a dataset with a user, or gives them another role in it.
     *
     * @throws Problem where the actor does not administer its organization, or there is no such dataset, user or role
     */
    Collaborator give(Actor actor, String dataset, String user, String role) {
        String id = administered(actor, dataset).id();
        Collaborator given = new Collaborator(id, user(user).id(), checked(role), Times.now());
        jdbi.useTransaction(handle -> {
            CollaboratorDao collaborators = handle.attach(CollaboratorDao.class);
            collaborators.delete(given.datasetId(), given.userId());
            collaborators.insert(given);
        });
        return given;
    }

    /**
     * Shares a dataset with a user no more.
     *
     * @throws Problem where the actor does not administer its organization, or it was not shared with them
     */
    void take(Actor actor, String dataset, String user) {
        Dataset found = administered(actor, dataset);
        User taken = user(user);
        if (jdbi.withExtension(CollaboratorDao.class, all -> all.delete(found.id(), taken.id())) == 0) {
            throw Problem.notFound("dataset.collaborator.unknown", taken.name(), found.name());
        }
    }

    /**
     * With whom a dataset is shared, by name.
     *
     * @param role only those in this role; empty for all
     * @throws Problem where the actor does not administer its organization
     */
    List<Collaborator> list(Actor actor, String dataset, String role) {
        String id = administered(actor, dataset).id();
        return inRole(role, jdbi.withExtension(CollaboratorDao.class, all -> all.listOfDataset(id)));
    }

    /**
     * What is shared with a user, by the dataset's name.
     *
     * @throws Problem where the actor is neither that user nor a system administrator
     */
    List<Collaborator> listFor(Actor actor, String user, String role) {
        if (!actor.known()) {
            throw Problem.denied("dataset.denied.collaborator.own");
        }
        User found = user(user);
        if (!actor.sysadmin() && !found.id().equals(actor.id())) {
            throw Problem.denied("dataset.denied.collaborator.own");
        }
        return inRole(role, jdbi.withExtension(CollaboratorDao.class, all -> all.listOfUser(found.id())));
    }

    private static List<Collaborator> inRole(String role, List<Collaborator> all) {
        if (role.isEmpty()) {
            return all;
        }
        String wanted = checked(role);
        return all.stream().filter(one -> one.role().equals(wanted)).toList();
    }

    private Dataset administered(Actor actor, String idOrName) {
        Dataset dataset = datasets.show(actor, idOrName);
        if (!actor.mayAdminister(dataset.organizationId())) {
            throw Problem.denied("dataset.denied.collaborator");
        }
        return dataset;
    }

    private User user(String idOrName) {
        return users.find(idOrName).orElseThrow(() -> Problem.notFound("user.unknown", idOrName));
    }

    private static String checked(String role) {
        if (!ROLES.contains(role)) {
            throw Problem.invalid("capacity", "dataset.collaborator.role", role);
        }
        return role;
    }
}
