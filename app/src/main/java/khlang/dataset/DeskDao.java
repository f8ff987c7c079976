package khlang.dataset;

import java.util.Collection;
import java.util.List;
import org.jdbi.v3.sqlobject.customizer.Bind;
import org.jdbi.v3.sqlobject.customizer.BindList;
import org.jdbi.v3.sqlobject.customizer.BindList.EmptyHandling;
import org.jdbi.v3.sqlobject.statement.SqlQuery;

/** Which datasets lie on somebody's desk. */
interface DeskDao {
    @SqlQuery("""
            select id
            from dataset
            where state != 'deleted' and (private or state != 'active') = :hidden
              and (:all or organization_id in (<edited>) or id in (<shared>)
                or (state = 'active' and (organization_id in (<read>) or id in (<shown>))))
            order by metadata_modified desc, id
            limit :limit offset :offset
            """)
    List<String> list(
            @Bind("hidden") boolean hidden,
            @Bind("all") boolean all,
            @BindList(value = "edited", onEmpty = EmptyHandling.NULL_STRING) Collection<String> edited,
            @BindList(value = "read", onEmpty = EmptyHandling.NULL_STRING) Collection<String> read,
            @BindList(value = "shared", onEmpty = EmptyHandling.NULL_STRING) Collection<String> shared,
            @BindList(value = "shown", onEmpty = EmptyHandling.NULL_STRING) Collection<String> shown,
            @Bind("limit") int limit,
            @Bind("offset") long offset);

    @SqlQuery("""
            select count(*)
            from dataset
            where state != 'deleted' and (private or state != 'active') = :hidden
              and (:all or organization_id in (<edited>) or id in (<shared>)
                or (state = 'active' and (organization_id in (<read>) or id in (<shown>))))
            """)
    long count(
            @Bind("hidden") boolean hidden,
            @Bind("all") boolean all,
            @BindList(value = "edited", onEmpty = EmptyHandling.NULL_STRING) Collection<String> edited,
            @BindList(value = "read", onEmpty = EmptyHandling.NULL_STRING) Collection<String> read,
            @BindList(value = "shared", onEmpty = EmptyHandling.NULL_STRING) Collection<String> shared,
            @BindList(value = "shown", onEmpty = EmptyHandling.NULL_STRING) Collection<String> shown);
}
