package khlang.datastore;

import khlang.tabular.Field;

/** PostgreSQL's names of types, which CKAN's clients know. */
final class CkanTypes {
    private CkanTypes() {}

    static String of(Field field) {
        if (field.position() == 0) {
            return "int";
        }
        if (field.position() < 0) {
            return "float";
        }
        return stored(field);
    }

    /** Of what is made in a statement, too. */
    static String made(Field field) {
        return field.position() == 0 ? "int" : stored(field);
    }

    private static String stored(Field field) {
        String declared = field.declared();
        if (declared != null) {
            return declared;
        }
        return switch (field.type()) {
            case TEXT -> "text";
            case INTEGER -> "int8";
            case NUMBER -> field.scale() < 0 ? "float8" : "numeric";
            case BOOLEAN -> "bool";
            case DATE -> "date";
            case TIMESTAMP -> "timestamp";
        };
    }
}
