package khlang.ingest;

import java.util.Locale;

/** How it stands with a job. */
public enum JobState {
    PENDING,
    RUNNING,
    COMPLETE,
    /** Its version is whole and waits for its officer's word. */
    HELD,
    ERROR;

    /** Its name as programs see it, such as {@code pending}. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    static JobState of(String code) {
        return valueOf(code.toUpperCase(Locale.ROOT));
    }
}
