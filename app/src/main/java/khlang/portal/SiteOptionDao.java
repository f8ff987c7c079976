package khlang.portal;

import java.util.Map;
import org.jdbi.v3.sqlobject.config.KeyColumn;
import org.jdbi.v3.sqlobject.config.ValueColumn;
import org.jdbi.v3.sqlobject.customizer.Bind;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;

/** What administrators have set, among all that the catalogue remembers of itself. */
interface SiteOptionDao {
    @SqlQuery("select name, content from setting where name like 'ckan.%'")
    @KeyColumn("name")
    @ValueColumn("content")
    Map<String, String> all();

    @SqlUpdate("delete from setting where name = :name")
    void delete(@Bind("name") String name);

    @SqlUpdate("insert into setting (name, content) values (:name, :content)")
    void insert(@Bind("name") String name, @Bind("content") String content);
}
