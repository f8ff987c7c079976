package khlang.thai;

import java.text.Collator;
import java.util.Comparator;
import java.util.Locale;

/** The order of a Thai dictionary, where a leading vowel (เ แ โ ใ ไ) counts after its consonant. */
public final class ThaiOrder {
    private ThaiOrder() {}

    /** A comparator of its own for one sorting; do not share it between threads. */
    public static Comparator<String> comparator() {
        Collator collator =
                Collator.getInstance(new Locale.Builder().setLanguage("th").build());
        return collator::compare;
    }
}
