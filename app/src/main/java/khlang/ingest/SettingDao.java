package khlang.ingest;

import java.util.Optional;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;

/** The SQL of what the catalogue remembers of itself. */
interface SettingDao {
    @SqlQuery("""
            select content
            from setting
            where name = :name
            """)
    Optional<String> find(String name);

    /** Returns 0 where there is one already. */
    @SqlUpdate("""
            insert into setting (name, content)
            select :name, :content
            where not exists (select 1 from setting where name = :name)
            """)
    int insert(String name, String content);

    @SqlUpdate("""
            update setting
            set content = :content
            where name = :name
            """)
    void update(String name, String content);
}
