package khlang.quality;

import java.util.Locale;

/** Where on the desk an officer mends something. */
public enum Remedy {
    /** In the file itself, which is then uploaded again. */
    FILE,
    /** On the page that says how the file is read. */
    READING,
    /** On the page of the fields' names, units and notes. */
    FIELDS,
    /** On the form of the resource. */
    RESOURCE,
    /** On the form of the dataset. */
    DATASET;

    /** Its name for machines. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
