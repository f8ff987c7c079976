package khlang.organization;

import java.util.List;
import java.util.Optional;
import org.jdbi.v3.sqlobject.config.RegisterConstructorMapper;
import org.jdbi.v3.sqlobject.customizer.BindMethods;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;

/** Organizations in the catalogue. */
@RegisterConstructorMapper(Organization.class)
interface OrganizationDao {
    @SqlQuery("""
            select id, name, title, title_en as title_english, description,
              description_en as description_english, image_url, state, created
            from organization
            where id = :id
            """)
    Optional<Organization> findById(String id);

    @SqlQuery("""
            select id, name, title, title_en as title_english, description,
              description_en as description_english, image_url, state, created
            from organization
            where name = :name
            """)
    Optional<Organization> findByName(String name);

    @SqlQuery("""
            select id, name, title, title_en as title_english, description,
              description_en as description_english, image_url, state, created
            from organization
            order by name
            """)
    List<Organization> list();

    @SqlUpdate("""
            insert into organization
              (id, name, title, title_en, description, description_en, image_url, state, created)
            values
              (:id, :name, :title, :titleEnglish, :description, :descriptionEnglish, :imageUrl, :state, :created)
            """)
    void insert(@BindMethods Organization organization);

    @SqlUpdate("""
            update organization
            set name = :name, title = :title, title_en = :titleEnglish, description = :description,
              description_en = :descriptionEnglish, image_url = :imageUrl, state = :state
            where id = :id
            """)
    void update(@BindMethods Organization organization);

    @SqlUpdate("delete from organization where id = :id")
    void delete(String id);
}
