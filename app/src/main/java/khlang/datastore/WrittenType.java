package khlang.datastore;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import khlang.tabular.FieldType;
import org.jspecify.annotations.Nullable;

/** How a field is kept whose type a caller says in PostgreSQL's words, as CKAN's clients do. */
enum WrittenType {
    TEXT(FieldType.TEXT, 0, "text", "varchar", "character varying", "char", "character", "bpchar", "citext", "uuid"),
    INTEGER(
            FieldType.INTEGER,
            0,
            "int",
            "integer",
            "int2",
            "int4",
            "int8",
            "smallint",
            "bigint",
            "serial",
            "bigserial"),
    /** Its digits behind the point become as many as the values have. */
    NUMERIC(FieldType.NUMBER, 0, "numeric", "decimal"),
    FLOAT(FieldType.NUMBER, -1, "float", "float4", "float8", "double", "double precision", "real"),
    BOOLEAN(FieldType.BOOLEAN, 0, "bool", "boolean"),
    DATE(FieldType.DATE, 0, "date"),
    TIMESTAMP(
            FieldType.TIMESTAMP,
            0,
            "timestamp",
            "timestamptz",
            "timestamp without time zone",
            "timestamp with time zone"),
    /** What no column here holds is kept as text, with what it was declared as: of lists and objects the text is JSON. */
    OTHER(FieldType.TEXT, 0, "json", "jsonb", "time", "timetz", "interval", "nested");

    /** What lists and objects are declared as where nothing is said of them. */
    static final String NESTED = "json";

    private static final Set<String> OBJECTS = Set.of("json", "jsonb", "nested");

    private final FieldType type;
    private final int scale;

    @SuppressWarnings("ImmutableEnumChecker") // A set of Set.of never changes.
    private final Set<String> names;

    WrittenType(FieldType type, int scale, String... names) {
        this.type = type;
        this.scale = scale;
        this.names = Set.of(names);
    }

    FieldType type() {
        return type;
    }

    int scale() {
        return scale;
    }

    /** The type of a name; lists of any type, such as {@code _text} and {@code int[]}, are {@link #OTHER}. */
    static Optional<WrittenType> of(String name) {
        boolean list = isList(name);
        String one = one(name);
        return Stream.of(values())
                .filter(type -> type.names.contains(one))
                .findFirst()
                .map(type -> list ? OTHER : type);
    }

    /** What a field of a type's name is declared as; null where a column is of that type. */
    static @Nullable String declared(String name) {
        String one = one(name);
        if (isList(name)) {
            return "_" + one;
        }
        boolean kept = of(name).filter(OTHER::equals).isEmpty();
        return kept ? null : OBJECTS.contains(one) ? NESTED : one;
    }

    private static boolean isList(String name) {
        String bare = name.strip();
        return bare.startsWith("_") || bare.endsWith("[]");
    }

    /** The name of the type of one value, without its digits. */
    private static String one(String name) {
        String small = name.strip().toLowerCase(Locale.ROOT);
        return isList(name) ? small.replaceAll("^_|\\[\\]$", "") : small.replaceAll("\\s*\\([0-9, ]*\\)$", "");
    }
}
