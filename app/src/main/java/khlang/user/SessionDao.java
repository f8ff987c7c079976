package khlang.user;

import java.time.Instant;
import java.util.Optional;
import org.jdbi.v3.sqlobject.config.RegisterConstructorMapper;
import org.jdbi.v3.sqlobject.customizer.BindMethods;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;

/** Sessions of browsers in the catalogue, by the hash of their secret. */
@RegisterConstructorMapper(Session.class)
interface SessionDao {
    @SqlQuery("""
            select id_hash, user_id, csrf_token, created, expires
            from user_session
            where id_hash = :idHash
            """)
    Optional<Session> find(String idHash);

    @SqlUpdate("""
            insert into user_session (id_hash, user_id, csrf_token, created, expires)
            values (:idHash, :userId, :csrfToken, :created, :expires)
            """)
    void insert(@BindMethods Session session);

    @SqlUpdate("update user_session set expires = :expires where id_hash = :idHash")
    void updateExpires(String idHash, Instant expires);

    @SqlUpdate("delete from user_session where id_hash = :idHash")
    void delete(String idHash);

    @SqlUpdate("delete from user_session where user_id = :userId")
    void deleteOf(String userId);

    @SqlUpdate("delete from user_session where expires < :now")
    void deleteExpired(Instant now);
}
