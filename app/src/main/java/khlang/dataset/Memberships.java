package khlang.dataset;

import java.util.List;
import java.util.Optional;
import khlang.organization.Group;
import khlang.organization.GroupKind;
import khlang.problem.Problem;
import khlang.user.Actor;
import khlang.web.Times;
import org.jdbi.v3.core.Jdbi;

/** Which datasets are in groups, as those who fill a group decide, and which are an organization's. */
public final class Memberships {
    private final Jdbi jdbi;
    private final Datasets datasets;

    public Memberships(Jdbi jdbi, Datasets datasets) {
        this.jdbi = jdbi;
        this.datasets = datasets;
    }

    /** The active datasets of an organization or a group that the actor may see, by name. */
    List<Dataset> list(Actor actor, GroupKind kind, Group group) {
        List<String> ids = jdbi.withExtension(MembershipDao.class, memberships -> switch (kind) {
            case ORGANIZATION -> memberships.listOfOrganization(group.id());
            case GROUP -> memberships.listOfGroup(group.id());
        });
        return datasets.list(ids).stream()
                .filter(dataset -> datasets.maySee(actor, dataset))
                .toList();
    }

    /**
     * Puts a dataset into a group, where it is not there yet.
     *
     * @throws Problem where the actor has no role in the group, or may not know of the dataset
     */
    Dataset put(Actor actor, Group group, String idOrName) {
        Dataset dataset = fillable(actor, group, idOrName);
        jdbi.useTransaction(handle -> {
            Catalogue catalogue = new Catalogue(handle);
            Optional<Dataset> before = catalogue.lock(dataset.id());
            if (before.filter(found -> !found.groupIds().contains(group.id())).isPresent()) {
                catalogue.datasets().insertGroups(dataset.id(), List.of(group.id()));
                catalogue.datasets().touch(dataset.id(), Times.now());
            }
        });
        datasets.changes().changed(dataset.id());
        return dataset;
    }

    /**
     * Takes a dataset out of a group.
     *
     * @throws Problem where the actor has no role in the group, or it has no such dataset
     */
    void take(Actor actor, Group group, String idOrName) {
        Dataset dataset = fillable(actor, group, idOrName);
        jdbi.useTransaction(handle -> {
            Catalogue catalogue = new Catalogue(handle);
            catalogue.lock(dataset.id());
            if (handle.attach(MembershipDao.class).delete(dataset.id(), group.id()) == 0) {
                throw Problem.notFound("dataset.group_without", group.title(), dataset.name());
            }
            catalogue.datasets().touch(dataset.id(), Times.now());
        });
        datasets.changes().changed(dataset.id());
    }

    private Dataset fillable(Actor actor, Group group, String idOrName) {
        if (!actor.mayFill(group.id())) {
            throw Problem.denied("dataset.denied.group", group.title());
        }
        return datasets.present(actor, idOrName);
    }
}
