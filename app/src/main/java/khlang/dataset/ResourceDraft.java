package khlang.dataset;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A resource as somebody wants it; null is what was not said.
 *
 * @param id a UUID chosen by the caller, or the resource that is meant
 * @param url the link; empty for none
 * @param extras further keys, as CKAN allows
 * @param upload the file to keep
 */
public record ResourceDraft(
        @Nullable String id,
        @Nullable String name,
        @Nullable String nameEnglish,
        @Nullable String description,
        @Nullable String descriptionEnglish,
        @Nullable String format,
        @Nullable String mimetype,
        @Nullable String url,
        @Nullable Map<String, Object> extras,
        @Nullable Upload upload) {

    /** Nothing said yet. */
    public static final ResourceDraft EMPTY =
            new ResourceDraft(null, null, null, null, null, null, null, null, null, null);

    /** A kept file with a name for people. */
    public static ResourceDraft ofFile(String name, Upload upload) {
        return new ResourceDraft(null, name, null, null, null, null, null, null, null, upload);
    }

    /** The same with names and descriptions. */
    public ResourceDraft withWords(String newName, String newNameEnglish, String newText, String newTextEnglish) {
        return new ResourceDraft(
                id, newName, newNameEnglish, newText, newTextEnglish, format, mimetype, url, extras, upload);
    }

    /** The same with another format. */
    public ResourceDraft withFormat(@Nullable String newFormat) {
        return new ResourceDraft(
                id, name, nameEnglish, description, descriptionEnglish, newFormat, mimetype, url, extras, upload);
    }

    /** The same with a link. */
    public ResourceDraft withUrl(@Nullable String newUrl) {
        return new ResourceDraft(
                id, name, nameEnglish, description, descriptionEnglish, format, mimetype, newUrl, extras, upload);
    }

    /** The same, kept for download only or not. */
    public ResourceDraft withDownloadOnly(boolean downloadOnly) {
        return new ResourceDraft(
                id,
                name,
                nameEnglish,
                description,
                descriptionEnglish,
                format,
                mimetype,
                url,
                Map.of(Resource.DOWNLOAD_ONLY, downloadOnly),
                upload);
    }

    /** The same with a file. */
    public ResourceDraft withUpload(@Nullable Upload newUpload) {
        return new ResourceDraft(
                id, name, nameEnglish, description, descriptionEnglish, format, mimetype, url, extras, newUpload);
    }

    /** The same with an id. */
    public ResourceDraft withId(@Nullable String newId) {
        return new ResourceDraft(
                newId, name, nameEnglish, description, descriptionEnglish, format, mimetype, url, extras, upload);
    }
}
