package khlang.datastore;

import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;

/** What is amiss with versions, as JSON. */
interface FindingDao {
    @SqlUpdate("""
            update resource_version
            set noticed = :noticed
            where id = :id
            """)
    void notice(String id, String noticed);

    @SqlUpdate("""
            update resource_version
            set findings = :findings
            where id = :id
            """)
    void keep(String id, String findings);

    /** What reading has noticed; empty where nobody asked then. */
    @SqlQuery("""
            select coalesce(max(noticed), '')
            from resource_version
            where id = :id
            """)
    String noticed(String id);

    /** What was found; empty where nobody has looked. */
    @SqlQuery("""
            select coalesce(max(findings), '')
            from resource_version
            where id = :id
            """)
    String findings(String id);
}
