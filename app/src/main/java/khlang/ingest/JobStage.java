package khlang.ingest;

import java.util.Locale;

/** What a job is doing, or was doing last. */
public enum JobStage {
    /** Nothing yet: it stands in the queue. */
    WAITING,
    /** Getting the file from where its link leads. */
    FETCHING,
    /** Finding out how the file is written. */
    LOOKING,
    /** Reading the rows and deciding the fields' types. */
    READING,
    /** Filling the table. */
    LOADING,
    /** Pointing the resource at the table. */
    PUBLISHING;

    /** Its name as programs see it, such as {@code reading}. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    static JobStage of(String code) {
        return valueOf(code.toUpperCase(Locale.ROOT));
    }
}
