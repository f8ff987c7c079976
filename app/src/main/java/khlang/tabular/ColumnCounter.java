package khlang.tabular;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import khlang.kind.Evidence;
import khlang.kind.Header;
import khlang.kind.Kind;
import khlang.kind.KindCounts;
import khlang.thai.Moment;
import khlang.thai.ThaiDigits;
import org.jspecify.annotations.Nullable;

/** Counts what the values of one column look like; its size does not grow with the rows. */
final class ColumnCounter {
    /** One value in twenty may be wrong, but never more than a thousand. */
    private static final int ONE_IN = 20;

    private static final int MOST_MISFITS = 1_000;
    /** So many values are asked about all kinds, so many about those that some of them were. */
    private static final int GLANCED_AT = 100;

    private static final int LOOKED_AT = 1_000;
    private static final int MOST_MARKS = 20;

    private final Header header;
    private final @Nullable Kind chosen;
    private final NumberCounter numbers;
    private final MarkedNumbers marked;
    private final MomentCounter moments;
    private final KindCounts kinds;
    private final Map<String, Long> missing = new TreeMap<>();
    private long values;
    private long truths;
    private boolean words;
    private boolean yes;
    private boolean no;
    private boolean text;
    private long judged;
    private boolean open = true;
    private boolean done;

    /**
     * @param header the column's header
     * @param moments what cells were understood as, by any column of the table
     * @param chosen the kind that somebody chose for it, to which all its values are held; null for none
     * @param before how it wrote its values in the table before
     * @param dated whether the file holds days as such, as workbooks do, and prints them in no era
     * @param marked counts its numbers that are no plain ones
     */
    ColumnCounter(
            Header header,
            Recent<Moment> moments,
            @Nullable Kind chosen,
            Evidence before,
            boolean dated,
            MarkedNumbers marked) {
        this.marked = marked;
        this.chosen = chosen;
        this.header = header;
        this.numbers = new NumberCounter(header.saysAmount());
        boolean named = header.names(Kind.DATE) || chosen == Kind.DATE || chosen == Kind.TIMESTAMP;
        this.moments = new MomentCounter(moments, before.withNamed(header.era()), dated, named);
        this.kinds = new KindCounts(header, chosen);
    }

    /** Counts a cell without blanks around it, which stands on a line of the file. */
    void add(String cell, long line) {
        if (done || cell.isEmpty()) {
            return;
        }
        if (CellText.isNoValue(cell)) {
            addMissing(cell);
            return;
        }
        if (CellText.isError(cell)) {
            return;
        }
        values++;
        if (text) {
            kinds.add(cell, line);
            done = kinds.idle();
        } else if (numbers.add(cell, line)) {
            if (open) {
                marked.addPlain(cell);
                kinds.add(numbers.last(), line);
            }
        } else if (moments.add(cell, line)) {
            if (open) {
                kinds.addMoment();
            }
        } else {
            addWords(cell, line);
        }
        if (chosen == null && (values == GLANCED_AT || values == LOOKED_AT)) {
            narrow();
        }
    }

    private void addMissing(String cell) {
        if (missing.size() < MOST_MARKS || missing.containsKey(cell)) {
            missing.merge(cell, 1L, Long::sum);
        }
    }

    private void addWords(String cell, long line) {
        if (isDottedCode(cell)) {
            numbers.beCodes();
        }
        moments.addOther(cell, line);
        addTruth(cell);
        marked.add(cell, line);
        kinds.add(cell, line);
        text = chosen == null && hopeless();
        judged = values;
    }

    private void addTruth(String cell) {
        @Nullable String truth = Kind.BOOLEAN.normal(cell);
        if (truth != null) {
            truths++;
            boolean letter = cell.length() == 1;
            words |= !letter;
            yes |= letter && truth.equals("true");
            no |= letter && truth.equals("false");
        }
    }

    /** After the first values: counts on only what they left likely. */
    private void narrow() {
        boolean glanced = values == GLANCED_AT;
        if (glanced) {
            marked.narrow(values);
        }
        kinds.narrow(glanced ? 10 : 4);
        open = kinds.asked() || marked.commasAsked();
    }

    private boolean hopeless() {
        long best = Math.max(
                Math.max(numbers.figures().count(), truths),
                moments.count() + numbers.serials() + moments.monthFirst());
        return values - best > MOST_MISFITS && !marked.asked() && !kinds.numeric();
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

    /** Whether points can only stand between thousands, as in 1.250.000 where the header says money. */
    boolean showsThousands() {
        return marked.thousandsWithPoints() && header.names(Kind.MONEY);
    }

    /** What the column is where other columns of the file have decimal commas; empty where it is the same as without them. */
    Optional<ColumnVerdict> asElsewhere() {
        return new ColumnDecision(this).asElsewhere();
    }

    /** What the column is: of the type that was said, where the values let it; else of the one that they look like. */
    ColumnVerdict verdict(Optional<FieldType> declared) {
        return new ColumnDecision(this).verdict(declared);
    }

    /** What somebody chose it to be; null where nobody did. */
    @Nullable
    Kind chosen() {
        return chosen;
    }

    /** Whether so many values are enough for all to be taken for such. */
    boolean fit(long fitting) {
        return values > 0 && values - fitting <= Math.min(values / ONE_IN, MOST_MISFITS);
    }

    Header header() {
        return header;
    }

    NumberCounter numbers() {
        return numbers;
    }

    MarkedNumbers marked() {
        return marked;
    }

    MomentCounter moments() {
        return moments;
    }

    KindCounts kinds() {
        return kinds;
    }

    Map<String, Long> missing() {
        return missing;
    }

    long values() {
        return values;
    }

    long truths() {
        return truths;
    }

    /** Whether its truth values are nothing but Y, or nothing but N. */
    boolean oneLetter() {
        return !words && yes != no;
    }

    /** How many values were looked at closely: all of them, where the column did not prove to be words before. */
    long judged() {
        return text ? judged : values;
    }

    /** Whether it became clear on the way that its values are words, so that not all were counted as anything else. */
    boolean text() {
        return text;
    }
}
