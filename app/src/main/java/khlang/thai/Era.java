package khlang.thai;

/** From when years are counted. */
public enum Era {
    /** พ.ศ.: 2567. */
    BUDDHIST,
    /** ค.ศ.: 2024. */
    COMMON
}
