package khlang.dcat;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import khlang.dataset.Dataset;
import khlang.dataset.Datasets;
import khlang.dataset.Licenses;
import khlang.dataset.Resource;
import khlang.dataset.ResourceJson;
import khlang.dataset.Resources;
import khlang.datastore.Datastore;
import khlang.datastore.FieldDictionary;
import khlang.datastore.TableVersion;
import khlang.organization.Groups;
import khlang.user.Actor;

/** Gathers what the catalogue says of datasets, as everybody may see it. */
public final class Descriptions {
    private final Datasets datasets;
    private final Resources resources;
    private final ResourceJson addresses;
    private final Datastore datastore;
    private final Groups organizations;
    private final Groups groups;
    private final Licenses licenses;

    public Descriptions(
            Datasets datasets,
            Resources resources,
            ResourceJson addresses,
            Datastore datastore,
            Groups organizations,
            Groups groups,
            Licenses licenses) {
        this.datasets = datasets;
        this.resources = resources;
        this.addresses = addresses;
        this.datastore = datastore;
        this.organizations = organizations;
        this.groups = groups;
        this.licenses = licenses;
    }

    /** One dataset. @throws khlang.problem.Problem where it is unknown, or hidden from strangers */
    Description of(String idOrName) {
        return of(List.of(datasets.present(Actor.ANONYMOUS, idOrName))).get(0);
    }

    /** Several, in the order of their ids. */
    List<Description> list(Collection<String> ids) {
        return of(datasets.list(ids));
    }

    private List<Description> of(List<Dataset> some) {
        Map<String, List<Resource>> held =
                resources.ofAll(some.stream().map(Dataset::id).toList());
        return some.stream()
                .map(dataset -> of(dataset, held.getOrDefault(dataset.id(), List.of())))
                .toList();
    }

    private Description of(Dataset dataset, List<Resource> held) {
        return new Description(
                dataset,
                Optional.ofNullable(dataset.organizationId())
                        .flatMap(organizations::find)
                        .orElse(null),
                dataset.groupIds().stream()
                        .flatMap(id -> groups.find(id).stream())
                        .toList(),
                licenses.find(dataset.metadata().licenseId()).orElse(null),
                held.stream().map(this::held).toList());
    }

    private Description.Held held(Resource resource) {
        TableVersion table = datastore.of(resource).orElse(null);
        return new Description.Held(
                resource,
                addresses.url(resource),
                table,
                new FieldDictionary(resource, table == null ? List.of() : table.fields()));
    }
}
