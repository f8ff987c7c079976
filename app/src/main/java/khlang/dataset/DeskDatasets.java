package khlang.dataset;

import java.util.List;
import khlang.user.Actor;
import org.jdbi.v3.core.Jdbi;

/** The datasets of the organizations that somebody belongs to, as their desk lists them; the last changed first. */
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
        return page(actor, true, read, limit, offset);
    }

    /** What is public and somebody may change. */
    public Page published(Actor actor, int limit, long offset) {
        return page(actor, false, List.of(), limit, offset);
    }

    private Page page(Actor actor, boolean hidden, List<String> read, int limit, long offset) {
        List<String> edited =
                actor.roles().keySet().stream().filter(actor::mayEdit).toList();
        return jdbi.withHandle(handle -> {
            DeskDao desk = handle.attach(DeskDao.class);
            List<String> ids = desk.list(hidden, actor.sysadmin(), edited, read, limit, offset);
            return new Page(new Catalogue(handle).list(ids), desk.count(hidden, actor.sysadmin(), edited, read));
        });
    }
}
