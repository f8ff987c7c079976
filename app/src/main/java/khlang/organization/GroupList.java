package khlang.organization;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import khlang.problem.Problem;
import khlang.web.ActionRequest;
import khlang.web.Json;
import tools.jackson.databind.node.ArrayNode;

/**
 * What a list of organizations or groups shall hold, as CKAN's clients ask for it.
 *
 * @param kind whether these are organizations or groups
 * @param allFields whole dictionaries instead of names
 * @param names only these; empty for all
 * @param order in which order
 * @param offset how many are left out at the beginning
 * @param limit how many there are at most
 */
record GroupList(GroupKind kind, boolean allFields, Set<String> names, Comparator<Group> order, int offset, int limit) {
    private static final int MOST_NAMES = 1000;
    private static final int MOST_DICTIONARIES = 25;

    /**
     * Reads the parameters; names stand in {@code organizations} or {@code groups}.
     *
     * @throws Problem where one is wrong
     */
    static GroupList of(ActionRequest request, GroupKind kind, Map<String, Long> counts) {
        boolean allFields = request.flag("all_fields", false);
        int most = allFields ? MOST_DICTIONARIES : MOST_NAMES;
        return new GroupList(
                kind,
                allFields,
                Set.copyOf(request.list(kind.plural())),
                order(request.text("sort").orElse("title asc"), counts),
                request.natural("offset", 0),
                Math.min(request.natural("limit", most), most));
    }

    private static Comparator<Group> order(String sort, Map<String, Long> counts) {
        List<String> words = List.of(sort.strip().split("\\s+", -1));
        Comparator<Group> byCount = Comparator.comparing(group -> counts.getOrDefault(group.id(), 0L));
        Comparator<Group> order = switch (words.get(0)) {
            case "name" -> Comparator.comparing(Group::name);
            case "title" -> Group.byTitle();
            case "package_count", "packages" -> byCount.thenComparing(Group.byTitle());
            default -> throw Problem.invalid("sort", "organization.sort.form");
        };
        if (words.size() == 1 || (words.size() == 2 && words.get(1).equals("asc"))) {
            return order;
        }
        if (words.size() == 2 && words.get(1).equals("desc")) {
            return order.reversed();
        }
        throw Problem.invalid("sort", "organization.sort.form");
    }

    /** The list itself. */
    ArrayNode of(List<Group> all, Map<String, Long> counts) {
        List<Group> chosen = new ArrayList<>(all);
        chosen.removeIf(group -> !names.isEmpty() && !names.contains(group.name()));
        chosen.sort(order);
        ArrayNode list = Json.MAPPER.createArrayNode();
        chosen.stream().skip(offset).limit(limit).forEach(group -> {
            if (allFields) {
                list.add(GroupJson.of(kind, group, counts));
            } else {
                list.add(group.name());
            }
        });
        return list;
    }
}
