package khlang.search;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import khlang.problem.Problem;
import org.apache.lucene.index.DocValuesType;
import org.apache.lucene.index.FieldInfo;
import org.apache.lucene.index.FieldInfos;
import org.apache.lucene.search.Sort;
import org.apache.lucene.search.SortField;
import org.apache.lucene.search.SortedSetSortField;

/** Reads orders: {@code field asc|desc, …}. */
final class Orders {
    /** The order where none is asked for: the best first, then the newest. */
    static final String DEFAULT = "score desc, metadata_modified desc";

    private Orders() {}

    /**
     * The order as the index takes it; what it leaves equal comes by id.
     *
     * @throws Problem where a direction is missing or there is no such field
     */
    static Sort of(String order, FieldInfos known) {
        List<SortField> fields = new ArrayList<>();
        for (String one : (order.isBlank() ? DEFAULT : order).split(",", -1)) {
            String[] words = one.strip().split("\\s+", -1);
            boolean descending =
                    words.length == 2 && words[1].toLowerCase(Locale.ROOT).equals("desc");
            boolean ascending =
                    words.length == 2 && words[1].toLowerCase(Locale.ROOT).equals("asc");
            if (!descending && !ascending) {
                throw Problem.of(Problem.Kind.SEARCH, "search.sort.direction", one.strip());
            }
            // How often something is looked at is not counted yet; CKAN's pages ask for it.
            if (!words[0].startsWith("views_")) {
                fields.add(field(words[0], descending, known));
            }
        }
        fields.add(new SortedSetSortField(EntryDocument.ID, false));
        return new Sort(fields.toArray(SortField[]::new));
    }

    private static SortField field(String name, boolean descending, FieldInfos known) {
        if (name.equals("score")) {
            return new SortField(null, SortField.Type.SCORE, !descending);
        }
        if (name.equals("title_string") || name.equals("title")) {
            return new SortField(EntryDocument.TITLE_ORDER, SortField.Type.STRING, descending);
        }
        FieldInfo info = known.fieldInfo(name);
        if (info != null && info.getDocValuesType() == DocValuesType.NUMERIC) {
            return new SortField(name, SortField.Type.LONG, descending);
        }
        if (info != null && info.getDocValuesType() == DocValuesType.SORTED_SET) {
            return new SortedSetSortField(name, descending);
        }
        // An empty index knows no field yet.
        if (known.size() == 0) {
            return new SortedSetSortField(name, descending);
        }
        throw Problem.of(Problem.Kind.SEARCH, "search.sort.unknown", name);
    }
}
