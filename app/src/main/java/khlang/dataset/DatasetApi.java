package khlang.dataset;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import khlang.problem.Problem;
import khlang.thai.Completion;
import khlang.user.Actor;
import khlang.web.ActionRequest;
import khlang.web.Actions;
import khlang.web.Json;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** CKAN's actions for datasets, formats and licences. */
public final class DatasetApi {
    private static final String SPEAKER = "dataset";
    private static final int MOST = 1000;
    private static final int FORMATS = 5;

    private final Datasets datasets;
    private final DatasetJson json;
    private final DraftReader drafts;
    private final Licenses licenses;

    public DatasetApi(Datasets datasets, DatasetJson json, Vocabulary vocabulary) {
        this.datasets = datasets;
        this.json = json;
        this.drafts = new DraftReader(vocabulary);
        this.licenses = new Licenses(vocabulary);
    }

    /** Adds its actions. */
    public void addTo(Actions actions) {
        actions.read("package_list", SPEAKER, this::list);
        actions.read("current_package_list_with_resources", SPEAKER, this::listWhole);
        actions.read("package_show", SPEAKER, this::show);
        actions.write("package_create", SPEAKER, this::create);
        actions.write("package_update", SPEAKER, this::update);
        actions.write("package_patch", SPEAKER, this::patch);
        actions.write("package_delete", SPEAKER, this::delete);
        actions.write("dataset_purge", SPEAKER, this::purge);
        actions.write("package_resource_reorder", SPEAKER, this::reorder);
        actions.read("format_autocomplete", SPEAKER, this::completeFormat);
        actions.read("license_list", SPEAKER, request -> licenseList());
    }

    private List<String> list(ActionRequest request) {
        List<String> names = datasets.publicNames();
        int from = Math.min(request.natural("offset", 0), names.size());
        int limit = request.natural("limit", Integer.MAX_VALUE);
        return names.subList(from, (int) Math.min(names.size(), (long) from + limit));
    }

    private List<ObjectNode> listWhole(ActionRequest request) {
        int limit = Math.min(request.natural("limit", MOST), MOST);
        return json.of(datasets.recent(limit, request.natural("offset", 0)));
    }

    private ObjectNode show(ActionRequest request) {
        return json.of(actor(request), datasets.show(actor(request), id(request)));
    }

    private ObjectNode create(ActionRequest request) {
        return json.of(actor(request), datasets.create(actor(request), drafts.dataset(request.parameters())));
    }

    private ObjectNode update(ActionRequest request) {
        return json.of(
                actor(request), datasets.update(actor(request), named(request), drafts.dataset(request.parameters())));
    }

    private ObjectNode patch(ActionRequest request) {
        return json.of(
                actor(request), datasets.patch(actor(request), named(request), drafts.dataset(request.parameters())));
    }

    private @Nullable Object delete(ActionRequest request) {
        datasets.delete(actor(request), id(request));
        return null;
    }

    private @Nullable Object purge(ActionRequest request) {
        datasets.purge(actor(request), id(request));
        return null;
    }

    private ObjectNode reorder(ActionRequest request) {
        String id = id(request);
        if (request.value("order").isEmpty()) {
            throw Problem.invalid("order", "web.missing");
        }
        List<String> order = datasets.reorder(actor(request), id, request.list("order"));
        return Json.MAPPER.createObjectNode().put("id", id).set("order", Json.MAPPER.valueToTree(order));
    }

    private static Actor actor(ActionRequest request) {
        return Actor.of(request.context());
    }

    /** The dataset that is meant; CKAN's older clients say name_or_id. */
    private static String id(ActionRequest request) {
        return request.text("id").or(() -> request.text("name_or_id")).orElseGet(() -> request.required("id"));
    }

    /** The dataset that is meant, told by its id or, where the id is left out, by its name. */
    private static String named(ActionRequest request) {
        return request.text("id").or(() -> request.text("name")).orElseGet(() -> request.required("id"));
    }

    private List<String> completeFormat(ActionRequest request) {
        List<String> formats = datasets.publicFormats().stream()
                .map(format -> format.toLowerCase(Locale.ROOT))
                .distinct()
                .toList();
        return Completion.of(formats, List::of, request.required("q"), request.natural("limit", FORMATS));
    }

    private List<Map<String, Object>> licenseList() {
        return licenses.all().stream().map(DatasetApi::license).toList();
    }

    private static Map<String, Object> license(License license) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("id", license.id());
        json.put("title", license.id());
        json.put("url", license.url());
        json.put("is_okd_compliant", license.open());
        json.put("is_osi_compliant", false);
        json.put("status", "active");
        json.put("domain_content", license.open());
        json.put("domain_data", license.open());
        json.put("domain_software", false);
        json.put("family", "");
        json.put("maintainer", "");
        json.put("od_conformance", license.open() ? "approved" : "not reviewed");
        json.put("osd_conformance", "not reviewed");
        return json;
    }
}
