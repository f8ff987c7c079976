package khlang.dataset;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import khlang.problem.Problem;
import khlang.web.Times;
import org.jspecify.annotations.Nullable;

/** Makes the resources of a dataset what a list of drafts says: those with a known id stay, the others are new. */
final class ResourceLists {
    /** What came of it. */
    record Outcome(boolean changed, List<String> removed, List<Resource> linked) {}

    /**
     * All ids with some of them put first.
     *
     * @throws Problem where one of these is not among all, or said twice
     */
    static List<String> order(List<String> all, List<String> first) {
        Set<String> order = new LinkedHashSet<>();
        for (String id : first) {
            if (!all.contains(id)) {
                throw Problem.invalid("order", "dataset.order.other", id);
            }
            if (!order.add(id)) {
                throw Problem.invalid("order", "dataset.order.twice", id);
            }
        }
        order.addAll(all);
        return List.copyOf(order);
    }

    Outcome set(Catalogue catalogue, Dataset dataset, List<ResourceDraft> drafts) {
        Map<String, Resource> before =
                catalogue.resourcesOf(List.of(dataset.id())).getOrDefault(dataset.id(), List.of()).stream()
                        .collect(Collectors.toMap(
                                Resource::id, Function.identity(), (one, other) -> one, LinkedHashMap::new));
        Instant now = Times.now();
        List<Resource> after = new ArrayList<>();
        List<Resource> standing = new ArrayList<>();
        Refusals refusals = new Refusals();
        Set<String> ids = new HashSet<>();
        for (ResourceDraft draft : drafts) {
            Resource old = draft.id() == null ? null : before.get(draft.id());
            Resource one = wanted(catalogue, dataset, draft, old, after.size(), now, refusals);
            if (!ids.add(one.id())) {
                refusals.add("id", "dataset.id_taken");
            }
            after.add(one);
            standing.add(
                    old == null
                            ? one
                            : ResourceRules.standing(old, one, draft, false, now)
                                    .withPosition(one.position()));
        }
        refusals.throwIfAny();
        List<String> removed =
                before.keySet().stream().filter(id -> !ids.contains(id)).toList();
        removed.forEach(catalogue.resources()::delete);
        boolean changed = !removed.isEmpty();
        for (Resource resource : standing) {
            changed |= store(catalogue, before.get(resource.id()), resource);
        }
        List<Resource> linked = after.stream()
                .filter(resource -> resource.linksAnew(before.get(resource.id())))
                .toList();
        return new Outcome(changed, removed, linked);
    }

    private static Resource wanted(
            Catalogue catalogue,
            Dataset dataset,
            ResourceDraft draft,
            @Nullable Resource old,
            int position,
            Instant now,
            Refusals refusals) {
        if (old != null) {
            return ResourceRules.updated(old, draft, null, now, refusals).withPosition(position);
        }
        String id = ResourceRules.id(draft.id(), refusals);
        if (catalogue.resources().find(id).isPresent()) {
            refusals.add("id", "dataset.id_taken");
        }
        return ResourceRules.created(id, dataset.id(), position, draft, null, now, refusals);
    }

    private static boolean store(Catalogue catalogue, @Nullable Resource before, Resource after) {
        if (before == null) {
            catalogue.insert(after);
            return true;
        }
        if (after.equals(before)) {
            return false;
        }
        catalogue.update(after);
        return true;
    }
}
