package khlang.dataset;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import khlang.problem.Phrase;
import khlang.web.Json;
import org.jdbi.v3.core.mapper.RowMapper;
import org.jdbi.v3.core.statement.StatementContext;
import org.jdbi.v3.sqlobject.config.RegisterConstructorMapper;
import org.jdbi.v3.sqlobject.config.RegisterRowMapper;
import org.jdbi.v3.sqlobject.customizer.BindList;
import org.jdbi.v3.sqlobject.customizer.BindList.EmptyHandling;
import org.jdbi.v3.sqlobject.customizer.BindMethods;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;
import tools.jackson.core.type.TypeReference;

/** The refused files, as rows. */
@RegisterRowMapper(RefusedFileDao.Rows.class)
interface RefusedFileDao {
    /** How many files of a dataset were refused. */
    record Count(String datasetId, int files) {}

    @SqlQuery("""
            select id, dataset_id, resource_id, file_name, file_hash, file_size, sender, refused_at, reason
            from refused_file
            where id = :id and refused_at >= :since
            """)
    Optional<RefusedFile> find(String id, Instant since);

    @SqlQuery("""
            select id, dataset_id, resource_id, file_name, file_hash, file_size, sender, refused_at, reason
            from refused_file
            where dataset_id = :datasetId
            order by refused_at desc, id
            """)
    List<RefusedFile> list(String datasetId);

    @SqlQuery("""
            select dataset_id, count(*) as files
            from refused_file
            where dataset_id in (<datasetIds>) and refused_at >= :since
            group by dataset_id
            """)
    @RegisterConstructorMapper(Count.class)
    List<Count> count(
            @BindList(value = "datasetIds", onEmpty = EmptyHandling.NULL_STRING) Collection<String> datasetIds,
            Instant since);

    @SqlUpdate("""
            insert into refused_file (
                id, dataset_id, resource_id, file_name, file_hash, file_size, sender, refused_at, reason)
            values (:id, :datasetId, :resourceId, :fileName, :fileHash, :fileSize, :sender, :refusedAt, :reason)
            """)
    void insert(@BindMethods RefusedFile file, String reason);

    /** The same bytes were refused once more; 0 where they had not been. */
    @SqlUpdate("""
            update refused_file
            set file_name = :fileName, sender = :sender, refused_at = :refusedAt, reason = :reason
            where dataset_id = :datasetId and file_hash = :fileHash and resource_id is not distinct from :resourceId
            """)
    int renew(@BindMethods RefusedFile file, String reason);

    @SqlUpdate("delete from refused_file where id = :id")
    void delete(String id);

    @SqlUpdate("delete from refused_file where refused_at < :since")
    void deleteBefore(Instant since);

    /** The oldest of a dataset go, so that so many are left. */
    @SqlUpdate("""
            delete from refused_file
            where dataset_id = :datasetId
              and id not in (
                select id
                from refused_file
                where dataset_id = :datasetId
                order by refused_at desc, id
                limit :most)
            """)
    void deleteBeyond(String datasetId, int most);

    /** A row of the table. */
    final class Rows implements RowMapper<RefusedFile> {
        @Override
        public RefusedFile map(ResultSet row, StatementContext context) throws SQLException {
            return new RefusedFile(
                    row.getString("id"),
                    row.getString("dataset_id"),
                    row.getString("resource_id"),
                    row.getString("file_name"),
                    row.getString("file_hash"),
                    row.getLong("file_size"),
                    row.getString("sender"),
                    row.getObject("refused_at", OffsetDateTime.class).toInstant(),
                    Json.MAPPER.readValue(row.getString("reason"), new TypeReference<List<Phrase>>() {}));
        }
    }
}
