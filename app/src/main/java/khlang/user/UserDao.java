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
    /** One role of a user. */
    record Membership(String organizationId, String role) {}

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

    /** The user's roles in organizations that are not deleted. */
    @SqlQuery("""
            select organization_member.organization_id, organization_member.role
            from organization_member
            join organization on organization.id = organization_member.organization_id
            where organization_member.user_id = :userId and organization.state = 'active'
            """)
    List<Membership> listMemberships(String userId);
}
