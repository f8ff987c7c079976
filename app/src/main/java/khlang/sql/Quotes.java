package khlang.sql;

/**
 * What stands in quotation marks and comments, and outside of them. The parser passes over a mark that nobody closes with
 * all that stands behind it, and over a word of Oracle's; whoever made that slip must be told.
 */
final class Quotes {
    private final String text;
    private int at;

    private Quotes(String text) {
        this.text = text;
    }

    /**
     * Looks through a statement.
     *
     * @throws khlang.problem.Problem where a mark is not closed, or where PRIOR stands outside of them
     */
    static void refuseOpen(String text) {
        new Quotes(text).all();
    }

    private void all() {
        while (at < text.length()) {
            int begin = at;
            char letter = text.charAt(at++);
            boolean closed = switch (letter) {
                case '\'', '"', '`' -> closed(letter);
                case '-' -> !text.startsWith("-", at) || line();
                case '/' -> !text.startsWith("*", at) || comment();
                case '$' -> !text.startsWith("$", at) || dollars();
                default -> !(Character.isLetter(letter) || letter == '_') || word(begin);
            };
            if (!closed) {
                throw wrong(begin);
            }
        }
    }

    private boolean word(int begin) {
        while (at < text.length() && (Character.isLetterOrDigit(text.charAt(at)) || text.charAt(at) == '_')) {
            at++;
        }
        if (text.substring(begin, at).equalsIgnoreCase("prior")) {
            throw Refusal.wrong("sql.untaken", Refusal.shown(text.substring(begin)));
        }
        return true;
    }

    /** Goes behind the mark that closes; one that is doubled closes nothing. */
    private boolean closed(char mark) {
        while (at < text.length()) {
            if (text.charAt(at++) == mark) {
                if (at == text.length() || text.charAt(at) != mark) {
                    return true;
                }
                at++;
            }
        }
        return false;
    }

    private boolean line() {
        int end = text.indexOf('\n', at);
        at = end < 0 ? text.length() : end;
        return true;
    }

    private boolean dollars() {
        int end = text.indexOf("$$", at + 1);
        at = end + 2;
        return end >= 0;
    }

    private boolean comment() {
        int end = text.indexOf("*/", at + 1);
        at = end + 2;
        return end >= 0;
    }

    private RuntimeException wrong(int place) {
        String before = text.substring(0, place);
        long line = 1 + before.chars().filter(letter -> letter == '\n').count();
        int column = place - before.lastIndexOf('\n');
        return Refusal.wrong("sql.syntax", line, column, Refusal.shown(text.substring(place)));
    }
}
