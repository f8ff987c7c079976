package khlang.dataset;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import khlang.organization.Group;
import khlang.user.Actor;
import khlang.web.Json;
import khlang.web.Times;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Writes datasets as CKAN's package dictionaries, with the fields of the Thai profile at their top level. */
public final class DatasetJson {
    private final Resources resources;
    private final ResourceJson resourceJson;
    private final Licenses licenses;
    private final Function<String, Optional<Group>> organizations;
    private final Function<String, Optional<Group>> groups;

    /**
     * Writes datasets.
     *
     * @param organizations finds an organization by its id
     * @param groups finds a group by its id
     */
    public DatasetJson(
            Resources resources,
            ResourceJson resourceJson,
            Vocabulary vocabulary,
            Function<String, Optional<Group>> organizations,
            Function<String, Optional<Group>> groups) {
        this.resources = resources;
        this.resourceJson = resourceJson;
        this.licenses = new Licenses(vocabulary);
        this.organizations = organizations;
        this.groups = groups;
    }

    /** The dictionary of a dataset, with its resources, as everybody may see them. */
    public ObjectNode of(Dataset dataset) {
        return of(dataset, resourceJson.of(resources.of(dataset.id()), false));
    }

    /** The same for somebody who may change it, or not. */
    ObjectNode of(Actor actor, Dataset dataset) {
        return of(dataset, resourceJson.of(resources.of(dataset.id()), actor.mayEdit(dataset)));
    }

    /** The dictionaries of several datasets, in their order. */
    public List<ObjectNode> of(Collection<Dataset> datasets) {
        List<Resource> held = resources.ofAll(datasets.stream().map(Dataset::id).toList()).values().stream()
                .flatMap(List::stream)
                .toList();
        Map<String, List<ObjectNode>> all = resourceJson.of(held, false).stream()
                .collect(Collectors.groupingBy(
                        resource -> resource.path("package_id").asString()));
        return datasets.stream()
                .map(dataset -> of(dataset, all.getOrDefault(dataset.id(), List.of())))
                .toList();
    }

    private ObjectNode of(Dataset dataset, List<ObjectNode> held) {
        ObjectNode json = Json.MAPPER.createObjectNode();
        json.put("id", dataset.id());
        json.put("name", dataset.name());
        json.put("title", dataset.title());
        json.set("title_translated", translated(dataset.title(), dataset.titleEnglish()));
        json.put("notes", dataset.notes());
        json.set("notes_translated", translated(dataset.notes(), dataset.notesEnglish()));
        json.put("private", dataset.isPrivate());
        json.put("state", dataset.state());
        json.put("type", "dataset");
        json.put("owner_org", dataset.organizationId());
        json.set("organization", organization(dataset.organizationId()));
        metadata(json, dataset.metadata());
        json.put("creator_user_id", dataset.creatorUserId());
        json.put("metadata_created", Times.iso(dataset.metadataCreated()));
        json.put("metadata_modified", Times.iso(dataset.metadataModified()));
        tags(json, dataset);
        groups(json, dataset.groupIds());
        extras(json, dataset.metadata().extras());
        json.putArray("relationships_as_object");
        json.putArray("relationships_as_subject");
        json.put("num_resources", held.size());
        json.putArray("resources").addAll(held);
        return json;
    }

    static ObjectNode translated(String thai, String english) {
        ObjectNode both = Json.MAPPER.createObjectNode();
        both.put("th", thai);
        both.put("en", english);
        return both;
    }

    private void metadata(ObjectNode json, Metadata said) {
        json.put("author", said.author());
        json.put("author_email", said.authorEmail());
        json.put("maintainer", said.maintainer());
        json.put("maintainer_email", said.maintainerEmail());
        json.put("license_id", said.licenseId());
        json.put("license_title", said.licenseId());
        licenses.find(said.licenseId()).ifPresent(license -> {
            if (!license.url().isEmpty()) {
                json.put("license_url", license.url());
            }
        });
        json.put("isopen", licenses.find(said.licenseId()).map(License::open).orElse(false));
        json.put("url", said.url());
        json.put("version", said.version());
        json.put("data_type", said.dataType());
        json.set("objective", Json.MAPPER.valueToTree(said.objective()));
        json.put("update_frequency_unit", said.updateFrequencyUnit());
        json.put("update_frequency_interval", said.updateFrequencyInterval());
        json.put("geo_coverage", said.geoCoverage());
        json.put("data_source", said.dataSource());
        json.set("data_format", Json.MAPPER.valueToTree(said.dataFormat()));
        json.put("data_category", said.dataCategory());
        json.put("data_classification", said.dataClassification());
        said.profile().forEach((key, value) -> json.set(key, Json.MAPPER.valueToTree(value)));
    }

    private static void tags(ObjectNode json, Dataset dataset) {
        json.put("num_tags", dataset.tags().size() + dataset.controlledTags().size());
        ArrayNode list = json.putArray("tags");
        dataset.tags().forEach(tag -> list.add(tag(tag)));
        dataset.controlledTags().forEach(tag -> list.add(tag.json()));
    }

    static ObjectNode tag(String name) {
        ObjectNode tag = Json.MAPPER.createObjectNode();
        tag.put("display_name", name);
        // A free tag is nothing but its name; a name's own UUID keeps clients content that want an id.
        tag.put("id", Tags.id(name));
        tag.put("name", name);
        tag.put("state", "active");
        tag.putNull("vocabulary_id");
        return tag;
    }

    private static void extras(ObjectNode json, Map<String, String> extras) {
        ArrayNode list = json.putArray("extras");
        extras.forEach((key, value) -> list.addObject().put("key", key).put("value", value));
    }

    private void groups(ObjectNode json, List<String> ids) {
        ArrayNode list = json.putArray("groups");
        for (String id : ids) {
            groups.apply(id)
                    .filter(group -> group.state().equals("active"))
                    .ifPresent(group -> list.addObject()
                            .put("description", group.description())
                            .put("display_name", group.title())
                            .put("id", group.id())
                            .put("image_display_url", group.imageUrl())
                            .put("name", group.name())
                            .put("title", group.title())
                            .set("title_translated", translated(group.title(), group.titleEnglish())));
        }
    }

    private @Nullable ObjectNode organization(@Nullable String id) {
        if (id == null) {
            return null;
        }
        return organizations
                .apply(id)
                .map(found -> {
                    ObjectNode json = Json.MAPPER.createObjectNode();
                    json.put("id", found.id());
                    json.put("name", found.name());
                    json.put("title", found.title());
                    json.set("title_translated", translated(found.title(), found.titleEnglish()));
                    json.put("type", "organization");
                    json.put("description", found.description());
                    json.put("image_url", found.imageUrl());
                    json.put("created", Times.iso(found.created()));
                    json.put("is_organization", true);
                    json.put("approval_status", "approved");
                    json.put("state", found.state());
                    return json;
                })
                .orElse(null);
    }
}
