package khlang.tabular;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import khlang.quality.Finding;
import khlang.quality.Flaw;
import khlang.quality.Instance;

/** Counts the cells that got the number of a merged cell above, which a sum counts more than once. */
final class MergedNumbers {
    private final Map<Integer, Cells> columns = new TreeMap<>();

    private static final class Cells {
        private final List<Instance> first = new ArrayList<>();
        private long count;
    }

    /** A cell in a column of the sheet, from 0, was given a value. */
    void add(int column, long line, String value) {
        if (FieldType.NUMBER.normal(value) == null) {
            return;
        }
        Cells cells = columns.computeIfAbsent(column, some -> new Cells());
        cells.count++;
        if (cells.first.size() < Finding.KEPT) {
            cells.first.add(new Instance(0, line, value, ""));
        }
    }

    void clear() {
        columns.clear();
    }

    /** Those in columns of amounts; a village's number or the number of a row is printed once for all its rows. */
    List<Finding> findings(Gathered gathered, int firstColumn) {
        List<Finding> findings = new ArrayList<>();
        TableHead head = gathered.head();
        for (int place = 0; place < head.names().size() && !columns.isEmpty(); place++) {
            FieldNames.Name name = head.names().get(place);
            int column = head.columns().length == 0 ? place : head.columns()[place];
            Cells cells = columns.get(firstColumn + column);
            boolean amounts = gathered.fields().stream()
                    .anyMatch(field ->
                            field.id().equals(name.id()) && field.kind().isAmount());
            if (cells != null && amounts && !HeaderWords.isLabel(name.label()) && !RowNumbers.named(name.label())) {
                findings.add(new Finding(Flaw.MERGED_NUMBER, name.id(), cells.count, "", cells.first));
            }
        }
        return findings;
    }
}
