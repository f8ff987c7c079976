package khlang.dataset;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import khlang.web.Json;
import khlang.web.Times;
import khlang.web.View;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** Writes resources as CKAN's dictionaries. */
public final class ResourceJson {
    /** Keys of CKAN's own that a client may set, and that mean nothing to us. */
    static final List<String> KEPT =
            List.of("cache_last_updated", "cache_url", "hash", "mimetype_inner", "resource_type");

    private final String siteUrl;
    private final Further further;

    /** What later parts know of resources, such as how the load went. */
    @FunctionalInterface
    public interface Further {
        /** The further keys of each resource, by its id; for its officers, or those that everybody may see. */
        Map<String, Map<String, @Nullable Object>> of(Collection<Resource> resources, boolean officer);
    }

    /**
     * Writes resources.
     *
     * @param siteUrl the site's address, without a slash at its end
     * @param further what later parts know of resources
     */
    public ResourceJson(String siteUrl, Further further) {
        this.siteUrl = siteUrl;
        this.further = further;
    }

    /** The dictionary of a resource, for its officers or for everybody. */
    ObjectNode of(Resource resource, boolean officer) {
        return of(List.of(resource), officer).get(0);
    }

    /** The dictionaries of resources, in their order. */
    List<ObjectNode> of(Collection<Resource> resources, boolean officer) {
        Map<String, Map<String, @Nullable Object>> known = further.of(resources, officer);
        return resources.stream()
                .map(resource -> of(resource, known.getOrDefault(resource.id(), Map.of())))
                .toList();
    }

    private ObjectNode of(Resource resource, Map<String, @Nullable Object> known) {
        ObjectNode json = Json.MAPPER.createObjectNode();
        KEPT.forEach(json::putNull);
        json.put("created", Times.iso(resource.created()));
        json.put("datastore_active", resource.versionId() != null);
        json.put(
                "datastore_contains_all_records_of_source_file",
                resource.versionId() != null && !resource.versionId().startsWith(Resource.WRITTEN));
        json.put("description", resource.description());
        json.set(
                "description_translated",
                DatasetJson.translated(resource.description(), resource.descriptionEnglish()));
        json.put("format", resource.format());
        json.put("hash", resource.fileHash() == null ? "" : resource.fileHash());
        json.put("id", resource.id());
        json.put("last_modified", Times.iso(resource.lastModified()));
        json.put("metadata_modified", Times.iso(resource.metadataModified()));
        json.put("mimetype", resource.mimetype());
        json.put("name", resource.name());
        json.set("name_translated", DatasetJson.translated(resource.name(), resource.nameEnglish()));
        json.put("package_id", resource.datasetId());
        json.put("position", resource.position());
        json.put("size", resource.fileSize());
        json.put("state", resource.state());
        json.put("url", url(resource));
        json.put("url_type", resource.urlType());
        resource.extras().forEach((key, value) -> json.set(key, Json.MAPPER.valueToTree(value)));
        known.forEach((key, value) -> json.set(key, Json.MAPPER.valueToTree(value)));
        return json;
    }

    /** Where a resource's bytes are: our own address of the kept file, or the link. */
    public String url(Resource resource) {
        return resource.linked() ? resource.url() : fileUrl(resource);
    }

    /** Where a resource's bytes are that we can give: the kept file, or the copy of what a link leads to; else the link. */
    public String fileUrl(Resource resource) {
        if (resource.isTable()) {
            return resource.versionId() == null ? "" : siteUrl + dump(resource.id());
        }
        return resource.fileName() == null ? resource.url() : siteUrl + path(resource, resource.fileName());
    }

    /** The path at which all rows of a table are downloaded. */
    static String dump(String resourceId) {
        return "/datastore/dump/" + resourceId;
    }

    /** The path at which a kept file is downloaded. */
    public static String path(Resource resource, String fileName) {
        return "/dataset/" + resource.datasetId() + "/resource/" + resource.id() + "/download/"
                + View.encoded(fileName);
    }
}
