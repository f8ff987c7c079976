package khlang.tabular;

/**
 * A column of a Parquet file as the file declares it.
 *
 * @param type DuckDB's name of its type
 */
record ParquetColumn(String name, String type) {
    /** The type that is believed where each value fits it; text where the values decide. */
    FieldType declared() {
        String plain = type.replaceFirst("\\(.*", "");
        return switch (plain) {
            case "TINYINT", "SMALLINT", "INTEGER", "BIGINT", "UTINYINT", "USMALLINT", "UINTEGER" -> FieldType.INTEGER;
            case "FLOAT", "DOUBLE", "DECIMAL", "HUGEINT", "UBIGINT" -> FieldType.NUMBER;
            case "BOOLEAN" -> FieldType.BOOLEAN;
            case "DATE" -> FieldType.DATE;
            case "TIMESTAMP", "TIMESTAMP WITH TIME ZONE", "TIMESTAMP_S", "TIMESTAMP_MS", "TIMESTAMP_NS" ->
                isNested() ? FieldType.TEXT : FieldType.TIMESTAMP;
            default -> FieldType.TEXT;
        };
    }

    private boolean isNested() {
        return type.endsWith("]") || type.startsWith("STRUCT") || type.startsWith("MAP") || type.startsWith("UNION");
    }

    /** Its values as text, of the column of a number: what is nested as JSON, moments without a zone. */
    String asText(int number) {
        String column = "c" + number;
        if (isNested()) {
            return "cast(to_json(" + column + ") as varchar)";
        }
        if (type.startsWith("TIMESTAMP")) {
            // A moment is told as clocks in Thailand show it, as in other files; the engine casts it to UTC.
            return type.endsWith("ZONE")
                    ? "cast(cast(" + column + " as timestamp) + interval 7 hours as varchar)"
                    : "cast(" + column + " as varchar)";
        }
        return mayBeEndless()
                ? "case when not isnan(" + column + ") then cast(" + column + " as varchar) end"
                : "cast(" + column + " as varchar)";
    }

    private boolean mayBeEndless() {
        return type.equals("FLOAT") || type.equals("DOUBLE");
    }

    /** Whether its values are days, with or without a time. */
    boolean holdsDays() {
        return declared() == FieldType.DATE || declared() == FieldType.TIMESTAMP;
    }

    /** A condition for days, of the column of a number, that no column of days holds: 0001-01-01, infinity. */
    String isNoDay(int number) {
        String type = declared() == FieldType.DATE ? "date" : "timestamp";
        return "cast(c" + number + " as " + type + ") not between " + type + " '1000-01-01' and " + type
                + " '9999-12-31'";
    }

    /** Whether a cell is no value of its type as tables hold it; that there is none (NaN) is nothing to be told. */
    boolean isMisfit(String cell) {
        if (cell.isEmpty()) {
            return false;
        }
        // 10000-01-01, infinity and 0044-03-15 (BC) have no year of four digits.
        boolean day = cell.charAt(0) != '0' && cell.indexOf('-') == 4 && !cell.endsWith(")");
        return holdsDays() ? !day : mayBeEndless() && cell.endsWith("inf");
    }

    /** What is told of such a cell. */
    String misfit() {
        return switch (declared()) {
            case DATE -> "tabular.cell.type.date";
            case TIMESTAMP -> "tabular.cell.type.timestamp";
            case INTEGER, NUMBER, BOOLEAN, TEXT -> "tabular.cell.type.number";
        };
    }
}
