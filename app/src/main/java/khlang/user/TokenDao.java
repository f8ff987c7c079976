package khlang.user;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.sqlobject.config.RegisterConstructorMapper;
import org.jdbi.v3.sqlobject.customizer.BindMethods;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;

/** API tokens in the catalogue, by their hash. */
@RegisterConstructorMapper(ApiToken.class)
interface TokenDao {
    @SqlQuery("""
            select id, user_id, name, created, last_access
            from api_token
            where token_hash = :tokenHash
            """)
    Optional<ApiToken> findByHash(String tokenHash);

    @SqlQuery("""
            select id, user_id, name, created, last_access
            from api_token
            where id = :id
            """)
    Optional<ApiToken> findById(String id);

    @SqlQuery("""
            select id, user_id, name, created, last_access
            from api_token
            where user_id = :userId
            order by created, id
            """)
    List<ApiToken> list(String userId);

    @SqlUpdate("""
            insert into api_token (id, user_id, name, token_hash, created, last_access)
            values (:id, :userId, :name, :tokenHash, :created, :lastAccess)
            """)
    void insert(@BindMethods ApiToken token, String tokenHash);

    @SqlUpdate("update api_token set last_access = :now where id = :id")
    void updateLastAccess(String id, Instant now);

    @SqlUpdate("delete from api_token where id = :id")
    void delete(String id);

    @SqlUpdate("delete from api_token where user_id = :userId")
    void deleteOf(String userId);

    @SqlUpdate("delete from api_token where user_id = :userId and name = :name and token_hash <> :tokenHash")
    void deleteOthersNamed(String userId, String name, String tokenHash);
}
