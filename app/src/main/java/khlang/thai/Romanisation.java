package khlang.thai;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * One Thai word in Latin letters, for addresses that can be read aloud and typed.
 *
 * <p>A simplification of our own after the sounds of the Royal Institute's general system: tones and the length of
 * vowels are not told apart, and unwritten vowels are guessed (นคร is nakhon). The same word always gives the same
 * letters.
 */
final class Romanisation {
    private static final Map<Character, String> INITIALS = new HashMap<>();
    private static final Map<Character, String> FINALS = new HashMap<>();
    private static final Map<Character, String> VOWELS = new HashMap<>();
    private static final char SILENCER = '\u0E4C';

    /** Vowels written with several letters, each made one digit, which no Thai word holds. */
    private static final Map<Pattern, String> COMPOUNDS = new LinkedHashMap<>();

    static {
        put(
                INITIALS,
                "กk ขkh ฃkh คkh ฅkh ฆkh งng จch ฉch ชch ซs ฌch ญy ฎd ฏt ฐth ฑth ฒth ณn ดd ตt ถth ทth ธth นn บb ปp"
                        + " ผph ฝf พph ฟf ภph มm ยy รr ลl วw ศs ษs สs หh ฬl อ ฮh");
        put(
                FINALS,
                "กk ขk คk ฆk งng จt ชt ซt ญn ฎt ฏt ฐt ฑt ฒt ณn ดt ตt ถt ทt ธt นn บp ปp พp ฟp ภp มm ยi รn ลn"
                        + " วo ศt ษt สt ห ฬn อ ฮ");
        put(VOWELS, "ะa ัa าa ำam ิi ีi ึue ืue ุu ูu เe แae โo ใai ไai ็ ฤrue 1ia 2uea 3ua 4oe 5ao");
        compound("เ([ก-ฮ]{1,2})ีย", "$11");
        compound("เ([ก-ฮ]{1,2})ือ", "$12");
        compound("ัว", "3");
        compound("เ([ก-ฮ]{1,2})(?:อ|ิ)", "$14");
        compound("เ([ก-ฮ]{1,2})า", "$15");
        compound("ือ", "ื");
        compound("รร", "ัน");
        compound("([เแโใไ])([กขคตปผพ][รลว])(?=[ก-ฮ])", "$2$1");
        compound("([เแโใไ])([ก-ฮ])", "$2$1");
        // อ and ว between consonants are vowels: ขอน, สวน.
        compound("(?<=[ก-ฮ])อ(?![ะ-ูเ-ไ1-5])", "โ");
        compound("(?<=[ก-ฮ])ว(?=[ก-ฮ](?![ะ-ูเ-ไ1-5]))", "3");
    }

    private final String word;
    private final StringBuilder latin = new StringBuilder();
    private final StringBuilder bare = new StringBuilder();
    private char vowelBefore;

    private Romanisation(String word) {
        this.word = word;
    }

    static String of(String thaiWord) {
        String sounded = sounded(thaiWord);
        for (Map.Entry<Pattern, String> compound : COMPOUNDS.entrySet()) {
            sounded = compound.getKey().matcher(sounded).replaceAll(compound.getValue());
        }
        return new Romanisation(sounded).run();
    }

    private static void put(Map<Character, String> sounds, String pairs) {
        for (String pair : List.of(pairs.split(" ", -1))) {
            sounds.put(pair.charAt(0), pair.substring(1));
        }
    }

    private static void compound(String written, String sounded) {
        COMPOUNDS.put(Pattern.compile(written), sounded);
    }

    /** Leaves out tone marks and silenced letters. */
    private static String sounded(String word) {
        StringBuilder sounded = new StringBuilder();
        for (int i = 0; i < word.length(); i++) {
            char letter = word.charAt(i);
            if (letter == SILENCER) {
                dropSilenced(sounded);
            } else if (INITIALS.containsKey(letter) || VOWELS.containsKey(letter)) {
                sounded.append(letter);
            }
        }
        return sounded.toString();
    }

    private static void dropSilenced(StringBuilder sounded) {
        while (sounded.length() > 0) {
            char last = sounded.charAt(sounded.length() - 1);
            sounded.setLength(sounded.length() - 1);
            if (INITIALS.containsKey(last)) {
                return;
            }
        }
    }

    private String run() {
        for (int i = 0; i < word.length(); i++) {
            char letter = word.charAt(i);
            String vowel = VOWELS.get(letter);
            if (vowel == null) {
                bare.append(letter);
            } else {
                beforeVowel();
                latin.append(vowel);
                vowelBefore = letter;
            }
        }
        atEnd();
        return latin.toString();
    }

    /** The consonants since the last vowel: one closes its syllable, the last or a cluster begins the next. */
    private void beforeVowel() {
        int length = bare.length();
        int onset = Math.max(0, length - (length > 1 && isCluster(length - 2) ? 2 : 1));
        int start = vowelBefore != 0 && onset > 0 ? 1 : 0;
        if (start == 1) {
            closing(0);
        }
        syllables(start, onset);
        for (int i = onset; i < length; i++) {
            opening(i);
        }
        bare.setLength(0);
    }

    /** กร, ปล, คว and the like, and silent leading ห. */
    private boolean isCluster(int first) {
        boolean second = "รลว".indexOf(bare.charAt(first + 1)) >= 0;
        return (second && "กขคตปผพ".indexOf(bare.charAt(first)) >= 0) || bare.charAt(first) == 'ห';
    }

    private void atEnd() {
        int length = bare.length();
        if (vowelBefore == 0) {
            atEndWithoutVowel(length);
            return;
        }
        boolean mute = (length == 2 && "ัิึุ".indexOf(vowelBefore) >= 0)
                || bare.toString().equals("สต");
        if (mute || length == 1) {
            closing(0);
            return;
        }
        int start = length > 2 ? 1 : 0;
        if (start == 1) {
            closing(0);
        }
        syllables(start, length);
    }

    private void atEndWithoutVowel(int length) {
        if (length == 1) {
            opening(0);
            return;
        }
        syllables(0, length);
    }

    /** Consonants without a written vowel: by twos with an o between, an odd one first with an a. */
    private void syllables(int start, int end) {
        int from = start;
        if ((end - start) % 2 == 1) {
            opening(from);
            latin.append('a');
            from++;
        }
        for (int i = from; i < end; i += 2) {
            opening(i);
            latin.append('o');
            closing(i + 1);
        }
    }

    private void opening(int index) {
        latin.append(INITIALS.getOrDefault(bare.charAt(index), ""));
    }

    private void closing(int index) {
        latin.append(FINALS.getOrDefault(bare.charAt(index), ""));
    }
}
