package khlang.fetch;

import org.jspecify.annotations.Nullable;

/**
 * By what a server tells whether a file is still the one it gave before.
 *
 * @param etag its {@code ETag}
 * @param lastModified its {@code Last-Modified}, as it was written
 */
public record Validators(@Nullable String etag, @Nullable String lastModified) {
    /** Nothing is known, so that the file is asked for in any case. */
    public static final Validators NONE = new Validators(null, null);

    private static final int LONGEST_ETAG = 500;
    private static final int LONGEST_TIME = 100;

    public Validators {
        etag = etag == null || etag.length() > LONGEST_ETAG ? null : etag;
        lastModified = lastModified == null || lastModified.length() > LONGEST_TIME ? null : lastModified;
    }

    boolean known() {
        return etag != null || lastModified != null;
    }
}
