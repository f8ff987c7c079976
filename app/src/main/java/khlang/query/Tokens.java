package khlang.query;

import java.util.ArrayList;
import java.util.List;
import khlang.problem.Problem;

/** Cuts a written expression into names, texts, numbers and signs. */
final class Tokens {
    /** What a token is. */
    enum Kind {
        /** A name as it stands: of a field or a function, or a word such as {@code and}. */
        NAME,
        /** A name in double quotation marks. */
        QUOTED,
        /** A text in single quotation marks. */
        TEXT,
        NUMBER,
        SIGN,
        END
    }

    /** A token; {@code text} is without its quotation marks. */
    record Token(Kind kind, String text) {}

    private static final int MOST = 500;
    private static final List<String> SIGNS = List.of("<=", ">=", "<>", "!=");

    private final String parameter;
    private final String written;
    private final List<Token> tokens = new ArrayList<>();
    private int at;

    private Tokens(String parameter, String written) {
        this.parameter = parameter;
        this.written = written;
    }

    /** The tokens, with an END behind them. @throws Problem under {@code parameter} */
    static List<Token> of(String parameter, String written) {
        Tokens reading = new Tokens(parameter, written);
        reading.read();
        return reading.tokens;
    }

    private void read() {
        while (at < written.length()) {
            int letter = written.codePointAt(at);
            if (Character.isWhitespace(letter)) {
                at += Character.charCount(letter);
            } else if (letter == '"' || letter == '\'') {
                tokens.add(quoted((char) letter));
            } else if (isOfName(letter)) {
                tokens.add(word());
            } else {
                tokens.add(sign());
            }
            if (tokens.size() > MOST) {
                throw Problem.invalid(parameter, "datastore.expression.long", MOST);
            }
        }
        tokens.add(new Token(Kind.END, ""));
    }

    private Token quoted(char mark) {
        StringBuilder text = new StringBuilder();
        int from = at++;
        while (at < written.length()) {
            char letter = written.charAt(at++);
            if (letter != mark) {
                text.append(letter);
            } else if (at < written.length() && written.charAt(at) == mark) {
                text.append(mark);
                at++;
            } else {
                return new Token(mark == '"' ? Kind.QUOTED : Kind.TEXT, text.toString());
            }
        }
        throw Problem.invalid(parameter, "datastore.expression.quote", shown(written.substring(from)));
    }

    private Token word() {
        int from = at;
        while (at < written.length() && isOfName(written.codePointAt(at))) {
            at += Character.charCount(written.codePointAt(at));
        }
        if (!written.substring(from, at).chars().allMatch(letter -> isDigit((char) letter))) {
            return new Token(Kind.NAME, written.substring(from, at));
        }
        if (at + 1 < written.length() && written.charAt(at) == '.' && isDigit(written.charAt(at + 1))) {
            at++;
            while (at < written.length() && isDigit(written.charAt(at))) {
                at++;
            }
        }
        return new Token(Kind.NUMBER, written.substring(from, at));
    }

    private Token sign() {
        String two = written.substring(at, Math.min(at + 2, written.length()));
        String sign = SIGNS.contains(two) ? two : written.substring(at, written.offsetByCodePoints(at, 1));
        at += sign.length();
        return new Token(Kind.SIGN, sign);
    }

    private static boolean isDigit(char letter) {
        return (letter >= '0' && letter <= '9') || (letter >= '๐' && letter <= '๙');
    }

    /** Thai vowels and tone marks stand on their letters: they are marks, no letters. */
    private static boolean isOfName(int letter) {
        int type = Character.getType(letter);
        return Character.isLetterOrDigit(letter)
                || letter == '_'
                || type == Character.NON_SPACING_MARK
                || type == Character.COMBINING_SPACING_MARK;
    }

    /** The beginning of what a caller wrote, for messages. */
    static String shown(String text) {
        return text.length() > 100 ? text.substring(0, 100) + "…" : text;
    }
}
