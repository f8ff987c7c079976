package khlang.datastore;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import khlang.tabular.CellProblem;
import khlang.tabular.Field;
import khlang.web.Json;
import org.jdbi.v3.core.mapper.RowMapper;
import org.jdbi.v3.core.statement.StatementContext;
import org.jdbi.v3.sqlobject.config.RegisterRowMapper;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.type.TypeReference;

/** The versions of resources, without their rows. */
@RegisterRowMapper(VersionDao.Mapper.class)
interface VersionDao {
    @SqlQuery("""
            select id, resource_id, number, file_hash, file_name, state, fields, statistics, problems, problem_count,
              row_count, encoding, sheet, header_line, created
            from resource_version
            where id = :id
            """)
    Optional<TableVersion> find(String id);

    @SqlQuery("""
            select coalesce(max(number), 0)
            from resource_version
            where resource_id = :resourceId
            """)
    int lastNumber(String resourceId);

    @SqlUpdate("""
            insert into resource_version (id, resource_id, number, file_hash, file_name, state, fields, statistics,
              problems, problem_count, row_count, header_line, created)
            values (:id, :resourceId, :number, :fileHash, :fileName, 'loading', '[]', '[]', '[]', 0, 0, 0, :created)
            """)
    void insert(String id, String resourceId, int number, String fileHash, String fileName, OffsetDateTime created);

    @SqlUpdate("""
            update resource_version
            set fields = :fields, statistics = :statistics, problems = :problems, problem_count = :problemCount,
              row_count = :rowCount, encoding = :encoding, sheet = :sheet, header_line = :headerLine
            where id = :id
            """)
    void describe(
            String id,
            String fields,
            String statistics,
            String problems,
            long problemCount,
            long rowCount,
            @Nullable String encoding,
            @Nullable String sheet,
            long headerLine);

    @SqlUpdate("""
            update resource_version
            set state = 'ready'
            where id = :id
            """)
    int ready(String id);

    @SqlUpdate("""
            delete from resource_version
            where id = :id
            """)
    void delete(String id);

    @SqlQuery("""
            select id
            from resource_version
            where state <> 'ready'
            """)
    List<String> halfLoaded();

    /** Versions that are served, or were served just before those. */
    @SqlQuery("""
            select id
            from resource_version
            where state = 'loading'
              or id in (select version_id from resource where version_id is not null)
              or exists (
                select 1
                from resource
                join resource_version as served on served.id = resource.version_id
                where resource.id = resource_version.resource_id and served.number = resource_version.number + 1)
            """)
    List<String> kept();

    @SqlQuery("""
            select id
            from resource_version
            where resource_id = :resourceId and number < :number and state = 'ready'
            order by number
            """)
    List<String> before(String resourceId, int number);

    /** Reads a version. */
    final class Mapper implements RowMapper<TableVersion> {
        @Override
        public TableVersion map(ResultSet row, StatementContext context) throws SQLException {
            return new TableVersion(
                    row.getString("id"),
                    row.getString("resource_id"),
                    row.getInt("number"),
                    row.getString("file_hash"),
                    row.getString("file_name"),
                    row.getString("state").equals("ready"),
                    Json.MAPPER.readValue(row.getString("fields"), new TypeReference<List<Field>>() {}),
                    Json.MAPPER.readValue(row.getString("statistics"), new TypeReference<List<FieldStatistics>>() {}),
                    Json.MAPPER.readValue(row.getString("problems"), new TypeReference<List<CellProblem>>() {}),
                    row.getLong("problem_count"),
                    row.getLong("row_count"),
                    row.getString("encoding"),
                    row.getString("sheet"),
                    row.getLong("header_line"),
                    created(row));
        }

        private static Instant created(ResultSet row) throws SQLException {
            return row.getObject("created", OffsetDateTime.class)
                    .withOffsetSameInstant(ZoneOffset.UTC)
                    .toInstant();
        }
    }

    @SqlQuery("""
            select count(*) as tables, coalesce(sum(v.row_count), 0) as rows_counted
            from resource_version v
            join resource r on r.version_id = v.id
            join dataset d on d.id = r.dataset_id
            where d.private = false and d.state = 'active' and r.state = 'active'
            """)
    @RegisterRowMapper(FiguresMapper.class)
    Datastore.Figures publicFigures();

    final class FiguresMapper implements RowMapper<Datastore.Figures> {
        @Override
        public Datastore.Figures map(ResultSet row, StatementContext context) throws SQLException {
            return new Datastore.Figures(row.getLong("tables"), row.getLong("rows_counted"));
        }
    }
}
