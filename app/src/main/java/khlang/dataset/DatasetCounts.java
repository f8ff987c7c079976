package khlang.dataset;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import khlang.user.Actor;
import khlang.user.Role;
import org.jdbi.v3.core.Jdbi;

/** How many datasets organizations and groups have, as far as somebody may see them. */
public final class DatasetCounts {
    private final DatasetCountDao counts;

    public DatasetCounts(Jdbi jdbi) {
        this.counts = jdbi.onDemand(DatasetCountDao.class);
    }

    /** By the id of the organization; those without datasets are missing. */
    public Map<String, Long> ofOrganizations(Actor actor) {
        return seen(actor, counts.listOfOrganizations(), counts::listOfOrganizations);
    }

    /** By the id of the group; those without datasets are missing. */
    public Map<String, Long> ofGroups(Actor actor) {
        return seen(actor, counts.listOfGroups(), counts::listOfGroups);
    }

    /** @param among the hidden ones among some datasets, by their ids */
    private static Map<String, Long> seen(
            Actor actor,
            List<DatasetCountDao.Row> rows,
            Function<Collection<String>, List<DatasetCountDao.Row>> among) {
        Map<String, Long> seen = new HashMap<>();
        for (DatasetCountDao.Row row : rows) {
            if (!row.hidden() || actor.maySeePrivate(row.organizationId())) {
                seen.merge(row.key(), row.datasets(), Long::sum);
            }
        }
        Set<String> shared = actor.shared(Role.MEMBER);
        if (!shared.isEmpty()) {
            among.apply(shared).stream()
                    .filter(row -> !actor.maySeePrivate(row.organizationId()))
                    .forEach(row -> seen.merge(row.key(), row.datasets(), Long::sum));
        }
        return seen;
    }
}
