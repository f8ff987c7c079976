package khlang.web;

/** The languages that pages speak; Thai stands at the root, English under {@code /en}. */
public enum Language {
    TH("th", ""),
    EN("en", "/en");

    private final String code;
    private final String prefix;

    Language(String code, String prefix) {
        this.code = code;
        this.prefix = prefix;
    }

    /** The code of ISO 639, as in {@code lang="th"}. */
    public String code() {
        return code;
    }

    /** What stands before each path of a page in this language. */
    public String prefix() {
        return prefix;
    }

    /** The language of a request's path. */
    public static Language ofPath(String path) {
        return path.equals("/en") || path.startsWith("/en/") ? EN : TH;
    }
}
