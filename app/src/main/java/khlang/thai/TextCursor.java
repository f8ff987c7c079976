package khlang.thai;

/** A place in a text, which moves forward as the text is read. */
final class TextCursor {
    private final String text;
    private int position;

    TextCursor(String text) {
        this.text = text;
    }

    int position() {
        return position;
    }

    boolean atEnd() {
        return position == text.length();
    }

    boolean atDigit() {
        return !atEnd() && ThaiDigits.value(text.charAt(position)) >= 0;
    }

    /** The next letter, or NUL at the end. */
    char peek() {
        return atEnd() ? '\0' : text.charAt(position);
    }

    /** Steps over {@code letter} if it comes next. */
    boolean skip(char letter) {
        boolean there = peek() == letter && !atEnd();
        if (there) {
            position++;
        }
        return there;
    }

    boolean skipWord(String word) {
        boolean there = text.startsWith(word, position);
        if (there) {
            position += word.length();
        }
        return there;
    }

    boolean atBlank() {
        return !atEnd() && (peek() == ' ' || peek() == '\u00A0');
    }

    void skipBlanks() {
        while (atBlank()) {
            position++;
        }
    }

    void skipDigits() {
        while (atDigit()) {
            position++;
        }
    }

    /** Reads at most {@code most} digits; -1 where none comes. */
    int number(int most) {
        if (!atDigit()) {
            return -1;
        }
        int value = 0;
        for (int read = 0; read < most && atDigit(); read++) {
            value = value * 10 + ThaiDigits.value(text.charAt(position));
            position++;
        }
        return value;
    }

    /** Reads letters, vowel signs and dots up to anything else, and leaves the dots out. */
    String word() {
        int start = position;
        while (!atEnd() && isWordLetter(peek())) {
            position++;
        }
        return text.substring(start, position).replace(".", "");
    }

    private static boolean isWordLetter(char letter) {
        boolean thai = letter >= 'ก' && letter <= '\u0E4E';
        boolean latin = (letter >= 'a' && letter <= 'z') || (letter >= 'A' && letter <= 'Z');
        return thai || latin || letter == '.';
    }
}
