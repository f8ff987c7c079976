package khlang.datastore;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import khlang.tabular.Field;

/** DuckDB's own words. */
record DuckDialect(DuckTables tables) implements RowSql.Dialect {
    /** The most bytes of a text that stands in a statement. */
    private static final int MOST_WRITTEN = 1_000;

    @Override
    public String contains(String text) {
        return "contains(" + text + ", ?)";
    }

    @Override
    public String fits(String text) {
        return "regexp_matches(" + text + ", ?)";
    }

    /** A statement with bound values is planned twice, so a text stands in it as the digits of its bytes. */
    @Override
    public Optional<String> written(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        return bytes.length > MOST_WRITTEN
                ? Optional.empty()
                : Optional.of("decode(unhex('" + HexFormat.of().formatHex(bytes) + "'))");
    }

    @Override
    public String among(String numbers) {
        return "_id in (select unnest(cast(string_split('" + numbers + "', ',') as bigint[])))";
    }

    @Override
    public String cells() {
        return "(select unnest(from_json(cast(? as json), '[[\"VARCHAR\"]]')) as r)";
    }

    @Override
    public String cell(int place) {
        return "r[" + (place + 1) + "]";
    }

    @Override
    public String hash(List<String> columns) {
        return "hash(" + String.join(", ", columns) + ")";
    }

    @Override
    public String floatSum(String distinct, String number) {
        return "fsum(" + distinct + number + ")";
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
    public String type(Field field) {
        return type(field, 38);
    }

    @Override
    public String columnType(Field field) {
        return type(field);
    }

    /** @param digits how many a decimal number has at most */
    static String type(Field field, int digits) {
        return switch (field.type()) {
            case TEXT -> "varchar";
            case INTEGER -> "bigint";
            case NUMBER -> field.scale() < 0 ? "double" : "decimal(" + digits + "," + field.scale() + ")";
            case BOOLEAN -> "boolean";
            case DATE -> "date";
            case TIMESTAMP -> "timestamp";
        };
    }

    @Override
    public String lock(String versionId) {
        return "";
    }

    @Override
    public String text(String sql) {
        return sql;
    }

    @Override
    public String lower(String text) {
        return "lower(" + text + ")";
    }

    @Override
    public String upper(String text) {
        return "upper(" + text + ")";
    }

    @Override
    public String divided(String number, String divisor) {
        return "(" + number + " // " + divisor + ")";
    }

    /** What is divided by zero would be null here. */
    @Override
    public Divisor divisor(String sql, String type) {
        return new Divisor(
                "(case when " + sql + " = 0 then cast(error('division by zero') as " + type + ") else " + sql + " end)",
                2);
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
