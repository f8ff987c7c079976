package khlang.web;

/**
 * The site's address and name.
 *
 * @param url without a slash at its end
 * @param titleThai its name in Thai
 * @param titleEnglish its name in English
 */
public record Site(String url, String titleThai, String titleEnglish) {
    /** The name in a language. */
    public String title(Language language) {
        return switch (language) {
            case TH -> titleThai;
            case EN -> titleEnglish;
        };
    }
}
