package khlang.web;

import java.util.function.Supplier;

/**
 * The site's address and name.
 *
 * @param url without a slash at its end
 * @param thai tells its name in Thai
 * @param english tells its name in English
 */
public record Site(String url, Supplier<String> thai, Supplier<String> english) {
    /** The name in a language. */
    public String title(Language language) {
        return switch (language) {
            case TH -> titleThai();
            case EN -> titleEnglish();
        };
    }

    /** The name in Thai, as it is now. */
    public String titleThai() {
        return thai.get();
    }

    /** The name in English, as it is now. */
    public String titleEnglish() {
        return english.get();
    }
}
