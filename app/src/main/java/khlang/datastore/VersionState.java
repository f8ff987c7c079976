package khlang.datastore;

import java.util.Locale;

/** How it stands with a version. */
public enum VersionState {
    /** Its rows are being written. */
    LOADING,
    /** Its rows are whole and wait for their officer's word. */
    HELD,
    /** Its rows are whole, and it is or was served. */
    READY,
    /** It waited for its officer's word until a later file was loaded; its officers can still read it. */
    PUT_ASIDE,
    /** A later file came before its loading began: its file is kept for its officers, and it has no rows. */
    PASSED_OVER,
    /** No table could be made of its file, which is kept for its officers. */
    FAILED,
    /** It waited for its officer's word, who did not want it; its file is kept for them, and it has no rows. */
    REJECTED;

    /** Whether everybody may know of it. */
    boolean open() {
        return this == READY;
    }

    /** Whether it has a table. */
    boolean whole() {
        return this == READY || this == HELD || this == PUT_ASIDE;
    }

    /** Its name as programs see it, such as {@code held}. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    static VersionState of(String code) {
        return valueOf(code.toUpperCase(Locale.ROOT));
    }
}
