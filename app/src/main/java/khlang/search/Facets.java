package khlang.search;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.apache.lucene.facet.FacetResult;
import org.apache.lucene.facet.FacetsCollector;
import org.apache.lucene.facet.FacetsCollectorManager;
import org.apache.lucene.facet.LabelAndValue;
import org.apache.lucene.facet.StringDocValuesReaderState;
import org.apache.lucene.facet.StringValueFacetCounts;
import org.apache.lucene.index.DocValuesType;
import org.apache.lucene.index.FieldInfo;
import org.apache.lucene.index.FieldInfos;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;

/** Counts the values of a field among what a query finds. */
final class Facets {
    private Facets() {}

    /** The values of a field, most frequent first; none where nothing has the field. */
    static List<FacetValue> of(IndexSearcher searcher, Query query, String field, int limit, int minimum)
            throws IOException {
        FieldInfo info =
                FieldInfos.getMergedFieldInfos(searcher.getIndexReader()).fieldInfo(field);
        if (info == null || info.getDocValuesType() != DocValuesType.SORTED_SET || limit == 0) {
            return List.of();
        }
        FacetsCollector found = searcher.search(query, new FacetsCollectorManager());
        StringDocValuesReaderState state = new StringDocValuesReaderState(searcher.getIndexReader(), field);
        FacetResult counted = new StringValueFacetCounts(state, found).getAllChildren(field);
        List<FacetValue> values = new ArrayList<>();
        for (LabelAndValue value : counted.labelValues) {
            if (value.value.longValue() >= Math.max(1, minimum)) {
                values.add(new FacetValue(value.label, value.value.longValue()));
            }
        }
        values.sort(Comparator.comparingLong(FacetValue::count).reversed().thenComparing(FacetValue::value));
        return limit < 0 || values.size() <= limit ? values : List.copyOf(values.subList(0, limit));
    }
}
