package khlang.tabular;

import khlang.kind.NumberText;
import khlang.kind.QuantityText;
import khlang.kind.Reading;
import org.jspecify.annotations.Nullable;

/** Counts numbers with a unit and a decimal comma, 1,5% and 10,50 บาท, and those without either that stand among them. */
final class CommaUnits {
    private final QuantityText quantity = new QuantityText(Reading.DECIMAL_COMMA);
    private final NumberText number = new NumberText();
    private final Figures figures = new Figures();
    private String unit = "";
    private boolean severalUnits;
    private long united;
    private long needed;
    private long thousands;
    private long pointed;
    private boolean asked = true;

    /** Counts a cell that is no plain number. */
    void add(String cell) {
        if (!asked || !quantity.read(cell)) {
            return;
        }
        figures.add(quantity.number());
        String written = quantity.written();
        needed += Reading.needsDecimalComma(written) ? 1 : 0;
        thousands += Reading.mayBeThousands(written) ? 1 : 0;
        pointed += written.indexOf('.') > 0 ? 1 : 0;
        if (!quantity.unit().isEmpty()) {
            united++;
            unit = unit.isEmpty() ? quantity.unit() : unit;
            severalUnits |= !quantity.unit().equals(unit);
        }
    }

    /** Counts a plain number. */
    void addPlain(String cell) {
        @Nullable String plain = asked ? Reading.DECIMAL_COMMA.normal(cell) : null;
        if (plain != null && number.read(plain)) {
            figures.add(number);
            thousands += Reading.mayBeThousands(cell) ? 1 : 0;
        }
    }

    /** After the first values: counts on only where half of them are such. */
    void narrow(long values) {
        asked = united > 0 && needed + pointed > 0 && figures.count() * 2 >= values;
    }

    boolean asked() {
        return asked && united > 0;
    }

    /** All of them; none where two must not be read so, or where more than a few may have thousands. */
    Figures figures() {
        boolean shown = united > 0 && !severalUnits && needed > 1 && thousands * 4 <= needed;
        return shown ? figures : new Figures();
    }

    /** The same in a file that has commas before decimals elsewhere, where 1.250 บาท is a thousand and more. */
    Figures figuresElsewhere() {
        boolean shown = united > 0 && !severalUnits && pointed > 0 && thousands == 0;
        return shown && !unit.equals(QuantityText.PERCENT) ? figures : new Figures();
    }

    /** How many have no unit. */
    long bare() {
        return figures.count() - united;
    }

    /** The unit of all that have one. */
    String unit() {
        return unit;
    }
}
