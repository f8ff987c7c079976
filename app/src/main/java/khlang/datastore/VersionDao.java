package khlang.datastore;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import khlang.dataset.LoadMode;
import khlang.problem.Phrase;
import khlang.tabular.CellProblem;
import khlang.tabular.Confidence;
import khlang.tabular.Field;
import khlang.web.Json;
import org.jdbi.v3.core.mapper.RowMapper;
import org.jdbi.v3.core.statement.StatementContext;
import org.jdbi.v3.sqlobject.config.RegisterConstructorMapper;
import org.jdbi.v3.sqlobject.config.RegisterRowMapper;
import org.jdbi.v3.sqlobject.customizer.BindList;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.type.TypeReference;

/** The versions of resources, without their rows. */
@RegisterRowMapper(VersionDao.Mapper.class)
interface VersionDao {
    @SqlQuery("""
            select id, resource_id, number, file_hash, file_name, file_size, state, fields, statistics, problems,
              problem_count, row_count, encoding, sheet, notes, confidence, header_line, creator, note, difference,
              reading, mode, base, created, published, revision
            from resource_version
            where id = :id
            """)
    Optional<TableVersion> find(String id);

    @SqlQuery("""
            select id, resource_id, number, file_hash, file_name, file_size, state, fields, statistics, problems,
              problem_count, row_count, encoding, sheet, notes, confidence, header_line, creator, note, difference,
              reading, mode, base, created, published, revision
            from resource_version
            where resource_id = :resourceId and state <> 'loading'
            order by number desc
            """)
    List<TableVersion> list(String resourceId);

    @SqlQuery("""
            select greatest(
              (select coalesce(max(number), 0) from resource_version where resource_id = :resourceId),
              (select coalesce(max(last_number), 0) from resource where id = :resourceId))
            """)
    int lastNumber(String resourceId);

    /** Keeps the number of a version that goes, so that it is not given to another. */
    @SqlUpdate("""
            update resource
            set last_number = :number
            where id = :resourceId and last_number < :number
            """)
    void given(String resourceId, int number);

    @SqlUpdate("""
            insert into resource_version (id, resource_id, number, file_hash, file_name, file_size, state, fields,
              statistics, problems, problem_count, row_count, header_line, creator, reading,
              mode, base, created)
            values (:id, :resourceId, :number, :fileHash, :fileName, :fileSize, 'loading', '[]', '[]', '[]', 0, 0, 0,
              :creator, :reading, :mode, :base, :created)
            """)
    void insert(
            String id,
            String resourceId,
            int number,
            String fileHash,
            String fileName,
            long fileSize,
            @Nullable String creator,
            String reading,
            String mode,
            @Nullable String base,
            OffsetDateTime created);

    @SqlUpdate("""
            update resource_version
            set fields = :fields, statistics = :statistics, problems = :problems, problem_count = :problemCount,
              row_count = :rowCount, encoding = :encoding, sheet = :sheet, notes = :notes, confidence = :confidence,
              header_line = :headerLine
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
            String notes,
            @Nullable String confidence,
            long headerLine);

    @SqlUpdate("""
            update resource_version
            set state = 'ready', note = coalesce(:note, note), published = coalesce(published, :now)
            where id = :id
            """)
    void ready(String id, @Nullable String note, OffsetDateTime now);

    @SqlUpdate("""
            update resource_version
            set state = :state
            where id = :id
            """)
    void become(String id, String state);

    @SqlUpdate("""
            update resource_version
            set note = :note
            where id = :id
            """)
    void note(String id, @Nullable String note);

    @SqlUpdate("""
            update resource_version
            set notes = :notes
            where id = :id
            """)
    void notes(String id, String notes);

    @SqlUpdate("""
            update resource_version
            set difference = :difference
            where id = :id
            """)
    void differs(String id, String difference);

    @SqlUpdate("""
            delete from resource_version
            where id = :id
            """)
    void delete(String id);

    @SqlQuery("""
            select id
            from resource_version
            where state = 'loading'
            """)
    List<String> halfLoaded();

    @SqlQuery("""
            select id
            from resource_version
            """)
    List<String> allIds();

    @SqlQuery("""
            select id, resource_id, number, file_hash, file_name, file_size, state, fields, statistics, problems,
              problem_count, row_count, encoding, sheet, notes, confidence, header_line, creator, note, difference,
              reading, mode, base, created, published, revision
            from resource_version
            where resource_id = :resourceId and state = 'held'
            order by number desc
            limit 1
            """)
    Optional<TableVersion> held(String resourceId);

    @SqlQuery("""
            select id, resource_id, number, file_hash, file_name, file_size, state, fields, statistics, problems,
              problem_count, row_count, encoding, sheet, notes, confidence, header_line, creator, note, difference,
              reading, mode, base, created, published, revision
            from resource_version
            where resource_id = :resourceId and state = 'ready'
            order by number desc
            limit 1
            """)
    Optional<TableVersion> lastPublished(String resourceId);

    /** How it stands with every version of some resources, newest first. */
    @SqlQuery("""
            select resource_id, number, state
            from resource_version
            where resource_id in (<resourceIds>) and state <> 'loading'
            order by number desc
            """)
    @RegisterConstructorMapper(Standing.class)
    List<Standing> standing(@BindList("resourceIds") Collection<String> resourceIds);

    /** A version and how it stands with it. */
    record Standing(String resourceId, int number, String state) {}

    /** The resources of which a version waits for its officer's word, the newest first. */
    @SqlQuery("""
            select v.resource_id
            from resource_version v
            join resource r on r.id = v.resource_id
            join dataset d on d.id = r.dataset_id
            where v.state = 'held' and r.state = 'active' and d.state <> 'deleted'
            order by v.created desc
            """)
    List<String> waiting();

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
                    row.getLong("file_size"),
                    VersionState.of(row.getString("state")),
                    Json.MAPPER.readValue(row.getString("fields"), new TypeReference<List<Field>>() {}),
                    Json.MAPPER.readValue(row.getString("statistics"), new TypeReference<List<FieldStatistics>>() {}),
                    Json.MAPPER.readValue(row.getString("problems"), new TypeReference<List<CellProblem>>() {}),
                    row.getLong("problem_count"),
                    row.getLong("row_count"),
                    row.getString("encoding"),
                    row.getString("sheet"),
                    Json.MAPPER.readValue(row.getString("notes"), new TypeReference<List<Phrase>>() {}),
                    confidence(row.getString("confidence")),
                    row.getLong("header_line"),
                    row.getString("creator"),
                    row.getString("note"),
                    difference(row.getString("difference")),
                    row.getString("reading"),
                    LoadMode.of(row.getString("mode")).orElse(LoadMode.REPLACE),
                    row.getString("base"),
                    row.getObject("created", OffsetDateTime.class).toInstant(),
                    published(row.getObject("published", OffsetDateTime.class)),
                    row.getLong("revision"));
        }

        private static @Nullable Difference difference(@Nullable String json) {
            return json == null ? null : Json.MAPPER.readValue(json, Difference.class);
        }

        private static @Nullable Confidence confidence(@Nullable String json) {
            return json == null ? null : Json.MAPPER.readValue(json, Confidence.class);
        }

        private static @Nullable Instant published(@Nullable OffsetDateTime published) {
            return published == null ? null : published.toInstant();
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
