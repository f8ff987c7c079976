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

/** The SQL of jobs. */
@RegisterRowMapper(JobDao.Mapper.class)
interface JobDao {
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
    @SqlQuery("""
            select id, resource_id, version_id, file_hash, file_name, number, state, stage, rows_done, bytes_done,
                   bytes_total, attempts, error_key, error_arguments, creator, review, note, fetches, link, format, created, started, heartbeat, finished
            from job
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
              (select coalesce(max(number), 0) from job
               where resource_id = :resourceId and state in ('pending', 'running'))) + 1
            """)
    int nextNumber(String resourceId);

    /** The jobs of a resource that wait or run, the oldest first. */
    @SqlQuery("""
            select id, resource_id, version_id, file_hash, file_name, number, state, stage, rows_done, bytes_done,
                   bytes_total, attempts, error_key, error_arguments, creator, review, note, fetches, link, format, created, started, heartbeat, finished
            from job
            where resource_id = :resourceId and state in ('pending', 'running')
            order by created, id
            """)
    List<Job> listOpen(String resourceId);

    @SqlQuery("""
            select id, resource_id, version_id, file_hash, file_name, number, state, stage, rows_done, bytes_done,
                   bytes_total, attempts, error_key, error_arguments, creator, review, note, fetches, link, format, created, started, heartbeat, finished
            from job
            where resource_id = :resourceId
            order by created desc, id desc
            limit 1
            """)
    Optional<Job> findLatest(String resourceId);

    /** The newest job of each of some resources. */
    @SqlQuery("""
            select id, resource_id, version_id, file_hash, file_name, number, state, stage, rows_done, bytes_done,
                   bytes_total, attempts, error_key, error_arguments, creator, review, note, fetches, link, format, created, started, heartbeat, finished
            from job
            where resource_id in (<resourceIds>)
              and not exists (
                select 1
                from job newer
                where newer.resource_id = job.resource_id
                  and (newer.created > job.created or newer.created = job.created and newer.id > job.id))
            """)
    List<Job> listLatest(@BindList("resourceIds") Collection<String> resourceIds);

    @SqlQuery("""
            select id, resource_id, version_id, file_hash, file_name, number, state, stage, rows_done, bytes_done,
                   bytes_total, attempts, error_key, error_arguments, creator, review, note, fetches, link, format, created, started, heartbeat, finished
            from job
            where id = :id
            """)
    Optional<Job> find(String id);

    /** Kept files that nobody has tried to load, because the program died before it could queue them. */
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
                  and resource_version.file_hash = resource.file_hash)
            """)
    List<String> listForgotten();

    @SqlQuery("""
            select count(*)
            from job
            where state in ('pending', 'running')
            """)
    int countOpen();

    /** The oldest job, of those that fetch or of the others, that waits and whose resource is not being loaded; no other node gets the same one. */
    @SqlQuery("""
            select id
            from job
            where state = 'pending' and fetches = :fetches
              and not exists (
                select 1
                from job other
                where other.resource_id = job.resource_id and other.state = 'running')
            order by created, id
            limit 1
            for update skip locked
            """)
    Optional<String> lockNext(boolean fetches);

    @SqlUpdate("""
            update job
            set state = 'running', stage = 'looking', rows_done = 0, bytes_done = 0, version_id = null,
                attempts = attempts + 1, worker = :worker, started = :now, heartbeat = :now
            where id = :id
            """)
    void begin(String id, String worker, Instant now);

    /** Returns 0 where the job is no longer this worker's. */
    @SqlUpdate("""
            update job
            set stage = :stage, rows_done = :rows, bytes_done = :bytes, bytes_total = :bytesTotal, heartbeat = :now
            where id = :id and state = 'running' and worker = :worker
            """)
    int progress(String id, String worker, String stage, long rows, long bytes, long bytesTotal, Instant now);

    @SqlUpdate("""
            update job
            set heartbeat = :now
            where state = 'running' and worker = :worker
            """)
    void beat(String worker, Instant now);

    /** The version that is being filled; known so that another worker can clear it away. */
    @SqlUpdate("""
            update job
            set version_id = :versionId
            where id = :id
            """)
    void fills(String id, String versionId);

    /** Whether the same file waits to be read in another way, or a file has to be fetched instead. */
    @SqlQuery("""
            select count(*) > 0
            from job
            where resource_id = :resourceId and state = 'pending'
              and (fetches or file_hash is null or file_hash = coalesce(:fileHash, file_hash))
            """)
    boolean isSuperseded(String resourceId, @Nullable String fileHash);

    @SqlUpdate("""
            update job
            set state = 'complete', stage = 'publishing', version_id = :versionId, rows_done = :rows,
                bytes_done = bytes_total, heartbeat = :now, finished = :now
            where id = :id and worker = :worker
            """)
    void complete(String id, String worker, String versionId, long rows, Instant now);

    @SqlUpdate("""
            update job
            set state = 'held', stage = 'publishing', version_id = :versionId, rows_done = :rows,
                bytes_done = bytes_total, error_key = :key, error_arguments = :arguments, heartbeat = :now,
                finished = :now
            where id = :id
            """)
    void hold(String id, String versionId, long rows, String key, String arguments, Instant now);

    /** The job is done, but its version waits, for a reason that a person can read. */
    default void hold(String id, String versionId, long rows, Phrase reason, Instant now) {
        hold(id, versionId, rows, reason.key(), Json.MAPPER.writeValueAsString(reason.arguments()), now);
    }

    /** Nobody wants the job any more; its worker finds that out at its next sign of life. 0 where it has ended by now. */
    @SqlUpdate("""
            update job
            set state = 'error', error_key = :key, error_arguments = '[]', heartbeat = :now,
                finished = :now
            where id = :id and state in ('pending', 'running')
            """)
    int cancel(String id, String key, Instant now);

    /** The version that waited is served. */
    @SqlUpdate("""
            update job
            set state = 'complete', error_key = null, error_arguments = null, finished = :now
            where resource_id = :resourceId and state = 'held'
            """)
    void release(String resourceId, Instant now);

    /** The version that waited is not wanted; how the table that is served was loaded is what is told again. */
    @SqlUpdate("""
            delete from job
            where resource_id = :resourceId and state = 'held'
            """)
    void deleteHeld(String resourceId);

    @SqlUpdate("""
            update job
            set state = 'error', error_key = :key, error_arguments = :arguments, heartbeat = :now, finished = :now
            where id = :id and state = 'running'
            """)
    int fail(String id, String key, String arguments, Instant now);

    /** The job has failed, for a reason that a person can read; 0 where it was ended otherwise by now. */
    default int fail(String id, Phrase reason, Instant now) {
        return fail(id, reason.key(), Json.MAPPER.writeValueAsString(reason.arguments()), now);
    }

    /** A job whose worker died waits again; the attempt counts. */
    @SqlUpdate("""
            update job
            set state = 'pending', stage = 'waiting', worker = null, rows_done = 0, bytes_done = 0
            where id = :id
            """)
    void queueAgain(String id);

    /** A job whose worker was told to stop waits again; the attempt does not count. */
    @SqlUpdate("""
            update job
            set state = 'pending', stage = 'waiting', worker = null, rows_done = 0, bytes_done = 0,
                attempts = attempts - 1
            where id = :id and state = 'running' and worker = :worker
            """)
    void giveBack(String id, String worker);

    /** Jobs whose worker gave no sign of life since; of the one whose place this run has taken, for a shorter time. */
    @SqlQuery("""
            select id, resource_id, version_id, file_hash, file_name, number, state, stage, rows_done, bytes_done,
                   bytes_total, attempts, error_key, error_arguments, creator, review, note, fetches, link, format, created, started, heartbeat, finished
            from job
            where state = 'running'
              and (heartbeat < :since or worker = :before and heartbeat < :sinceBefore)
            for update skip locked
            """)
    List<Job> lockSilent(Instant since, String before, Instant sinceBefore);

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
