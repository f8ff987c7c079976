package khlang.ingest;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import khlang.fetch.Validators;
import org.jdbi.v3.core.mapper.RowMapper;
import org.jdbi.v3.core.statement.StatementContext;
import org.jdbi.v3.sqlobject.config.RegisterRowMapper;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;
import org.jspecify.annotations.Nullable;

/** The SQL of what links lead to. */
@RegisterRowMapper(LinkedFileDao.Mapper.class)
interface LinkedFileDao {
    @SqlQuery("""
            select resource_id, url, etag, last_modified, file_hash, asked, fetched, failures
            from linked_file
            where resource_id = :resourceId and url = :url
            """)
    Optional<LinkedFile> find(String resourceId, String url);

    @SqlUpdate("""
            delete from linked_file
            where resource_id = :resourceId and url <> :url
            """)
    void deleteOthers(String resourceId, String url);

    @SqlUpdate("""
            update linked_file
            set asked = :now
            where resource_id = :resourceId
            """)
    int updateAsked(String resourceId, Instant now);

    @SqlUpdate("""
            insert into linked_file (resource_id, url, asked, failures)
            values (:resourceId, :url, :now, 0)
            """)
    void insert(String resourceId, String url, Instant now);

    /** Writes down that a link is asked for; its resource must be locked. */
    default void ask(String resourceId, String url, Instant now) {
        deleteOthers(resourceId, url);
        if (updateAsked(resourceId, now) == 0) {
            insert(resourceId, url, now);
        }
    }

    @SqlUpdate("""
            update linked_file
            set etag = :etag, last_modified = :lastModified, file_hash = :fileHash, fetched = :now, failures = 0
            where resource_id = :resourceId and url = :url
            """)
    void found(
            String resourceId,
            String url,
            @Nullable String etag,
            @Nullable String lastModified,
            String fileHash,
            Instant now);

    @SqlUpdate("""
            update linked_file
            set fetched = :now, failures = 0
            where resource_id = :resourceId and url = :url
            """)
    void foundUnchanged(String resourceId, String url, Instant now);

    @SqlUpdate("""
            update linked_file
            set failures = failures + 1
            where resource_id = :resourceId and url = :url
            """)
    void failed(String resourceId, String url);

    /** Links that are fetched by themselves, and that nobody has asked for since a time. */
    @SqlQuery("""
            select resource.id
            from resource
            join dataset on dataset.id = resource.dataset_id
            left join linked_file on linked_file.resource_id = resource.id and linked_file.url = resource.url
            where resource.state = 'active' and dataset.state = 'active'
              and resource.url_type = '' and resource.url <> '' and resource.extras like '%"refresh"%'
              and (linked_file.asked is null or linked_file.asked <= :since)
            order by resource.id
            """)
    List<String> listScheduled(Instant since);

    /** Reads what is known from a row. */
    final class Mapper implements RowMapper<LinkedFile> {
        @Override
        public LinkedFile map(ResultSet row, StatementContext context) throws SQLException {
            Timestamp fetched = row.getTimestamp("fetched");
            return new LinkedFile(
                    row.getString("resource_id"),
                    row.getString("url"),
                    new Validators(row.getString("etag"), row.getString("last_modified")),
                    row.getString("file_hash"),
                    row.getTimestamp("asked").toInstant(),
                    fetched == null ? null : fetched.toInstant(),
                    row.getInt("failures"));
        }
    }
}
