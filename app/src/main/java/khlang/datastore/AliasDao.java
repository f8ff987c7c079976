package khlang.datastore;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.sqlobject.config.RegisterConstructorMapper;
import org.jdbi.v3.sqlobject.customizer.BindList;
import org.jdbi.v3.sqlobject.customizer.BindList.EmptyHandling;
import org.jdbi.v3.sqlobject.statement.SqlBatch;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;
import org.jspecify.annotations.Nullable;

/** Further names of tables. */
interface AliasDao {
    /** A table, by its resource, and one of its further names. */
    record Named(
            String resourceId, String datasetId, @Nullable String alias) {}

    @SqlQuery("""
            select resource_id
            from table_alias
            where name = :name
            """)
    Optional<String> find(String name);

    @SqlQuery("""
            select name
            from table_alias
            where resource_id = :resourceId
            order by name
            """)
    List<String> list(String resourceId);

    @SqlUpdate("""
            delete from table_alias
            where resource_id = :resourceId
            """)
    void delete(String resourceId);

    @SqlBatch("""
            insert into table_alias (name, resource_id)
            values (:name, :resourceId)
            """)
    void insert(String resourceId, Collection<String> name);

    /** The tables of all datasets that are public, of those of some organizations, and of some more. */
    @SqlQuery("""
            select r.id as resource_id, r.dataset_id, a.name as alias
            from resource r
            join dataset d on d.id = r.dataset_id
            left join table_alias a on a.resource_id = r.id
            where r.version_id is not null and r.state = 'active' and d.state = 'active'
              and (d.private = false or :all or d.organization_id in (<organizations>)
                or d.id in (<datasets>))
            order by r.id, a.name
            """)
    @RegisterConstructorMapper(Named.class)
    List<Named> visible(
            boolean all,
            @BindList(value = "organizations", onEmpty = EmptyHandling.NULL_STRING) Collection<String> organizations,
            @BindList(value = "datasets", onEmpty = EmptyHandling.NULL_STRING) Collection<String> datasets);
}
