package khlang.tabular;

/** Letters because of which a text must be looked at more closely before it is written; most texts have none. */
final class SpecialLetters {
    /** Whether a letter is one, by its number: asked for each of many million. */
    static final boolean[] TABLE = table();

    private SpecialLetters() {}

    private static boolean[] table() {
        boolean[] special = new boolean[Character.MAX_VALUE + 1];
        for (int letter = 0; letter < special.length; letter++) {
            special[letter] = isSpecial((char) letter);
        }
        return special;
    }

    /** Vowels and marks that stand behind a letter, never behind a blank. */
    static boolean isLoose(char letter) {
        return letter == 'า'
                || letter == 'ำ'
                || letter == 'ั'
                || (letter >= 'ิ' && letter <= 'ฺ')
                || (letter >= '็' && letter <= '๎');
    }

    /**
     * Quotes, control characters, halves of letters and U+FFFD; "#" in front may begin an error of a spreadsheet. And
     * letters by which the checks of {@link khlang.quality.Flaw} begin.
     */
    private static boolean isSpecial(char letter) {
        if (letter < 0x80) {
            boolean control = letter == 0x7F || (letter < ' ' && letter != '\n' && letter != '\t');
            return control || letter == '"' || letter == '<' || letter == '&';
        }
        boolean strange = (letter >= 0x370 && letter <= 0x52F)
                || (letter >= 0x900 && letter <= 0x97F)
                || (letter > 0xE80 && letter < 0xEDE)
                || (letter >= 0x1780 && letter <= 0x17D3);
        boolean blank = letter == 0xA0 || letter == 0xAD || letter == 0x202F;
        boolean hidden = (letter >= 0x200B && letter <= 0x200F)
                || (letter >= 0x202A && letter <= 0x202E)
                || (letter >= 0x2060 && letter <= 0x2069);
        boolean latin =
                letter == 'Ñ' || (letter >= 'Ô' && letter <= 'Ú') || letter == 'à' || (letter >= 'ç' && letter <= 'î');
        boolean broken = letter == 'ํ' || latin || (letter >= 0xF700 && letter <= 0xF71A);
        return letter <= 0x9F
                || strange
                || blank
                || hidden
                || broken
                || letter >= 0xFEFF
                || Character.isSurrogate(letter);
    }
}
