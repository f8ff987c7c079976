package khlang.thai;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

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
    private static final String LEADING_VOWELS = "เแโใไ";
    private static final char SILENCER = '\u0E4C';

    static {
        put(
                INITIALS,
                "กk ขkh ฃkh คkh ฅkh ฆkh งng จch ฉch ชch ซs ฌch ญy ฎd ฏt ฐth ฑth ฒth ณn ดd ตt ถth ทth ธth นn บb ปp"
                        + " ผph ฝf พph ฟf ภph มm ยy รr ลl วw ศs ษs สs หh ฬl อ ฮh");
        put(
                FINALS,
                "กk ขk คk ฆk งng จt ชt ซt ญn ฎt ฏt ฐt ฑt ฒt ณn ดt ตt ถt ทt ธt นn บp ปp พp ฟp ภp มm ยi รn ลn"
                        + " วo ศt ษt สt ห ฬn อo ฮ");
        put(VOWELS, "ะa ัa าa ำam ิi ีi ึue ืue ุu ูu เe แae โo ใai ไai ็ ๅ");
        VOWELS.put('ฤ', "rue");
    }

    private final String word;
    private final StringBuilder latin = new StringBuilder();
    private final StringBuilder bare = new StringBuilder();
    private boolean voiced;

    private Romanisation(String word) {
        this.word = word;
    }

    static String of(String thaiWord) {
        return new Romanisation(sounded(thaiWord)).run();
    }

    private static void put(Map<Character, String> sounds, String pairs) {
        for (String pair : List.of(pairs.split(" ", -1))) {
            sounds.put(pair.charAt(0), pair.substring(1));
        }
    }

    /** Leaves out tone marks and silenced letters, and writes a leading vowel after its consonant. */
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
        for (int i = 0; i + 1 < sounded.length(); i++) {
            char letter = sounded.charAt(i);
            if (LEADING_VOWELS.indexOf(letter) >= 0 && INITIALS.containsKey(sounded.charAt(i + 1))) {
                sounded.setCharAt(i, sounded.charAt(i + 1));
                sounded.setCharAt(i + 1, letter);
                i++;
            }
        }
        return sounded.toString().replace("รร", "ัน");
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
                voiced = true;
            }
        }
        atEnd();
        return latin.toString();
    }

    /** The consonants gathered so far: the last begins the vowel's syllable, the first may close the one before. */
    private void beforeVowel() {
        int length = bare.length();
        boolean closes = voiced && length > 1;
        for (int i = 0; i < length; i++) {
            Map<Character, String> sounds = closes && i == 0 ? FINALS : INITIALS;
            latin.append(sounds.getOrDefault(bare.charAt(i), ""));
            boolean bareSyllable = i + 1 < length && !(closes && i == 0) && !isCluster(i);
            latin.append(bareSyllable ? "a" : "");
        }
        bare.setLength(0);
    }

    /** กร, ปล, คว and the like, and silent leading ห. */
    private boolean isCluster(int first) {
        char second = bare.charAt(first + 1);
        return second == 'ร' || second == 'ล' || second == 'ว' || bare.charAt(first) == 'ห';
    }

    private void atEnd() {
        int length = bare.length();
        int start = voiced && length > 0 ? 1 : 0;
        if (start == 1) {
            latin.append(FINALS.getOrDefault(bare.charAt(0), ""));
        }
        for (int i = start; i < length; i++) {
            boolean last = i == length - 1;
            boolean closes = last && i > start;
            latin.append((closes ? FINALS : INITIALS).getOrDefault(bare.charAt(i), ""));
            latin.append(last ? "" : i == length - 2 ? "o" : "a");
        }
    }
}
