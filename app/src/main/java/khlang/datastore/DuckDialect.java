package khlang.datastore;

import java.util.List;

/** DuckDB's own words. */
record DuckDialect(DuckTables tables) implements RowSql.Dialect {
    @Override
    public String contains(String text) {
        return "contains(" + text + ", ?)";
    }

    @Override
    public String fits(String text) {
        return "regexp_matches(" + text + ", ?)";
    }

    @Override
    public String hash(List<String> columns) {
        return "hash(" + String.join(", ", columns) + ")";
    }

    @Override
    public String thai(String text) {
        return text + " collate th";
    }

    @Override
    public String table(String versionId) {
        return tables.name(versionId);
    }

    @Override
    public boolean keepsOrder() {
        return true;
    }

    @Override
    public boolean streamsAlways() {
        return true;
    }
}
