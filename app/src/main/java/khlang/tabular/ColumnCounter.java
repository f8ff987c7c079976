package khlang.tabular;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import khlang.kind.Kind;
import khlang.kind.NumberText;
import khlang.thai.Moment;
import khlang.thai.ThaiDigits;
import org.jspecify.annotations.Nullable;

/** Counts what the values of one column look like and decides its type; its size does not grow with the rows. */
final class ColumnCounter {
    /** One value in twenty may be wrong, but never more than a thousand. */
    private static final int ONE_IN = 20;

    private static final int MOST_MISFITS = 1_000;
    private static final int MOST_DIGITS = 38;
    private static final int MOST_SCALE = 18;
    private static final int MOST_ITEMS = 500;
    private static final int LONGEST_ITEM = 6;

    private final Recent<Moment> moments;
    private final NumberText number = new NumberText();
    private long values;
    private long integers;
    private long decimals;
    private long truths;
    private long dates;
    private long timestamps;
    private boolean timeOfDay;
    private boolean codes;
    private boolean zerosFirst;
    private int wholeDigits;
    private int scale;
    private boolean text;
    private final Map<String, Integer> items = new HashMap<>();

    /** @param moments what cells were understood as, by any column of the table */
    ColumnCounter(Recent<Moment> moments) {
        this.moments = moments;
    }

    /** Counts a cell without blanks around it. */
    void add(String cell) {
        if (text || cell.isEmpty() || CellText.isMissing(cell) || CellText.isError(cell)) {
            return;
        }
        values++;
        if (!addNumber(cell) && !addMoment(cell) && Kind.BOOLEAN.normal(cell) != null) {
            truths++;
        }
        long best = Math.max(Math.max(integers + decimals, truths), dates + timestamps);
        text = values - best > MOST_MISFITS;
    }

    private boolean addNumber(String cell) {
        char first = cell.charAt(0);
        boolean likely = ThaiDigits.value(first) >= 0 || first == '-' || first == '\u2212' || first == '.';
        if (!likely || !number.read(cell)) {
            return false;
        }
        zerosFirst |= number.isCode();
        codes |= zerosFirst;
        wholeDigits = Math.max(wholeDigits, number.wholeDigits());
        scale = Math.max(scale, number.scale());
        if (number.isInteger()) {
            integers++;
        } else {
            decimals++;
            addItem(cell);
        }
        return true;
    }

    /** Items are numbered 7.9, 7.10: where 7.1 and 7.10 are both there, they are two different things. */
    private void addItem(String cell) {
        boolean itemLike = number.scale() <= 2 && cell.length() <= LONGEST_ITEM && !number.isNegativeOrGrouped();
        if (!itemLike || codes || items.size() >= MOST_ITEMS) {
            return;
        }
        String plain = number.plain();
        boolean zeroLast = number.scale() == 2 && plain.endsWith("0");
        String item = zeroLast ? plain.substring(0, plain.length() - 1) : plain;
        int seen = items.merge(item, zeroLast ? 2 : 1, (left, right) -> left | right);
        codes = seen == 3 && items.size() < MOST_ITEMS;
    }

    private boolean addMoment(String cell) {
        switch (IsoText.of(cell)) {
            case DATE -> dates++;
            case MIDNIGHT -> timestamps++;
            case TIME -> {
                timestamps++;
                timeOfDay = true;
            }
            case OTHER -> {
                return addWrittenMoment(cell);
            }
        }
        return true;
    }

    private boolean addWrittenMoment(String cell) {
        @Nullable Moment moment = moments.of(cell);
        if (moment == null) {
            codes |= isDottedCode(cell);
            return false;
        }
        if (moment.time() == null) {
            dates++;
            return true;
        }
        timestamps++;
        timeOfDay |= moment.isTimeOfDay();
        return true;
    }

    /** 1.2.1 beside 1.1 says that the column holds items' numbers. */
    private static boolean isDottedCode(String cell) {
        int dots = 0;
        for (int i = 0; i < cell.length(); i++) {
            boolean dot = cell.charAt(i) == '.';
            if (!dot && ThaiDigits.value(cell.charAt(i)) < 0) {
                return false;
            }
            dots += dot ? 1 : 0;
        }
        return dots > 1;
    }

    /** The type that was said, where the values let it; else the one that they look like. */
    FieldType type(Optional<FieldType> declared) {
        return declared.filter(this::takes).orElseGet(this::type);
    }

    /** Anything is text; another type is believed where each value fits it, so that none is lost by a wrong word. */
    private boolean takes(FieldType declared) {
        long fitting = switch (declared) {
            case TEXT -> values;
            case INTEGER -> zerosFirst ? 0 : integers;
            case NUMBER -> zerosFirst ? 0 : integers + decimals;
            case BOOLEAN -> truths;
            case DATE -> timeOfDay ? 0 : dates + timestamps;
            case TIMESTAMP -> dates + timestamps;
        };
        return fitting == values;
    }

    private FieldType type() {
        if (values == 0 || text) {
            return FieldType.TEXT;
        }
        long numbers = integers + decimals;
        if (fit(numbers)) {
            return codes ? FieldType.TEXT : decimals > 0 ? FieldType.NUMBER : FieldType.INTEGER;
        }
        if (fit(truths)) {
            return FieldType.BOOLEAN;
        }
        if (fit(dates + timestamps)) {
            return timeOfDay ? FieldType.TIMESTAMP : FieldType.DATE;
        }
        return FieldType.TEXT;
    }

    /** As {@link Field#scale}, where the field has this type. */
    int scale(FieldType type) {
        if (type != FieldType.NUMBER) {
            return 0;
        }
        return scale > MOST_SCALE || wholeDigits + scale > MOST_DIGITS ? -1 : scale;
    }

    private boolean fit(long fitting) {
        return values - fitting <= Math.min(values / ONE_IN, MOST_MISFITS);
    }
}
