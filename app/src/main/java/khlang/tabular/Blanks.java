package khlang.tabular;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import khlang.quality.Finding;
import khlang.quality.Flaw;
import khlang.quality.Instance;

/** Counts the blanks that are taken off cells and the rows that hold nothing else. */
final class Blanks {
    private static final int KEPT_LINES = 1_000;

    private final Map<Integer, Around> around = new TreeMap<>();
    private final List<Long> lines = new ArrayList<>();
    private long rows;

    private static final class Around {
        private final List<Instance> first = new ArrayList<>();
        private long count;
    }

    /** Blanks were taken off a cell of a column of the file, from 0. */
    void around(int column, long line, String raw) {
        Around one = around.computeIfAbsent(column, some -> new Around());
        one.count++;
        if (one.first.size() < Finding.KEPT) {
            one.first.add(new Instance(0, line, raw, CellText.stripped(raw)));
        }
    }

    /** A row had no cell with anything in it. */
    void row(long line) {
        rows++;
        if (lines.size() < KEPT_LINES) {
            lines.add(line);
        }
    }

    /** Whether there is such a row between two lines. */
    boolean any(long above, long below) {
        int place = Collections.binarySearch(lines, above + 1);
        int next = place < 0 ? -place - 1 : place;
        return next < lines.size() && lines.get(next) < below;
    }

    /**
     * What stood between the header and the last row of data.
     *
     * @param fields those of the head's columns, in their order
     */
    List<Finding> findings(TableHead head, List<Field> fields, long lastLine) {
        List<Finding> findings = new ArrayList<>();
        for (int place = 0; place < fields.size(); place++) {
            Field field = fields.get(place);
            int column = head.columns().length == 0 ? place : head.columns()[place];
            Around found = around.get(column);
            if (found != null && field.type() == FieldType.TEXT) {
                addAround(findings, field, found, head.headerLine());
            }
        }
        List<Instance> inside = lines.stream()
                .filter(line -> line > head.headerLine() && line < lastLine)
                .map(line -> new Instance(0, line, "", ""))
                .toList();
        long count = inside.size() + Math.max(0, rows - KEPT_LINES);
        if (!inside.isEmpty()) {
            findings.add(new Finding(
                    Flaw.BLANK_ROW,
                    "",
                    count,
                    "",
                    inside.stream().limit(Finding.KEPT).toList()));
        }
        return findings;
    }

    private static void addAround(List<Finding> findings, Field field, Around found, long headerLine) {
        List<Instance> below =
                found.first.stream().filter(one -> one.line() > headerLine).toList();
        if (!below.isEmpty()) {
            long count = found.count - (found.first.size() - below.size());
            findings.add(new Finding(Flaw.SURROUNDING_BLANKS, field.id(), count, "", below));
        }
    }
}
