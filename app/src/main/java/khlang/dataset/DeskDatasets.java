package khlang.dataset;

import java.util.List;
import java.util.Set;
import khlang.user.Actor;
import khlang.user.Role;
import org.jdbi.v3.core.Jdbi;

/**
 * The datasets of the organizations that somebody belongs to, and those that were shared with them, as their desk lists
 * them; the last changed first.
 */
public final class DeskDatasets {
    /**
     * Some of a list.
     *
     * @param datasets those of this page
     * @param count how many the whole list has
     */
    public record Page(List<Dataset> datasets, long count) {}

    private final Jdbi jdbi;

    public DeskDatasets(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /** What is not public yet and somebody may see; drafts only where they may change them. */
    public Page hidden(Actor actor, int limit, long offset) {
        List<String> read =
                actor.roles().keySet().stream().filter(actor::maySeePrivate).toList();
        return page(actor, true, read, actor.shared(Role.MEMBER), limit, offset);
    }

    /** What is public and somebody may change. */
    public Page published(Actor actor, int limit, long offset) {
        return page(actor, false, List.of(), Set.of(), limit, offset);
    }

    private Page page(Actor actor, boolean hidden, List<String> read, Set<String> shown, int limit, long offset) {
        List<String> edited =
                actor.roles().keySet().stream().filter(actor::mayEdit).toList();
        return jdbi.withHandle(handle -> {
            DeskDao desk = handle.attach(DeskDao.class);
            Set<String> shared = actor.shared(Role.EDITOR);
            boolean all = actor.sysadmin();
            List<String> ids = desk.list(hidden, all, edited, read, shared, shown, limit, offset);
            return new Page(new Catalogue(handle).list(ids), desk.count(hidden, all, edited, read, shared, shown));
        });
    }
}
