package khlang.tabular;

import khlang.kind.NumberText;
import khlang.kind.QuantityText;
import khlang.kind.Reading;
import khlang.kind.Shown;
import org.jspecify.annotations.Nullable;

/** Counts numbers that are no plain ones: with a unit, in brackets, or with a decimal comma. */
final class MarkedNumbers {
    private final QuantityText quantity = new QuantityText();
    private final NumberText number = new NumberText();
    private final Figures united = new Figures();
    private final Figures bracketed = new Figures();
    private final Figures commas = new Figures();
    private String unit = "";
    private boolean severalUnits;
    private boolean amountsInBrackets;
    private long commasNeeded;
    private boolean commasAsked = true;
    private boolean unitsAsked = true;
    private @Nullable Shown percent;

    /** Counts a cell that is no plain number. */
    void add(String cell, long line) {
        boolean percents = percent == null && cell.endsWith(QuantityText.PERCENT);
        boolean counted = (unitsAsked || percents)
                && quantity.read(cell)
                && !quantity.unit().isEmpty();
        if (counted && percent == null && quantity.unit().equals(QuantityText.PERCENT)) {
            percent = new Shown(cell, line);
        }
        if (unitsAsked && counted) {
            unit = unit.isEmpty() ? quantity.unit() : unit;
            severalUnits |= !quantity.unit().equals(unit);
            united.add(quantity.number());
        } else if (cell.charAt(0) == '(' && read(Reading.BRACKETS.normal(cell))) {
            amountsInBrackets |= number.scale() > 0 || cell.indexOf(',') > 0;
            bracketed.add(number);
        }
        addComma(cell);
    }

    /** Counts a plain number, which has a decimal comma less where others have one. */
    void addPlain(String cell) {
        if (commasAsked) {
            addComma(cell);
        }
    }

    private void addComma(String cell) {
        if (commasAsked && read(Reading.DECIMAL_COMMA.normal(cell))) {
            commas.add(number);
            commasNeeded += Reading.needsDecimalComma(cell) ? 1 : 0;
        }
    }

    private boolean read(@Nullable String plain) {
        return plain != null && number.read(plain);
    }

    /** After the first values: counts on only what half of them are. */
    void narrow(long values) {
        commasAsked = commas.count() * 2 >= values && commasNeeded * 4 >= values;
        unitsAsked = united.count() * 2 >= values;
    }

    /** Whether some of these are still likely. */
    boolean asked() {
        return unitsAsked || commasAsked;
    }

    /** Whether plain numbers may have a decimal comma less than others. */
    boolean commasAsked() {
        return commasAsked;
    }

    /** The first that is a percent by its mark; null where none is. */
    @Nullable
    Shown percent() {
        return percent;
    }

    /** Numbers with a unit. */
    Figures united() {
        return united;
    }

    /** The unit of the first that has one. */
    String unit() {
        return unit;
    }

    /** Whether all that have a unit have the same. */
    boolean oneUnit() {
        return !unit.isEmpty() && !severalUnits;
    }

    Figures bracketed() {
        return bracketed;
    }

    /** Whether one in brackets cannot be the number of an item, such as (1). */
    boolean amountsInBrackets() {
        return amountsInBrackets;
    }

    /** Numbers that can be read with a decimal comma; none where no more than one in four must be. */
    Figures commas() {
        return commasNeeded * 4 >= commas.count() ? commas : new Figures();
    }
}
