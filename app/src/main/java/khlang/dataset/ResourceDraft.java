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
 * @param replacing what is said of its taking the place of another
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
        @Nullable Upload upload,
        Replacing replacing) {

    /** Nothing said yet. */
    public static final ResourceDraft EMPTY =
            new ResourceDraft(null, null, null, null, null, null, null, null, null, null, Replacing.SILENT);

    /** A kept file with a name for people. */
    public static ResourceDraft ofFile(String name, Upload upload) {
        return EMPTY.withWords(name, null, null, null).withUpload(upload);
    }

    /** The same with names and descriptions. */
    public ResourceDraft withWords(
            @Nullable String newName,
            @Nullable String newNameEnglish,
            @Nullable String newText,
            @Nullable String newTextEnglish) {
        return new ResourceDraft(
                id, newName, newNameEnglish, newText, newTextEnglish, format, mimetype, url, extras, upload, replacing);
    }

    /** The same with another format. */
    public ResourceDraft withFormat(@Nullable String newFormat) {
        return with(id, newFormat, url, extras, upload, replacing);
    }

    /** The same with a link. */
    public ResourceDraft withUrl(@Nullable String newUrl) {
        return with(id, format, newUrl, extras, upload, replacing);
    }

    /** The same but for what it says of the file or the link, which stays that of the resource. */
    ResourceDraft keepingFile(Resource before) {
        return with(id, null, before.linked() ? before.url() : null, extras, null, replacing);
    }

    /** The same with further keys. */
    public ResourceDraft withExtras(Map<String, Object> newExtras) {
        return with(id, format, url, newExtras, upload, replacing);
    }

    /** The same with a file. */
    public ResourceDraft withUpload(@Nullable Upload newUpload) {
        return with(id, format, url, extras, newUpload, replacing);
    }

    /** The same with an id. */
    public ResourceDraft withId(@Nullable String newId) {
        return with(newId, format, url, extras, upload, replacing);
    }

    /** The same, with something said of its taking another's place. */
    public ResourceDraft withReplacing(Replacing newReplacing) {
        return with(id, format, url, extras, upload, newReplacing);
    }

    private ResourceDraft with(
            @Nullable String newId,
            @Nullable String newFormat,
            @Nullable String newUrl,
            @Nullable Map<String, Object> newExtras,
            @Nullable Upload newUpload,
            Replacing newReplacing) {
        return new ResourceDraft(
                newId,
                name,
                nameEnglish,
                description,
                descriptionEnglish,
                newFormat,
                mimetype,
                newUrl,
                newExtras,
                newUpload,
                newReplacing);
    }
}
