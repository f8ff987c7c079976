package khlang.dataset;

import java.util.Collection;
import java.util.List;
import org.jdbi.v3.sqlobject.config.RegisterConstructorMapper;
import org.jdbi.v3.sqlobject.customizer.BindList;
import org.jdbi.v3.sqlobject.customizer.BindList.EmptyHandling;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jspecify.annotations.Nullable;

/** Counts of datasets in the catalogue. */
@RegisterConstructorMapper(DatasetCountDao.Row.class)
interface DatasetCountDao {
    /** How many datasets of one organization, public ones or the others, bear the key. */
    record Row(String key, @Nullable String organizationId, boolean hidden, long datasets) {}

    @SqlQuery("""
            select organization_id as "key", organization_id,
              (private or state <> 'active') as hidden, count(*) as datasets
            from dataset
            where state <> 'deleted' and organization_id is not null
            group by organization_id, (private or state <> 'active')
            """)
    List<Row> listOfOrganizations();

    @SqlQuery("""
            select dataset_group.group_id as "key", dataset.organization_id,
              (dataset.private or dataset.state <> 'active') as hidden, count(*) as datasets
            from dataset
            join dataset_group on dataset_group.dataset_id = dataset.id
            where dataset.state <> 'deleted'
            group by dataset_group.group_id, dataset.organization_id, (dataset.private or dataset.state <> 'active')
            """)
    List<Row> listOfGroups();

    /** Of these datasets the private ones. */
    @SqlQuery("""
            select organization_id as "key", organization_id, true as hidden, count(*) as datasets
            from dataset
            where private and state = 'active' and organization_id is not null and id in (<ids>)
            group by organization_id
            """)
    List<Row> listOfOrganizations(@BindList(value = "ids", onEmpty = EmptyHandling.NULL_STRING) Collection<String> ids);

    @SqlQuery("""
            select dataset_group.group_id as "key", dataset.organization_id, true as hidden, count(*) as datasets
            from dataset
            join dataset_group on dataset_group.dataset_id = dataset.id
            where dataset.private and dataset.state = 'active' and dataset.id in (<ids>)
            group by dataset_group.group_id, dataset.organization_id
            """)
    List<Row> listOfGroups(@BindList(value = "ids", onEmpty = EmptyHandling.NULL_STRING) Collection<String> ids);
}
