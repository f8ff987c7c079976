package khlang.ingest;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import khlang.problem.Phrase;
import khlang.web.Json;
import org.jdbi.v3.sqlobject.config.RegisterRowMapper;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;
import org.jspecify.annotations.Nullable;

/** The SQL of the work on jobs: who does it, how far it is and how it ends. */
@RegisterRowMapper(JobDao.Mapper.class)
interface WorkDao {
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

    /** The same of those that fetch, passing by the hosts from which so many files are being fetched. */
    @SqlQuery("""
            select id
            from job
            where state = 'pending' and fetches = true
              and not exists (
                select 1
                from job other
                where other.resource_id = job.resource_id and other.state = 'running')
              and (
                select count(*)
                from job other
                where other.state = 'running' and other.fetches = true
                  and regexp_replace(regexp_replace(lower(other.link), '^[a-z]+://', ''), '[/:?#].*$', '')
                    = regexp_replace(regexp_replace(lower(job.link), '^[a-z]+://', ''), '[/:?#].*$', '')) < :perHost
            order by created, id
            limit 1
            for update skip locked
            """)
    Optional<String> lockNextFetch(int perHost);

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
    @SqlQuery(JobDao.SELECT + """
            where state = 'running'
              and (heartbeat < :since or worker = :before and heartbeat < :sinceBefore)
            for update skip locked
            """)
    List<Job> lockSilent(Instant since, String before, Instant sinceBefore);
}
