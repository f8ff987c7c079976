package khlang.tabular;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import khlang.kind.Kind;
import khlang.kind.Reading;
import khlang.quality.Finding;
import khlang.quality.Flaw;
import khlang.quality.Instance;
import org.jspecify.annotations.Nullable;

/** Collects the cells that keep a column text of which nearly all values are numbers, dates or the like. */
final class OddCells {
    private static final double LEAST = 0.75;

    /** Other kinds of text are names of things, of which each cell may be one or none. */
    private static final Set<Kind> FORMS = EnumSet.of(
            Kind.EMAIL, Kind.URL, Kind.PHONE, Kind.CITIZEN_ID, Kind.COORDINATES, Kind.TIME, Kind.POSTAL_CODE);

    private final Field field;
    private final Kind kind;
    private final int percent;
    private final List<Instance> first = new ArrayList<>();
    private long count;

    private OddCells(Field field, Kind kind, double share) {
        this.field = field;
        this.kind = kind;
        this.percent = (int) Math.floor(100 * share);
    }

    /** Those of one field; null where it is no text that is nearly all something else. */
    static @Nullable OddCells of(Field field) {
        @Nullable Kind next = field.means().runnerUp();
        double share = field.means().runnerUpShare();
        boolean words = field.type() == FieldType.TEXT && (field.kind() == Kind.TEXT || field.kind() == Kind.CATEGORY);
        if (next == null || !words || share < LEAST || share >= 1) {
            return null;
        }
        return isTyped(next) || FORMS.contains(next) ? new OddCells(field, next, share) : null;
    }

    private static boolean isTyped(Kind kind) {
        return FieldType.of(kind.kept()) != FieldType.TEXT;
    }

    /** Looks at a cell of the field, neither blank nor with blanks around it. */
    void add(long number, Row row, String cell) {
        if (CellText.isNoValue(cell) || CellText.isError(cell) || fits(cell)) {
            return;
        }
        count++;
        if (first.size() < Finding.KEPT) {
            first.add(new Instance(number, row.line(), cell, suggestion(cell)));
        }
    }

    private boolean fits(String cell) {
        return kind.normal(cell) != null || (kind.isAmount() && FieldType.NUMBER.normal(cell) != null);
    }

    /** The number that a cell probably means: without its unit, and with figures for the letters that look like them. */
    private String suggestion(String cell) {
        if (!kind.isAmount()) {
            return "";
        }
        String alike = CellProblem.figures(cell, FieldType.NUMBER);
        @Nullable String number = Reading.WITH_UNIT.normal(cell);
        return !alike.isEmpty() || number == null ? alike : number;
    }

    /** What was found; the detail is how many of a hundred values are alike. */
    Finding finding() {
        return new Finding(Flaw.MIXED_TYPES, field.id(), count, String.valueOf(percent), first);
    }

    boolean any() {
        return count > 0;
    }
}
