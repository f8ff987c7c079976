package khlang.datastore;

import java.util.Locale;

/** How it stands with a version. */
public enum VersionState {
    /** Its rows are being written. */
    LOADING,
    /** Its rows are whole and wait for their officer's word. */
    HELD,
    /** Its rows are whole, and it is or was served. */
    READY;

    /** Its name as programs see it, such as {@code held}. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    static VersionState of(String code) {
        return valueOf(code.toUpperCase(Locale.ROOT));
    }
}
