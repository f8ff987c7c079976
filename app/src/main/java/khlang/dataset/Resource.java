package khlang.dataset;

import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A resource of a dataset: a kept file or a link.
 *
 * @param id its UUID
 * @param datasetId the dataset's id
 * @param position its place in the dataset, 0 for the first
 * @param name its name in Thai
 * @param nameEnglish its name in English, or empty
 * @param description what it is, in Thai, or empty
 * @param descriptionEnglish the same in English, or empty
 * @param format CSV, XLSX, … in capitals, or empty
 * @param urlType {@code upload} for a kept file, {@code datastore} for a table that is written row by row, empty for a link
 * @param url the link; empty for a kept file
 * @param fileHash where the kept file, or the copy of what the link leads to, lies in the file store
 * @param fileName the name under which it was uploaded or fetched
 * @param fileSize its bytes
 * @param mimetype its media type
 * @param extras further keys, as CKAN allows
 * @param versionId the version whose rows are served; null where there is no table
 * @param state {@code active} or {@code deleted}
 * @param created when it was made
 * @param lastModified when its file or link last changed
 * @param metadataModified when anything of it last changed
 */
public record Resource(
        String id,
        String datasetId,
        int position,
        String name,
        String nameEnglish,
        String description,
        String descriptionEnglish,
        String format,
        String urlType,
        String url,
        @Nullable String fileHash,
        @Nullable String fileName,
        @Nullable Long fileSize,
        @Nullable String mimetype,
        Map<String, Object> extras,
        @Nullable String versionId,
        String state,
        Instant created,
        @Nullable Instant lastModified,
        Instant metadataModified) {
    /** With what the ids of versions begin that are written row by row. */
    public static final String WRITTEN = "w";

    private static final String TABLE = "datastore";

    /** The further key by which officers say that a file is only to be downloaded. */
    public static final String DOWNLOAD_ONLY = "download_only";

    /** The further keys by which officers say how the file is to be read; they outlive the file. */
    public static final Set<String> RECIPE = Set.of(
            "sheet",
            "encoding",
            "delimiter",
            "header_rows",
            "first_row",
            "last_row",
            "data_row",
            "omit",
            "fill_down",
            "totals",
            "kinds",
            "repair",
            "table",
            "groups",
            "group_name");

    /** The same with another kept file; the rows of the old one are served until those of the new one are whole. */
    public Resource withFile(String newHash, String newFileName, long newSize, Instant now) {
        return with(position, "upload", "", newHash, newFileName, newSize, versionId, now, metadataModified);
    }

    /** The same with a copy of the file that its link leads to, which stays where it is. */
    public Resource withCopy(String newHash, String newFileName, long newSize, Instant now) {
        return with(position, urlType, url, newHash, newFileName, newSize, versionId, now, metadataModified);
    }

    /** The same as a link that leads elsewhere; its file and its rows stay until those of the link are whole. */
    public Resource linkingTo(String newUrl, Instant now) {
        return linked() && url.equals(newUrl)
                ? this
                : with(position, "", newUrl, fileHash, fileName, fileSize, versionId, now, metadataModified);
    }

    /** Whether it is, or leads to, the same file under the same name as another. */
    public boolean isSourceOf(Resource other) {
        return urlType.equals(other.urlType)
                && url.equals(other.url)
                && Objects.equals(fileHash, other.fileHash)
                && Objects.equals(fileName, other.fileName);
    }

    /** Whether it has no file and no link, but a table that is written row by row. */
    public boolean isTable() {
        return urlType.equals(TABLE);
    }

    /** The same as such a table. */
    Resource asTable() {
        Resource table = with(position, TABLE, "", null, null, null, versionId, lastModified, metadataModified);
        return format.isEmpty() ? table.withFormat("CSV") : table;
    }

    /** The same with other further keys; those whose value is empty go. */
    Resource saying(Map<String, Object> said) {
        Map<String, Object> others = new LinkedHashMap<>(extras);
        others.putAll(said);
        others.values().removeIf(value -> value instanceof Collection<?> list && list.isEmpty());
        return saying(format, others);
    }

    /** Whether it is a link; it may have a copy of the file that it leads to. */
    public boolean linked() {
        return urlType.isEmpty() && !url.isEmpty();
    }

    /** Whether it leads elsewhere than it did before, or to a file that is to be read in another way. */
    boolean linksAnew(@Nullable Resource before) {
        return linked() && (before == null || !before.linked() || !url.equals(before.url) || !isReadLike(before));
    }

    /** How often the file that it leads to is to be fetched again; absent where only by hand. */
    public Optional<Refresh> refresh() {
        return Refresh.of(String.valueOf(extras.get(Refresh.KEY)));
    }

    /** Whether its officers want the file to be downloaded only, and no table made of it. */
    public boolean downloadOnly() {
        return Set.of("true", "1", "yes", "on")
                .contains(String.valueOf(extras.get(DOWNLOAD_ONLY)).toLowerCase(Locale.ROOT));
    }

    /** Whether its file is to be read in the same way as that of another. */
    boolean isReadLike(Resource other) {
        return downloadOnly() == other.downloadOnly()
                && RECIPE.stream()
                        .allMatch(key ->
                                Objects.equals(extras.get(key), other.extras().get(key)))
                && types().equals(other.types());
    }

    /** The types that are said of fields, in order; what else the data dictionary says changes nothing in how a file is read. */
    private List<String> types() {
        return extras.get("schema") instanceof List<?> entries
                ? entries.stream()
                        .filter(entry -> entry instanceof Map<?, ?> words && words.containsKey("type"))
                        .map(entry -> ((Map<?, ?>) entry).get("name") + "=" + ((Map<?, ?>) entry).get("type"))
                        .toList()
                : List.of();
    }

    /** Whether its next file does to the table what that of another does. */
    boolean isAddedLike(Resource other) {
        return Stream.of(LoadMode.KEY, LoadMode.PRIMARY_KEY)
                .allMatch(key -> Objects.equals(extras.get(key), other.extras().get(key)));
    }

    /** The same as a link, without a file and its rows. */
    Resource withLink(String newUrl, Instant now) {
        return with(position, "", newUrl, null, null, null, null, now, metadataModified);
    }

    /** The same, last changed at another time. */
    Resource withModified(Instant now) {
        return with(position, urlType, url, fileHash, fileName, fileSize, versionId, lastModified, now);
    }

    /** The same in another format. */
    public Resource withFormat(String newFormat) {
        return saying(newFormat, extras);
    }

    /** The same of which all that was said of how its file is read is what is said here. */
    public Resource withRecipe(Map<String, Object> recipe) {
        Map<String, Object> others = new LinkedHashMap<>(extras);
        others.keySet().removeAll(RECIPE);
        others.putAll(recipe);
        return saying(format, others);
    }

    private Resource saying(String newFormat, Map<String, Object> newExtras) {
        return new Resource(
                id,
                datasetId,
                position,
                name,
                nameEnglish,
                description,
                descriptionEnglish,
                newFormat,
                urlType,
                url,
                fileHash,
                fileName,
                fileSize,
                mimetype,
                newExtras,
                versionId,
                state,
                created,
                lastModified,
                metadataModified);
    }

    /** The same at another place. */
    Resource withPosition(int newPosition) {
        return with(newPosition, urlType, url, fileHash, fileName, fileSize, versionId, lastModified, metadataModified);
    }

    private Resource with(
            int newPosition,
            String newUrlType,
            String newUrl,
            @Nullable String newHash,
            @Nullable String newFileName,
            @Nullable Long newSize,
            @Nullable String newVersionId,
            @Nullable Instant newLastModified,
            Instant newMetadataModified) {
        return new Resource(
                id,
                datasetId,
                newPosition,
                name,
                nameEnglish,
                description,
                descriptionEnglish,
                format,
                newUrlType,
                newUrl,
                newHash,
                newFileName,
                newSize,
                mimetype,
                extras,
                newVersionId,
                state,
                created,
                newLastModified,
                newMetadataModified);
    }
}
