package khlang.datastore;

import java.util.List;
import khlang.dataset.Resource;
import khlang.dataset.Resources;
import khlang.problem.Problem;
import khlang.user.Actor;
import khlang.user.Role;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/** The rules of tables' further names, by which they can be asked for as by their resource's id. */
final class Aliases {
    private static final int MOST = 100;
    private static final int LONGEST = 200;

    private final Jdbi jdbi;
    private final Resources resources;

    Aliases(Jdbi jdbi, Resources resources) {
        this.jdbi = jdbi;
        this.resources = resources;
    }

    private AliasDao dao() {
        return jdbi.onDemand(AliasDao.class);
    }

    /** The id of a resource, by that or by a further name of its table; what is neither stays as it is. */
    String resourceId(String idOrAlias) {
        return resources.find(idOrAlias).isPresent()
                ? idOrAlias
                : dao().find(idOrAlias).orElse(idOrAlias);
    }

    /** The further names of a table. */
    List<String> of(String resourceId) {
        return dao().list(resourceId);
    }

    /** Names as a table can have them. @throws Problem under {@code aliases} where one cannot be, or is another's */
    List<String> checked(Resource resource, List<String> names) {
        if (names.size() > MOST) {
            throw Problem.invalid("aliases", "datastore.items", MOST);
        }
        for (String name : names) {
            if (name.equals(TableList.NAME)) {
                throw Problem.invalid("aliases", "datastore.alias.list", name);
            }
            if (!FieldDraft.isName(name)) {
                throw Problem.invalid("aliases", "datastore.alias.name", name);
            }
            boolean others = dao().find(name)
                    .filter(owner -> !owner.equals(resource.id()))
                    .isPresent();
            if (name.length() > LONGEST || others || resources.find(name).isPresent()) {
                throw Problem.invalid("aliases", "datastore.alias.taken", name);
            }
        }
        return names.stream().distinct().toList();
    }

    /** Gives a table these names and no others, within the caller's transaction. */
    void replace(Handle transaction, String resourceId, List<String> names) {
        AliasDao dao = transaction.attach(AliasDao.class);
        dao.delete(resourceId);
        dao.insert(resourceId, names);
    }

    /** The tables that somebody may read, each once for each of its further names, or once without. */
    List<AliasDao.Named> visible(Actor actor) {
        List<String> organizations =
                actor.roles().keySet().stream().filter(actor::maySeePrivate).toList();
        return dao().visible(actor.sysadmin(), organizations, actor.shared(Role.MEMBER));
    }
}
