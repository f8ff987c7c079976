package khlang.dataset;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.sqlobject.config.RegisterConstructorMapper;
import org.jdbi.v3.sqlobject.customizer.Bind;
import org.jdbi.v3.sqlobject.customizer.BindList;
import org.jdbi.v3.sqlobject.statement.SqlBatch;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;
import org.jspecify.annotations.Nullable;

/** Vocabularies, their tags and which datasets bear them, as rows. */
@RegisterConstructorMapper(VocabularyDao.Named.class)
@RegisterConstructorMapper(VocabularyDao.Borne.class)
@RegisterConstructorMapper(ControlledTag.class)
interface VocabularyDao {
    /** A vocabulary without its tags. */
    record Named(String id, String name) {}

    /** A tag that a dataset bears. */
    record Borne(String datasetId, String id, String name, String vocabularyId, String vocabulary) {
        ControlledTag tag() {
            return new ControlledTag(id, name, vocabularyId, vocabulary);
        }
    }

    @SqlQuery("select id, name from vocabulary order by name")
    List<Named> list();

    @SqlQuery("select id, name from vocabulary where id = :wanted or name = :wanted order by id")
    List<Named> find(@Bind("wanted") String idOrName);

    @SqlQuery("""
            select t.id, t.name, v.id as vocabulary_id, v.name as vocabulary
            from vocabulary_tag t join vocabulary v on v.id = t.vocabulary_id
            where v.id = :id
            order by t.name
            """)
    List<ControlledTag> tags(@Bind("id") String vocabularyId);

    @SqlQuery("""
            select t.id, t.name, v.id as vocabulary_id, v.name as vocabulary
            from vocabulary_tag t join vocabulary v on v.id = t.vocabulary_id
            where (v.id = :vocabulary or v.name = :vocabulary) and (t.id = :tag or t.name = :tag)
            order by t.name
            limit 1
            """)
    Optional<ControlledTag> findTag(@Bind("vocabulary") @Nullable String vocabulary, @Bind("tag") @Nullable String tag);

    @SqlUpdate("insert into vocabulary (id, name) values (:id, :name)")
    void insert(@Bind("id") String id, @Bind("name") String name);

    @SqlUpdate("update vocabulary set name = :name where id = :id")
    void rename(@Bind("id") String id, @Bind("name") String name);

    @SqlUpdate("delete from vocabulary where id = :id")
    void delete(@Bind("id") String id);

    @SqlUpdate("insert into vocabulary_tag (id, vocabulary_id, name) values (:id, :vocabulary, :name)")
    void insertTag(@Bind("id") String id, @Bind("vocabulary") String vocabularyId, @Bind("name") String name);

    @SqlUpdate("delete from vocabulary_tag where id = :id")
    void deleteTag(@Bind("id") String id);

    /** The datasets that bear some tag of a vocabulary. */
    @SqlQuery("""
            select distinct b.dataset_id
            from dataset_vocabulary_tag b join vocabulary_tag t on t.id = b.tag_id
            where t.vocabulary_id = :id
            """)
    List<String> listDatasets(@Bind("id") String vocabularyId);

    @SqlQuery("select dataset_id from dataset_vocabulary_tag where tag_id = :id")
    List<String> listDatasetsOfTag(@Bind("id") String tagId);

    @SqlQuery("""
            select d.id
            from dataset d join dataset_vocabulary_tag b on b.dataset_id = d.id
            where d.state = 'active' and not d.private and b.tag_id = :id
            order by d.metadata_modified desc, d.id
            """)
    List<String> listPublicDatasetsOfTag(@Bind("id") String tagId);

    @SqlQuery("""
            select b.dataset_id, t.id, t.name, v.id as vocabulary_id, v.name as vocabulary
            from dataset_vocabulary_tag b
            join vocabulary_tag t on t.id = b.tag_id
            join vocabulary v on v.id = t.vocabulary_id
            where b.dataset_id in (<ids>)
            """)
    List<Borne> borne(@BindList("ids") Collection<String> datasetIds);

    @SqlUpdate("delete from dataset_vocabulary_tag where dataset_id = :id")
    void deleteBorne(@Bind("id") String datasetId);

    @SqlBatch("insert into dataset_vocabulary_tag (dataset_id, tag_id) values (:id, :tag)")
    void insertBorne(@Bind("id") String datasetId, @Bind("tag") List<String> tagIds);
}
