package khlang.organization;

import java.util.List;
import org.jdbi.v3.sqlobject.config.RegisterConstructorMapper;
import org.jdbi.v3.sqlobject.customizer.Define;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;

/** Who belongs to which organization or group; {@code table} and {@code owner} are always those of a {@link GroupKind}. */
@RegisterConstructorMapper(MemberDao.Row.class)
interface MemberDao {
    /** One role of one user. */
    record Row(String userId, String name, String displayName, String role) {}

    @SqlQuery("""
            select <table>.user_id, user_account.name, user_account.display_name, <table>.role
            from <table>
            join user_account on user_account.id = <table>.user_id
            where <table>.<owner> = :id and user_account.state = 'active'
            order by user_account.name
            """)
    List<Row> list(@Define String table, @Define String owner, String id);

    @SqlUpdate("""
            insert into <table> (<owner>, user_id, role)
            values (:id, :userId, :role)
            """)
    void insert(@Define String table, @Define String owner, String id, String userId, String role);

    @SqlUpdate("""
            delete from <table>
            where <owner> = :id and user_id = :userId
            """)
    int delete(@Define String table, @Define String owner, String id, String userId);
}
