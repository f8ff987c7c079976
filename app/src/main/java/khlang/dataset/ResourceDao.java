package khlang.dataset;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import khlang.web.Json;
import org.jdbi.v3.core.mapper.RowMapper;
import org.jdbi.v3.core.statement.StatementContext;
import org.jdbi.v3.sqlobject.config.RegisterRowMapper;
import org.jdbi.v3.sqlobject.customizer.Bind;
import org.jdbi.v3.sqlobject.customizer.BindList;
import org.jdbi.v3.sqlobject.customizer.BindMap;
import org.jdbi.v3.sqlobject.customizer.BindMethods;
import org.jdbi.v3.sqlobject.customizer.Define;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.type.TypeReference;

/** The resources, as rows. */
@RegisterRowMapper(ResourceDao.Rows.class)
interface ResourceDao {
    @SqlQuery("""
            select id, dataset_id, position, name, name_en, description, description_en, format, url_type, url,
                   file_hash, file_name, file_size, mimetype, extras, version_id, state,
                   created, last_modified, metadata_modified
            from resource
            where id = :id
            """)
    Optional<Resource> find(@Bind("id") String id);

    @SqlQuery("""
            select id, dataset_id, position, name, name_en, description, description_en, format, url_type, url,
                   file_hash, file_name, file_size, mimetype, extras, version_id, state,
                   created, last_modified, metadata_modified
            from resource
            where dataset_id in (<ids>)
            order by dataset_id, position, id
            """)
    List<Resource> list(@BindList("ids") Collection<String> datasetIds);

    @SqlQuery("""
            select r.format
            from resource r join dataset d on d.id = r.dataset_id
            where d.state = 'active' and not d.private and r.state = 'active' and r.format <> ''
            group by r.format
            order by count(*) desc, r.format
            """)
    List<String> listPublicFormats();

    @SqlQuery("""
            select r.id, dataset_id, position, r.name, r.name_en, description, description_en, format, url_type, r.url,
                   file_hash, file_name, file_size, mimetype, r.extras, version_id, r.state,
                   r.created, last_modified, r.metadata_modified
            from resource r join dataset d on d.id = r.dataset_id
            where d.state = 'active' and not d.private and r.state = 'active' <conditions>
            order by <order>, r.id
            """)
    List<Resource> search(
            @Define("conditions") String conditions, @Define("order") String order, @BindMap Map<String, String> words);

    @SqlUpdate("""
            insert into resource (
                id, dataset_id, position, name, name_en, description, description_en, format, url_type, url,
                file_hash, file_name, file_size, mimetype, extras, version_id, state,
                created, last_modified, metadata_modified)
            values (
                :id, :datasetId, :position, :name, :nameEnglish, :description, :descriptionEnglish, :format, :urlType,
                :url, :fileHash, :fileName, :fileSize, :mimetype, :json, :versionId, :state,
                :created, :lastModified, :metadataModified)
            """)
    void insert(@BindMethods Resource resource, @Bind("json") String extras);

    @SqlUpdate("""
            update resource
            set position = :position, name = :name, name_en = :nameEnglish, description = :description,
                description_en = :descriptionEnglish, format = :format, url_type = :urlType, url = :url,
                file_hash = :fileHash, file_name = :fileName, file_size = :fileSize, mimetype = :mimetype,
                extras = :json, version_id = :versionId, last_modified = :lastModified,
                metadata_modified = :metadataModified
            where id = :id
            """)
    void update(@BindMethods Resource resource, @Bind("json") String extras);

    @SqlUpdate("""
            update resource
            set version_id = :version, metadata_modified = :now
            where id = :id
            """)
    void updateVersion(@Bind("id") String id, @Bind("version") @Nullable String versionId, @Bind("now") Instant now);

    @SqlUpdate("""
            update resource
            set position = :position
            where id = :id
            """)
    void updatePosition(@Bind("id") String id, @Bind("position") int position);

    @SqlUpdate("delete from resource where id = :id")
    void delete(@Bind("id") String id);

    /** A row of the table. */
    final class Rows implements RowMapper<Resource> {
        @Override
        public Resource map(ResultSet row, StatementContext context) throws SQLException {
            Long size = row.getObject("file_size", Long.class);
            return new Resource(
                    row.getString("id"),
                    row.getString("dataset_id"),
                    row.getInt("position"),
                    row.getString("name"),
                    row.getString("name_en"),
                    row.getString("description"),
                    row.getString("description_en"),
                    row.getString("format"),
                    row.getString("url_type"),
                    row.getString("url"),
                    row.getString("file_hash"),
                    row.getString("file_name"),
                    size,
                    row.getString("mimetype"),
                    Json.MAPPER.readValue(row.getString("extras"), new TypeReference<Map<String, Object>>() {}),
                    row.getString("version_id"),
                    row.getString("state"),
                    row.getObject("created", OffsetDateTime.class).toInstant(),
                    time(row.getObject("last_modified", OffsetDateTime.class)),
                    row.getObject("metadata_modified", OffsetDateTime.class).toInstant());
        }

        private static @Nullable Instant time(@Nullable OffsetDateTime time) {
            return time == null ? null : time.toInstant();
        }
    }
}
