package khlang.datastore;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import org.jdbi.v3.core.Handle;

/**
 * Where DuckDB keeps which table: small ones in the file of small blocks, large ones in a second file of large blocks.
 * The decision is in the record 0004.
 */
final class DuckTables {
    /** Bytes in a block of the first file: a small table fills one. */
    static final String SMALL_BLOCK = "32768";

    private static final String LARGE_BLOCK = "262144";

    /** Bytes of normalised CSV from which on a table is a large one. */
    private static final long LARGE = 8_000_000;

    private static final String TABLES =
            "select table_name from duckdb_tables() where not internal and database_name %s 'large'";

    private final Set<String> large = ConcurrentHashMap.newKeySet();

    private static Path second(Path file) {
        String name = String.valueOf(file.getFileName());
        int dot = name.lastIndexOf('.');
        return file.resolveSibling(name.substring(0, dot) + "-large" + name.substring(dot));
    }

    /** The bytes of both files, with what is written beside them until it is taken over. */
    static long bytes(Path file) {
        long bytes = 0;
        for (Path one : List.of(file, second(file))) {
            for (String more : List.of("", ".wal")) {
                // A file that has just been taken over is gone.
                bytes += one.resolveSibling(one.getFileName() + more).toFile().length();
            }
        }
        return bytes;
    }

    /** Opens the second file beside the first; a statement for the time before the fence stands. */
    static String attach(Path file) {
        return "attach '" + second(file).toString().replace("'", "''") + "' as large (block_size " + LARGE_BLOCK + ")";
    }

    /** Looks what there is. */
    void open(Handle handle) {
        large.addAll(named(handle, "="));
    }

    boolean isLarge(String versionId) {
        return large.contains(versionId);
    }

    /** The name of the table that a version has, or would have once {@link #place} was told of it. */
    String name(String versionId) {
        return isLarge(versionId) ? "large.main." + RowSql.table(versionId) : RowSql.table(versionId);
    }

    /** The bytes of one block of the file in which a version's table is. */
    long blockSize(String versionId) {
        return Long.parseLong(isLarge(versionId) ? LARGE_BLOCK : SMALL_BLOCK);
    }

    /** Decides by the bytes of its CSV where a table will be. @return its name */
    String place(String versionId, long bytes) {
        return place(versionId, bytes >= LARGE);
    }

    /** Says where a table will be. @return its name */
    String place(String versionId, boolean isLarge) {
        if (isLarge) {
            large.add(versionId);
        }
        return name(versionId);
    }

    void rename(Handle handle, String before, String after) {
        handle.execute("alter table " + name(before) + " rename to " + RowSql.table(after));
        place(after, large.remove(before));
    }

    void drop(Handle handle, String versionId) {
        handle.execute("drop table if exists " + name(versionId));
        large.remove(versionId);
    }

    /** The versions that have a table. */
    Set<String> versions(Handle handle) {
        Set<String> all = new TreeSet<>(named(handle, "="));
        all.addAll(named(handle, "<>"));
        return all;
    }

    private static List<String> named(Handle handle, String comparison) {
        return handle.createQuery(TABLES.formatted(comparison))
                .mapTo(String.class)
                .list();
    }
}
