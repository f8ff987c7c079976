package khlang.ingest;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import khlang.problem.Phrase;
import khlang.web.Json;
import org.jdbi.v3.core.mapper.RowMapper;
import org.jdbi.v3.core.statement.StatementContext;
import org.jdbi.v3.sqlobject.config.RegisterRowMapper;
import org.jdbi.v3.sqlobject.customizer.BindList;
import org.jdbi.v3.sqlobject.customizer.BindMethods;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.type.TypeReference;

/** The SQL of jobs: which there are, and which come and go. */
@RegisterRowMapper(JobDao.Mapper.class)
interface JobDao {
    /** All that a {@link Job} holds; each question for jobs goes on with its conditions. */
    String SELECT = """
            select id, resource_id, version_id, file_hash, file_name, number, state, stage, rows_done, bytes_done,
                   bytes_total, attempts, error_key, error_arguments, creator, review, note, fetches, link, format,
                   created, started, heartbeat, finished
            from job
            """;

    /** Makes others wait who would queue the same resource; absent where it does not exist. */
    @SqlQuery("""
            select id
            from resource
            where id = :resourceId
            for update
            """)
    Optional<String> lockResource(String resourceId);

    /** Takes a job out of the queue; 0 where it has begun by now. */
    @SqlUpdate("""
            delete from job
            where id = :id and state = 'pending'
            """)
    int deletePending(String id);

    /** The job of the version that waits. */
    @SqlQuery(JobDao.SELECT + """
            where resource_id = :resourceId and state = 'held'
            order by created desc, id desc
            limit 1
            """)
    Optional<Job> findHeld(String resourceId);

    /** A load that failed is not what is told any more. */
    @SqlUpdate("""
            delete from job
            where resource_id = :resourceId and state = 'error'
            """)
    void deleteFailed(String resourceId);

    @SqlUpdate("""
            delete from job
            where resource_id = :resourceId
            """)
    void deleteAll(String resourceId);

    @SqlUpdate("""
            delete from job
            where id = :id
            """)
    void delete(String id);

    /** Queues a job. */
    @SqlUpdate("""
            insert into job (id, resource_id, file_hash, file_name, number, state, stage, rows_done, bytes_done,
              bytes_total, attempts, creator, review, note, fetches, link, format, created)
            values (:id, :resourceId, :fileHash, :fileName, :number, 'pending', 'waiting', 0, 0,
              :bytesTotal, 0, :creator, :review, :note, :fetches, :link, :format, :created)
            """)
    void insert(@BindMethods Job job);

    /** The number of a resource's next version; a load that fails leaves its own to the next. */
    @SqlQuery("""
            select greatest(
              (select coalesce(max(number), 0) from resource_version where resource_id = :resourceId),
              (select coalesce(max(last_number), 0) from resource where id = :resourceId),
              (select coalesce(max(number), 0) from job
               where resource_id = :resourceId and state in ('pending', 'running'))) + 1
            """)
    int nextNumber(String resourceId);

    /** The jobs of a resource that wait or run, the oldest first. */
    @SqlQuery(JobDao.SELECT + """
            where resource_id = :resourceId and state in ('pending', 'running')
            order by created, id
            """)
    List<Job> listOpen(String resourceId);

    /** The jobs that wait or run, the oldest first. */
    @SqlQuery(JobDao.SELECT + """
            where state in ('pending', 'running')
            order by created, id
            """)
    List<Job> listOpen();

    @SqlQuery(JobDao.SELECT + """
            where resource_id = :resourceId
            order by created desc, id desc
            limit 1
            """)
    Optional<Job> findLatest(String resourceId);

    /** The newest job of each of some resources. */
    @SqlQuery(JobDao.SELECT + """
            where resource_id in (<resourceIds>)
              and not exists (
                select 1
                from job newer
                where newer.resource_id = job.resource_id
                  and (newer.created > job.created or newer.created = job.created and newer.id > job.id))
            """)
    List<Job> listLatest(@BindList("resourceIds") Collection<String> resourceIds);

    @SqlQuery(JobDao.SELECT + """
            where id = :id
            """)
    Optional<Job> find(String id);

    /**
     * Kept files that nobody has tried to load, because the program died before it could queue them; a table that was written
     * row by row, which has no file, stays.
     */
    @SqlQuery("""
            select resource.id
            from resource
            where resource.file_hash is not null and resource.state = 'active'
              and not exists (
                select 1
                from job
                where job.resource_id = resource.id
                  and job.created >= coalesce(resource.last_modified, resource.created))
              and not exists (
                select 1
                from resource_version
                where resource_version.id = resource.version_id
                  and resource_version.file_hash in (resource.file_hash, ''))
            """)
    List<String> listForgotten();

    @SqlQuery("""
            select count(*)
            from job
            where state in ('pending', 'running')
            """)
    int countOpen();

    /** The version that waited is not wanted; how the table that is served was loaded is what is told again. */
    @SqlUpdate("""
            delete from job
            where resource_id = :resourceId and state = 'held'
            """)
    void deleteHeld(String resourceId);

    /** Reads a job from a row. */
    final class Mapper implements RowMapper<Job> {
        private static final TypeReference<List<String>> TEXTS = new TypeReference<>() {};

        @Override
        public Job map(ResultSet row, StatementContext context) throws SQLException {
            return new Job(
                    row.getString("id"),
                    row.getString("resource_id"),
                    row.getString("version_id"),
                    row.getString("file_hash"),
                    row.getString("file_name"),
                    row.getInt("number"),
                    JobState.of(row.getString("state")),
                    JobStage.of(row.getString("stage")),
                    row.getLong("rows_done"),
                    row.getLong("bytes_done"),
                    row.getLong("bytes_total"),
                    row.getInt("attempts"),
                    phrase(row.getString("error_key"), row.getString("error_arguments")),
                    row.getString("creator"),
                    row.getBoolean("review"),
                    row.getString("note"),
                    row.getBoolean("fetches"),
                    row.getString("link"),
                    row.getString("format"),
                    row.getTimestamp("created").toInstant(),
                    instant(row.getTimestamp("started")),
                    instant(row.getTimestamp("heartbeat")),
                    instant(row.getTimestamp("finished")));
        }

        private static @Nullable Phrase phrase(@Nullable String key, @Nullable String arguments) {
            if (key == null) {
                return null;
            }
            return new Phrase(key, arguments == null ? List.of() : Json.MAPPER.readValue(arguments, TEXTS));
        }

        private static @Nullable Instant instant(@Nullable Timestamp timestamp) {
            return timestamp == null ? null : timestamp.toInstant();
        }
    }
}
