package khlang.user;

import java.util.List;
import java.util.Optional;
import org.jdbi.v3.sqlobject.config.RegisterConstructorMapper;
import org.jdbi.v3.sqlobject.customizer.BindMethods;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;

/** Users in the catalogue. */
@RegisterConstructorMapper(User.class)
@RegisterConstructorMapper(UserDao.Membership.class)
interface UserDao {
    /** One role of a user in an {@code organization}, a {@code group} or a {@code dataset}. */
    record Membership(String kind, String id, String role) {}

    @SqlQuery("""
            select id, name, display_name, coalesce(email, '') as email, sysadmin, state, created
            from user_account
            where id = :id
            """)
    Optional<User> findById(String id);

    @SqlQuery("""
            select id, name, display_name, coalesce(email, '') as email, sysadmin, state, created
            from user_account
            where name = :name
            """)
    Optional<User> findByName(String name);

    @SqlQuery("""
            select id, name, display_name, coalesce(email, '') as email, sysadmin, state, created
            from user_account
            order by name
            """)
    List<User> list();

    @SqlQuery("select count(*) from user_account where sysadmin and state = 'active'")
    long countSysadmins();

    @SqlQuery("select coalesce(password_hash, '') from user_account where id = :id")
    Optional<String> findPasswordHash(String id);

    @SqlUpdate("""
            insert into user_account (id, name, display_name, email, password_hash, sysadmin, state, created)
            values (:id, :name, :displayName, :email, :passwordHash, :sysadmin, :state, :created)
            """)
    void insert(@BindMethods User user, String passwordHash);

    @SqlUpdate("""
            update user_account
            set display_name = :displayName, email = :email, sysadmin = :sysadmin, state = :state
            where id = :id
            """)
    void update(@BindMethods User user);

    @SqlUpdate("update user_account set password_hash = :passwordHash where id = :id")
    void updatePassword(String id, String passwordHash);

    /** The user's roles in organizations and groups that are not deleted, and in single datasets. */
    @SqlQuery("""
            select 'organization' as kind, organization_member.organization_id as id, organization_member.role
            from organization_member
            join organization on organization.id = organization_member.organization_id
            where organization_member.user_id = :userId and organization.state = 'active'
            union all
            select 'group' as kind, group_member.group_id as id, group_member.role
            from group_member
            join catalog_group on catalog_group.id = group_member.group_id
            where group_member.user_id = :userId and catalog_group.state = 'active'
            union all
            select 'dataset' as kind, dataset_collaborator.dataset_id as id, dataset_collaborator.role
            from dataset_collaborator
            where dataset_collaborator.user_id = :userId
            """)
    List<Membership> listMemberships(String userId);
}
