package khlang.problem;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A refusal that tells the caller what is wrong and what would be right; it carries no HTTP and no stack trace. */
public final class Problem extends RuntimeException {
    /** What kind of refusal it is; each door knows how its protocol says each of them. */
    public enum Kind {
        /** The request itself cannot be read: not JSON, not an object, unknown action. */
        BAD_REQUEST,
        /** Some value is wrong; {@link Problem#fields} says which. */
        VALIDATION,
        /** Nothing of that name exists, or the caller may not know that it does. */
        NOT_FOUND,
        /** The thing is there, but in no form that the caller takes. */
        NOT_ACCEPTABLE,
        /** The caller is known to be allowed to see the thing, but not to do this. */
        NOT_AUTHORIZED,
        /** A search cannot be understood. */
        SEARCH,
        /** A search has a parameter that does not exist. */
        SEARCH_QUERY,
        /** What was sent is larger than the operator allows. */
        TOO_LARGE,
        /** The caller has asked too often. */
        TOO_MANY,
        /** The work took longer than a request may. */
        TIME_LIMIT,
        /** The work needs more memory than it may have. */
        MEMORY_LIMIT,
        /** The server cannot do this now, and will later. */
        UNAVAILABLE
    }

    private final transient Kind kind;
    private final transient Phrase phrase;
    private final transient Map<String, List<Phrase>> fields;

    private Problem(Kind kind, Phrase phrase, Map<String, List<Phrase>> fields) {
        super(kind + " " + phrase + (fields.isEmpty() ? "" : " " + fields), null, false, false);
        this.kind = kind;
        this.phrase = phrase;
        this.fields = fields;
    }

    /** A problem of any kind, as a whole. */
    public static Problem of(Kind kind, String key, Object... arguments) {
        return new Problem(kind, Phrase.of(key, arguments), Map.of());
    }

    /** One value is wrong. */
    public static Problem invalid(String field, String key, Object... arguments) {
        return invalid(Map.of(field, List.of(Phrase.of(key, arguments))));
    }

    /** Several values are wrong; they are told in the order of the map. */
    public static Problem invalid(Map<String, List<Phrase>> fields) {
        return new Problem(Kind.VALIDATION, Phrase.of("problem.invalid"), new LinkedHashMap<>(fields));
    }

    /** There is no such thing, as far as this caller may know. */
    public static Problem notFound(String key, Object... arguments) {
        return of(Kind.NOT_FOUND, key, arguments);
    }

    /** The caller may not do this. */
    public static Problem denied(String key, Object... arguments) {
        return of(Kind.NOT_AUTHORIZED, key, arguments);
    }

    public Kind kind() {
        return kind;
    }

    /** The sentence for the whole problem. */
    public Phrase phrase() {
        return phrase;
    }

    /** For {@link Kind#VALIDATION}: the wrong fields and what is wrong with each. */
    public Map<String, List<Phrase>> fields() {
        return fields;
    }
}
