package khlang.tabular;

import khlang.kind.Header;
import khlang.kind.NumberText;
import khlang.kind.QuantityText;
import khlang.kind.Reading;
import khlang.kind.Shown;
import khlang.thai.ThaiDigits;
import org.jspecify.annotations.Nullable;

/** Counts numbers that are no plain ones: with a unit, in brackets, or with a decimal comma. */
final class MarkedNumbers {
    private final QuantityText quantity = new QuantityText();
    private final NumberText number = new NumberText();
    private final Figures united = new Figures();
    private final Figures unitedInBrackets = new Figures();
    private final Figures bracketed = new Figures();
    private final Figures commas = new Figures();
    private final Figures noPlain = new Figures();
    private String unit = "";
    private boolean severalUnits;
    private boolean amountsInBrackets;
    private long commasNeeded;
    private long lists;
    private long thousands;
    private boolean pointsAndCommas;
    private long slips;
    private boolean thousandsWithPoints;
    private boolean commasAsked = true;
    private boolean unitsAsked = true;
    private final boolean commasFree;
    private final CommaUnits commaUnits = new CommaUnits();
    private @Nullable Shown percent;

    /** @param commasFree as {@link Known#commasFree} */
    MarkedNumbers(boolean commasFree) {
        this.commasFree = commasFree;
    }

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
            (quantity.inBrackets() ? unitedInBrackets : united).add(quantity.number());
        } else if (cell.charAt(0) == '(' && read(Reading.BRACKETS.normal(cell))) {
            amountsInBrackets |= number.scale() > 0 || cell.indexOf(',') > 0;
            bracketed.add(number);
        }
        slips += isFigures(cell) ? 1 : 0;
        if (commasFree) {
            commaUnits.add(cell);
            if (read(Reading.DECIMAL_COMMA.normal(cell))) {
                noPlain.add(number);
                thousandsWithPoints |= cell.indexOf(',') < 0 && cell.indexOf('.') < cell.lastIndexOf('.');
            }
        }
        addComma(cell);
    }

    private static boolean isFigures(String cell) {
        int at = 0;
        while (at < cell.length() && (ThaiDigits.value(cell.charAt(at)) >= 0 || ",.".indexOf(cell.charAt(at)) >= 0)) {
            at++;
        }
        return at == cell.length();
    }

    /** Counts a plain number, which has a decimal comma less where others have one. */
    void addPlain(String cell) {
        if (commasFree) {
            commaUnits.addPlain(cell);
        }
        if (commasAsked) {
            addComma(cell);
        }
    }

    private void addComma(String cell) {
        if (commasAsked && read(Reading.DECIMAL_COMMA.normal(cell))) {
            commas.add(number);
            boolean needed = Reading.needsDecimalComma(cell);
            commasNeeded += needed ? 1 : 0;
            pointsAndCommas |= needed && cell.indexOf('.') > 0;
            lists += needed && CommaList.is(cell) ? 1 : 0;
            thousands += Reading.mayBeThousands(cell) ? 1 : 0;
        }
    }

    private boolean read(@Nullable String plain) {
        return plain != null && number.read(plain);
    }

    /** After the first values: counts on only what half of them are. */
    void narrow(long values) {
        commasAsked = commas.count() * 2 >= values && commasNeeded * 4 >= values;
        commaUnits.narrow(values);
        boolean units = united.count() > 0;
        unitsAsked = units && (united.count() + inBrackets().count()) * 2 >= values;
    }

    /** Whether one has points between thousands and no comma: 1.250.000. */
    boolean thousandsWithPoints() {
        return thousandsWithPoints;
    }

    /** As {@link Known#commasFree}. */
    boolean commasFree() {
        return commasFree;
    }

    /** Whether some of these are still likely. */
    boolean asked() {
        return unitsAsked || commasAsked || commaUnits.asked();
    }

    /** Whether plain numbers may have a decimal comma less than others. */
    boolean commasAsked() {
        return commasAsked || commaUnits.asked();
    }

    /** The first that is a percent by its mark; null where none is. */
    @Nullable
    Shown percent() {
        return percent;
    }

    /** Numbers with a unit, those in brackets not among them. */
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

    /** Numbers in brackets, without a unit. */
    Figures bracketed() {
        return bracketed;
    }

    /** Numbers in brackets, with a unit and without. */
    Figures inBrackets() {
        return bracketed.and(unitedInBrackets);
    }

    /** Whether one in brackets cannot be the number of an item, such as (1). */
    boolean amountsInBrackets() {
        return amountsInBrackets;
    }

    /** How many are no numbers, but have only figures, commas and points, as 12,50 where 12,500 was meant. */
    long slips() {
        return slips;
    }

    /**
     * Numbers that can be read with a decimal comma; none where one alone must be, or fewer than one in four, or where
     * more than a few have three figures behind their comma: those are thousands, and the others slips.
     */
    Figures commas() {
        boolean several = commasNeeded > 1 || pointsAndCommas;
        boolean shown = commasNeeded * 4 >= commas.count() && thousands * 4 <= commasNeeded;
        return several && shown ? commas : new Figures();
    }

    /** The same whatever shows it, and plain numbers among them as long as they are likely. */
    Figures allCommas() {
        return commas;
    }

    /** Those of them that are no plain numbers, as 7,5 and 1.250.000, where commas stand between no cells. */
    Figures noPlain() {
        return noPlain;
    }

    /** How many have a comma that cannot stand between thousands. */
    long commasNeeded() {
        return commasNeeded;
    }

    /**
     * Whether they are lists, as nearly all of them may be: where the header speaks of what is numbered, or commas stand
     * between cells as well and it speaks of nothing that is measured.
     */
    boolean lists(Header header) {
        boolean amount = header.saysAmount() || header.saysMeasure();
        boolean likely = header.numbersThings() || !(amount || commasFree || pointsAndCommas);
        return likely && lists();
    }

    /** Whether nearly all that cannot be thousands may be lists. */
    boolean lists() {
        return commasNeeded > 0 && lists * 5 >= commasNeeded * 4;
    }

    /** Numbers with a unit and a decimal comma, where commas stand between no cells. */
    CommaUnits commaUnits() {
        return commaUnits;
    }
}
