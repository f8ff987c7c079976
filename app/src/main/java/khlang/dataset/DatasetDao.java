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
import org.jdbi.v3.sqlobject.config.RegisterConstructorMapper;
import org.jdbi.v3.sqlobject.config.RegisterRowMapper;
import org.jdbi.v3.sqlobject.customizer.Bind;
import org.jdbi.v3.sqlobject.customizer.BindList;
import org.jdbi.v3.sqlobject.customizer.BindMethods;
import org.jdbi.v3.sqlobject.statement.SqlBatch;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;
import tools.jackson.core.type.TypeReference;

/** The datasets, their tags and their groups, as rows. */
@RegisterRowMapper(DatasetDao.Rows.class)
@RegisterRowMapper(DatasetDao.LabelRows.class)
interface DatasetDao {
    /** A tag or a group of a dataset. */
    record Label(String datasetId, String text) {}

    @SqlQuery("""
            select id, name, organization_id, title, title_en, notes, notes_en, private, state,
                   author, author_email, maintainer, maintainer_email, license_id, url, version,
                   data_type, objective, update_frequency_unit, update_frequency_interval, geo_coverage,
                   data_source, data_format, data_category, data_classification, profile, extras,
                   creator_user_id, metadata_created, metadata_modified
            from dataset
            where id in (<ids>)
            """)
    List<Dataset> list(@BindList("ids") Collection<String> ids);

    @SqlQuery("""
            select dataset_id, name
            from dataset_tag
            where dataset_id in (<ids>)
            order by name
            """)
    List<Label> tags(@BindList("ids") Collection<String> ids);

    @SqlQuery("""
            select d.dataset_id, d.group_id as name
            from dataset_group d join catalog_group g on g.id = d.group_id
            where d.dataset_id in (<ids>)
            order by g.name
            """)
    List<Label> groups(@BindList("ids") Collection<String> ids);

    /** The dataset of an id, or else of a name: one question by two indexes. */
    @SqlQuery("""
            select id
            from (select id, 0 as place from dataset where id = :wanted
                  union all
                  select id, 1 as place from dataset where name = :wanted) found
            order by place
            limit 1
            """)
    Optional<String> findId(@Bind("wanted") String idOrName);

    @SqlQuery("""
            select id
            from dataset
            where name = :name and state != 'deleted'
            """)
    Optional<String> findHolder(@Bind("name") String name);

    /** Has a deleted dataset give its name up to the dataset of an id; its own id is its name then. */
    @SqlUpdate("""
            update dataset
            set name = id
            where name = :name and state = 'deleted' and id != :id
            """)
    void freeName(@Bind("name") String name, @Bind("id") String id);

    @SqlQuery("""
            select id
            from dataset
            where id = :id
            for update
            """)
    Optional<String> lock(@Bind("id") String id);

    @SqlQuery("""
            select id
            from dataset
            order by id
            """)
    List<String> listIds();

    @SqlQuery("""
            select name
            from dataset
            where state = 'active' and not private
            order by name
            """)
    List<String> listPublicNames();

    @SqlQuery("""
            select id
            from dataset
            where state = 'active' and not private
            order by metadata_modified desc, id
            limit :limit offset :offset
            """)
    List<String> listPublicIds(@Bind("limit") int limit, @Bind("offset") int offset);

    @SqlQuery("""
            select name, metadata_modified
            from dataset
            where state = 'active' and not private
            order by id
            limit :limit offset :offset
            """)
    @RegisterConstructorMapper(PublishedDatasets.Published.class)
    List<PublishedDatasets.Published> listPublished(@Bind("limit") int limit, @Bind("offset") int offset);

    @SqlQuery("select count(*) from dataset where state = 'active' and not private")
    int countPublished();

    @SqlQuery("""
            select distinct t.name
            from dataset_tag t join dataset d on d.id = t.dataset_id
            where d.state = 'active' and not d.private
            order by t.name
            """)
    List<String> listPublicTags();

    @SqlQuery("""
            select d.id
            from dataset d join dataset_tag t on d.id = t.dataset_id
            where d.state = 'active' and not d.private and t.name = :tag
            order by d.metadata_modified desc, d.id
            """)
    List<String> listPublicIdsOfTag(@Bind("tag") String tag);

    @SqlUpdate("""
            insert into dataset (
                id, name, organization_id, title, title_en, notes, notes_en, private, state,
                author, author_email, maintainer, maintainer_email, license_id, url, version,
                data_type, objective, update_frequency_unit, update_frequency_interval, geo_coverage,
                data_source, data_format, data_category, data_classification, profile, extras,
                creator_user_id, metadata_created, metadata_modified)
            values (
                :id, :name, :organizationId, :title, :titleEnglish, :notes, :notesEnglish, :isPrivate, :state,
                :metadata.author, :metadata.authorEmail, :metadata.maintainer, :metadata.maintainerEmail,
                :metadata.licenseId, :metadata.url, :metadata.version,
                :metadata.dataType, :objective, :metadata.updateFrequencyUnit, :metadata.updateFrequencyInterval,
                :metadata.geoCoverage, :metadata.dataSource, :dataFormat, :metadata.dataCategory,
                :metadata.dataClassification, :profile, :extras,
                :creatorUserId, :metadataCreated, :metadataModified)
            """)
    void insert(
            @BindMethods Dataset dataset,
            @Bind("objective") String objective,
            @Bind("dataFormat") String dataFormat,
            @Bind("profile") String profile,
            @Bind("extras") String extras);

    @SqlUpdate("""
            update dataset
            set name = :name, organization_id = :organizationId, title = :title, title_en = :titleEnglish,
                notes = :notes, notes_en = :notesEnglish, private = :isPrivate, state = :state,
                author = :metadata.author, author_email = :metadata.authorEmail,
                maintainer = :metadata.maintainer, maintainer_email = :metadata.maintainerEmail,
                license_id = :metadata.licenseId, url = :metadata.url, version = :metadata.version,
                data_type = :metadata.dataType, objective = :objective,
                update_frequency_unit = :metadata.updateFrequencyUnit,
                update_frequency_interval = :metadata.updateFrequencyInterval,
                geo_coverage = :metadata.geoCoverage, data_source = :metadata.dataSource, data_format = :dataFormat,
                data_category = :metadata.dataCategory, data_classification = :metadata.dataClassification,
                profile = :profile, extras = :extras, metadata_modified = :metadataModified
            where id = :id
            """)
    void update(
            @BindMethods Dataset dataset,
            @Bind("objective") String objective,
            @Bind("dataFormat") String dataFormat,
            @Bind("profile") String profile,
            @Bind("extras") String extras);

    @SqlUpdate("""
            update dataset
            set metadata_modified = :now
            where id = :id
            """)
    void touch(@Bind("id") String id, @Bind("now") Instant now);

    @SqlUpdate("delete from dataset where id = :id")
    void delete(@Bind("id") String id);

    @SqlUpdate("delete from dataset_tag where dataset_id = :id")
    void deleteTags(@Bind("id") String id);

    @SqlBatch("insert into dataset_tag (dataset_id, name) values (:id, :name)")
    void insertTags(@Bind("id") String id, @Bind("name") List<String> names);

    @SqlUpdate("delete from dataset_group where dataset_id = :id")
    void deleteGroups(@Bind("id") String id);

    @SqlBatch("insert into dataset_group (dataset_id, group_id) values (:id, :group)")
    void insertGroups(@Bind("id") String id, @Bind("group") List<String> groups);

    /** A row without its tags and groups, which stand in tables of their own. */
    final class Rows implements RowMapper<Dataset> {
        @Override
        public Dataset map(ResultSet row, StatementContext context) throws SQLException {
            return new Dataset(
                    row.getString("id"),
                    row.getString("name"),
                    row.getString("organization_id"),
                    row.getString("title"),
                    row.getString("title_en"),
                    row.getString("notes"),
                    row.getString("notes_en"),
                    row.getBoolean("private"),
                    row.getString("state"),
                    metadata(row),
                    List.of(),
                    List.of(),
                    List.of(),
                    row.getString("creator_user_id"),
                    time(row, "metadata_created"),
                    time(row, "metadata_modified"));
        }

        private static Metadata metadata(ResultSet row) throws SQLException {
            return new Metadata(
                    row.getString("author"),
                    row.getString("author_email"),
                    row.getString("maintainer"),
                    row.getString("maintainer_email"),
                    row.getString("license_id"),
                    row.getString("url"),
                    row.getString("version"),
                    row.getString("data_type"),
                    list(row.getString("objective")),
                    row.getString("update_frequency_unit"),
                    row.getString("update_frequency_interval"),
                    row.getString("geo_coverage"),
                    row.getString("data_source"),
                    list(row.getString("data_format")),
                    row.getString("data_category"),
                    row.getString("data_classification"),
                    Json.MAPPER.readValue(row.getString("profile"), new TypeReference<Map<String, Object>>() {}),
                    Json.MAPPER.readValue(row.getString("extras"), new TypeReference<Map<String, String>>() {}));
        }

        private static List<String> list(String json) {
            return Json.MAPPER.readValue(json, new TypeReference<List<String>>() {});
        }

        private static Instant time(ResultSet row, String column) throws SQLException {
            return row.getObject(column, OffsetDateTime.class).toInstant();
        }
    }

    /** Rows of tags and groups. */
    final class LabelRows implements RowMapper<Label> {
        @Override
        public Label map(ResultSet row, StatementContext context) throws SQLException {
            return new Label(row.getString("dataset_id"), row.getString("name"));
        }
    }
}
