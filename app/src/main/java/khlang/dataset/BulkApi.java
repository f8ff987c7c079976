package khlang.dataset;

import java.util.List;
import khlang.problem.Problem;
import khlang.user.Actor;
import khlang.web.ActionRequest;
import khlang.web.Actions;
import org.jspecify.annotations.Nullable;

/** CKAN's actions that change the same in several datasets of an organization, or whose a dataset is. */
public final class BulkApi {
    private static final String SPEAKER = "dataset";

    private final Datasets datasets;

    public BulkApi(Datasets datasets) {
        this.datasets = datasets;
    }

    /** Adds its actions. */
    public void addTo(Actions actions) {
        actions.write("bulk_update_private", SPEAKER, request -> all(request, DatasetDraft.ofPrivate(true)));
        actions.write("bulk_update_public", SPEAKER, request -> all(request, DatasetDraft.ofPrivate(false)));
        actions.write("bulk_update_delete", SPEAKER, request -> all(request, DatasetDraft.ofState("deleted")));
        actions.write("package_owner_org_update", SPEAKER, this::give);
    }

    private @Nullable Object all(ActionRequest request, DatasetDraft draft) {
        String organization = request.required("org_id");
        List<String> chosen = request.list("datasets");
        if (chosen.isEmpty()) {
            throw Problem.invalid("datasets", "web.missing");
        }
        datasets.patchAll(Actor.of(request.context()), organization, chosen, draft);
        return null;
    }

    private @Nullable Object give(ActionRequest request) {
        String id = request.text("id").or(() -> request.text("name_or_id")).orElseGet(() -> request.required("id"));
        DatasetDraft draft = DatasetDraft.ofOrganization(request.required("organization_id"));
        datasets.patch(Actor.of(request.context()), id, draft);
        return null;
    }
}
