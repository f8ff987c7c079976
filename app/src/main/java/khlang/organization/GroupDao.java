package khlang.organization;

import java.util.List;
import java.util.Optional;
import org.jdbi.v3.sqlobject.config.RegisterConstructorMapper;
import org.jdbi.v3.sqlobject.customizer.BindMethods;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;

/** Groups in the catalogue. */
@RegisterConstructorMapper(Group.class)
interface GroupDao {
    @SqlQuery("""
            select id, name, title, title_en as title_english, description,
              description_en as description_english, image_url, state, created
            from catalog_group
            where id = :id
            """)
    Optional<Group> findById(String id);

    @SqlQuery("""
            select id, name, title, title_en as title_english, description,
              description_en as description_english, image_url, state, created
            from catalog_group
            where name = :name
            """)
    Optional<Group> findByName(String name);

    @SqlQuery("""
            select id, name, title, title_en as title_english, description,
              description_en as description_english, image_url, state, created
            from catalog_group
            order by name
            """)
    List<Group> list();

    @SqlUpdate("""
            insert into catalog_group
              (id, name, title, title_en, description, description_en, image_url, state, created)
            values
              (:id, :name, :title, :titleEnglish, :description, :descriptionEnglish, :imageUrl, :state, :created)
            """)
    void insert(@BindMethods Group group);

    @SqlUpdate("""
            update catalog_group
            set name = :name, title = :title, title_en = :titleEnglish, description = :description,
              description_en = :descriptionEnglish, image_url = :imageUrl, state = :state
            where id = :id
            """)
    void update(@BindMethods Group group);

    @SqlUpdate("delete from catalog_group where id = :id")
    void delete(String id);
}
