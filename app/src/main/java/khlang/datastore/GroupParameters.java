package khlang.datastore;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;
import khlang.problem.Problem;
import khlang.tabular.Field;

/** Reads {@code group_by=date__month,district&measures=count,budget__sum} of the native row API. */
final class GroupParameters {
    private static final int MOST = 10_000;

    private final RowParameters parameters;
    private final TableVersion version;
    private final Columns columns;

    GroupParameters(RowParameters parameters, TableVersion version) {
        this.parameters = parameters;
        this.version = version;
        this.columns = new Columns(version.fields());
    }

    /** The names of what each group tells: keys, then measures, as written. */
    List<String> names() {
        List<String> names = new ArrayList<>(parameters.listed("group_by"));
        names.addAll(measures());
        return names;
    }

    private List<String> measures() {
        List<String> measures = parameters.listed("measures");
        return measures.isEmpty() ? List.of("count") : measures;
    }

    GroupPlan plan() {
        List<GroupPlan.Key> keys =
                parameters.listed("group_by").stream().map(this::key).toList();
        if (keys.size() > 2) {
            throw Problem.invalid("group_by", "datastore.group.keys");
        }
        return new GroupPlan(
                version.id(),
                keys,
                measures().stream().map(this::measure).toList(),
                SearchPlan.conditions(parameters.filters(), parameters.words(), columns),
                sorts(),
                (int) Math.min(parameters.natural("limit", 1_000), MOST));
    }

    private GroupPlan.Key key(String written) {
        int suffix = columns.has(written) ? -1 : written.lastIndexOf("__");
        if (suffix <= 0) {
            return new GroupPlan.Key(columns.named("group_by", written), GroupPlan.Part.VALUE);
        }
        Field field = columns.named("group_by", written.substring(0, suffix));
        return fitting(
                "group_by",
                written,
                () -> new GroupPlan.Key(
                        field,
                        GroupPlan.Part.valueOf(written.substring(suffix + 2).toUpperCase(Locale.ROOT))));
    }

    private GroupPlan.Measure measure(String written) {
        int suffix = written.lastIndexOf("__");
        if (written.equals("count")) {
            return GroupPlan.Measure.count();
        }
        Field field = columns.named("measures", suffix <= 0 ? written : written.substring(0, suffix));
        return fitting(
                "measures",
                written,
                () -> new GroupPlan.Measure(
                        GroupPlan.Function.valueOf(written.substring(suffix + 2).toUpperCase(Locale.ROOT)), field));
    }

    private static <T> T fitting(String parameter, String written, Supplier<T> making) {
        try {
            return making.get();
        } catch (IllegalArgumentException e) {
            throw Problem.invalid(parameter, "datastore.group.unfit", written);
        }
    }

    private List<GroupPlan.Sort> sorts() {
        List<GroupPlan.Sort> sorts = new ArrayList<>();
        List<String> names = names();
        for (String part : parameters.listed("order_by")) {
            boolean descending = part.startsWith("-");
            String name = descending ? part.substring(1) : part;
            if (!names.contains(name)) {
                throw Problem.invalid("order_by", "datastore.field.unknown", name, String.join(", ", names));
            }
            sorts.add(new GroupPlan.Sort(names.indexOf(name), descending));
        }
        return sorts;
    }
}
