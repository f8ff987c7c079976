package khlang.organization;

import java.util.List;
import org.jdbi.v3.sqlobject.config.RegisterConstructorMapper;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;

/** Who belongs to which organization, in the catalogue. */
@RegisterConstructorMapper(MemberDao.Row.class)
interface MemberDao {
    /** One role of one user. */
    record Row(String userId, String name, String displayName, String role) {}

    @SqlQuery("""
            select organization_member.user_id, user_account.name, user_account.display_name, organization_member.role
            from organization_member
            join user_account on user_account.id = organization_member.user_id
            where organization_member.organization_id = :organizationId and user_account.state = 'active'
            order by user_account.name
            """)
    List<Row> list(String organizationId);

    @SqlUpdate("""
            insert into organization_member (organization_id, user_id, role)
            values (:organizationId, :userId, :role)
            """)
    void insert(String organizationId, String userId, String role);

    @SqlUpdate("""
            delete from organization_member
            where organization_id = :organizationId and user_id = :userId
            """)
    int delete(String organizationId, String userId);
}
