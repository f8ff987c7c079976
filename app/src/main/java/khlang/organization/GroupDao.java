package khlang.organization;

import java.util.List;
import java.util.Optional;
import org.jdbi.v3.sqlobject.config.RegisterConstructorMapper;
import org.jdbi.v3.sqlobject.customizer.BindMethods;
import org.jdbi.v3.sqlobject.customizer.Define;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;
import org.jdbi.v3.sqlobject.transaction.Transaction;

/** Organizations and groups in the catalogue; {@code table} is always that of a {@link GroupKind}. */
@RegisterConstructorMapper(Group.class)
interface GroupDao {
    @SqlQuery("""
            select id, name, title, title_en as title_english, description,
              description_en as description_english, image_url, state, created
            from <table>
            where id = :id
            """)
    Optional<Group> findById(@Define String table, String id);

    @SqlQuery("""
            select id, name, title, title_en as title_english, description,
              description_en as description_english, image_url, state, created
            from <table>
            where name = :name
            """)
    Optional<Group> findByName(@Define String table, String name);

    @SqlQuery("""
            select id, name, title, title_en as title_english, description,
              description_en as description_english, image_url, state, created
            from <table>
            order by name
            """)
    List<Group> list(@Define String table);

    @SqlUpdate("""
            insert into <table>
              (id, name, title, title_en, description, description_en, image_url, state, created)
            values
              (:id, :name, :title, :titleEnglish, :description, :descriptionEnglish, :imageUrl, :state, :created)
            """)
    void insert(@Define String table, @BindMethods Group group);

    @SqlUpdate("""
            update <table>
            set name = :name, title = :title, title_en = :titleEnglish, description = :description,
              description_en = :descriptionEnglish, image_url = :imageUrl, state = :state
            where id = :id
            """)
    void update(@Define String table, @BindMethods Group group);

    /** Deleted datasets do not keep an organization; they have none then. */
    @SqlUpdate("update dataset set organization_id = null where organization_id = :id and state = 'deleted'")
    void leaveDeletedDatasets(String id);

    @SqlUpdate("delete from <table> where id = :id")
    void deleteRow(@Define String table, String id);

    @Transaction
    default void delete(String table, String id) {
        leaveDeletedDatasets(id);
        deleteRow(table, id);
    }
}
