package khlang.datastore;

import java.time.OffsetDateTime;
import java.util.List;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;

/** Versions that are written row by row: a revision is counted before their rows change, and one after. */
interface WrittenDao {
    @SqlUpdate("""
            insert into resource_version (id, resource_id, number, file_hash, file_name, file_size, state, fields,
              statistics, problems, problem_count, row_count, header_line, creator, mode, created, last_row)
            values (:id, :resourceId, :number, '', :name, 0, 'loading', :fields, '[]', '[]', 0, :rows, 0, :creator,
              'replace', :created, :last)
            """)
    void insert(
            String id,
            String resourceId,
            int number,
            String name,
            String fields,
            long rows,
            long last,
            String creator,
            OffsetDateTime created);

    @SqlQuery("""
            select last_row
            from resource_version
            where id = :id
            """)
    long lastRow(String id);

    /** Before rows change: from now on nothing that was kept of the table stands. */
    @SqlUpdate("""
            update resource_version
            set revision = revision + 1, last_row = last_row + :rows, statistics = '[]'
            where id = :id
            """)
    void begin(String id, long rows);

    /** After they have changed, or have not: nothing that was kept meanwhile stands either. */
    @SqlUpdate("""
            update resource_version
            set revision = revision + 1, row_count = row_count + :more
            where id = :id
            """)
    void end(String id, long more);

    @SqlQuery("""
            select id
            from resource_version
            where mod(revision, 2) = 1
            """)
    List<String> begun();

    @SqlUpdate("""
            update resource_version
            set revision = revision + 1, row_count = :rows
            where id = :id and mod(revision, 2) = 1
            """)
    void mend(String id, long rows);

    @SqlUpdate("""
            update resource_version
            set revision = revision + 2, fields = :fields, statistics = '[]'
            where id = :id
            """)
    void describe(String id, String fields);

    /** Keeps what was counted, where the rows are still the same. */
    @SqlUpdate("""
            update resource_version
            set statistics = :statistics
            where id = :id and revision = :revision and mod(revision, 2) = 0
            """)
    void count(String id, String statistics, long revision);
}
