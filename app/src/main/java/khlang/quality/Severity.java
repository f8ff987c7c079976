package khlang.quality;

import java.util.Locale;

/** How much a flaw hurts those who use the data. */
public enum Severity {
    /** Values are lost or wrong. */
    ERROR,
    /** Values are there, but some uses of them go wrong. */
    WARNING,
    /** Worth a look; it may well be right. */
    NOTE;

    /** Its name for machines. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
