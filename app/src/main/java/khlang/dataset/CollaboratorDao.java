package khlang.dataset;

import java.util.List;
import org.jdbi.v3.sqlobject.config.RegisterConstructorMapper;
import org.jdbi.v3.sqlobject.customizer.BindMethods;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;

/** Who works on single datasets, in the catalogue. */
@RegisterConstructorMapper(Collaborator.class)
interface CollaboratorDao {
    @SqlQuery("""
            select dataset_collaborator.dataset_id, dataset_collaborator.user_id, dataset_collaborator.role,
              dataset_collaborator.modified
            from dataset_collaborator
            join user_account on user_account.id = dataset_collaborator.user_id
            where dataset_collaborator.dataset_id = :datasetId and user_account.state = 'active'
            order by user_account.name
            """)
    List<Collaborator> listOfDataset(String datasetId);

    @SqlQuery("""
            select dataset_collaborator.dataset_id, dataset_collaborator.user_id, dataset_collaborator.role,
              dataset_collaborator.modified
            from dataset_collaborator
            join dataset on dataset.id = dataset_collaborator.dataset_id
            where dataset_collaborator.user_id = :userId and dataset.state != 'deleted'
            order by dataset.name
            """)
    List<Collaborator> listOfUser(String userId);

    @SqlUpdate("""
            insert into dataset_collaborator (dataset_id, user_id, role, modified)
            values (:datasetId, :userId, :role, :modified)
            """)
    void insert(@BindMethods Collaborator collaborator);

    @SqlUpdate("""
            delete from dataset_collaborator
            where dataset_id = :datasetId and user_id = :userId
            """)
    int delete(String datasetId, String userId);
}
