package khlang.dataset;

import java.util.List;
import org.jdbi.v3.sqlobject.customizer.Bind;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;

/** Which active datasets organizations and groups have. */
interface MembershipDao {
    @SqlQuery("""
            select id
            from dataset
            where organization_id = :id and state = 'active'
            order by name
            """)
    List<String> listOfOrganization(@Bind("id") String organizationId);

    @SqlQuery("""
            select dataset.id
            from dataset
            join dataset_group on dataset_group.dataset_id = dataset.id
            where dataset_group.group_id = :id and dataset.state = 'active'
            order by dataset.name
            """)
    List<String> listOfGroup(@Bind("id") String groupId);

    @SqlUpdate("delete from dataset_group where dataset_id = :dataset and group_id = :group")
    int delete(@Bind("dataset") String datasetId, @Bind("group") String groupId);
}
