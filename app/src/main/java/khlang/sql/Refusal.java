package khlang.sql;

import khlang.problem.Problem;

/** How a statement is refused: under the name of the parameter in which it was sent. */
final class Refusal {
    private static final int SHOWN = 80;

    private Refusal() {}

    /** It says something that cannot be. */
    static Problem wrong(String key, Object... arguments) {
        return Problem.invalid("query", key, arguments);
    }

    /** It asks for something that nobody may have. */
    static Problem denied(String key, Object... arguments) {
        return Problem.denied(key, arguments);
    }

    /** It uses something that SQL has and this does not take. */
    static Problem untaken(Object written) {
        return wrong("sql.untaken", shown(written));
    }

    /** What the caller wrote, short enough to be told. */
    static String shown(Object written) {
        String text = String.valueOf(written).replaceAll("\\p{Cntrl}+", " ").strip();
        return text.length() > SHOWN ? text.substring(0, SHOWN) + "…" : text;
    }
}
