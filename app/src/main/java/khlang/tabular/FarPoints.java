package khlang.tabular;

import java.util.ArrayList;
import java.util.List;
import khlang.kind.Kind;
import khlang.kind.Thailand;
import khlang.quality.Finding;
import khlang.quality.Flaw;
import khlang.quality.Instance;
import org.jspecify.annotations.Nullable;

/** Collects the points outside Thailand of a column that writes latitude and longitude in one cell. */
final class FarPoints {
    private static final int LEAST = 3;

    private final String field;
    private final List<Instance> first = new ArrayList<>();
    private long points;
    private long far;

    FarPoints(String field) {
        this.field = field;
    }

    /** Looks at a cell, neither blank nor with blanks around it. */
    void add(long number, Row row, String cell) {
        @Nullable String point = Kind.COORDINATES.normal(cell);
        if (point == null) {
            return;
        }
        points++;
        if (Thailand.holds(point)) {
            return;
        }
        far++;
        if (first.size() < Finding.KEPT) {
            first.add(new Instance(number, row.line(), cell, ""));
        }
    }

    /** What was found; none where more than a third lies outside, for then the table tells of other countries. */
    List<Finding> findings() {
        boolean told = far > 0 && points >= LEAST && far * 3 <= points;
        return told ? List.of(new Finding(Flaw.COORDINATE_RANGE, field, far, "", first)) : List.of();
    }
}
