package khlang.tabular;

import java.util.HashMap;
import java.util.Map;
import khlang.kind.NumberText;
import khlang.kind.Reading;
import khlang.kind.Shown;
import khlang.thai.ThaiDigits;
import org.jspecify.annotations.Nullable;

/** Counts the plain numbers of a column, and what shows that they are codes all the same. */
final class NumberCounter {
    private static final int MOST_ITEMS = 500;
    private static final int LONGEST_ITEM = 6;
    private static final int LEAST_LISTS = 3;

    /** So many figures stand between the points of thousands. */
    private static final int THOUSAND = 3;

    private final NumberText number = new NumberText();
    private final Figures figures = new Figures();
    private final Map<String, Integer> items = new HashMap<>();
    private boolean codes;
    private boolean zerosFirst;
    private long serials;
    private long onesAndZeros;
    private @Nullable Shown share;
    private final SectionNumbers sections = new SectionNumbers();
    private boolean signs;
    private long grouped;
    private @Nullable Shown firstGrouped;
    private long lists;
    private final Figures pointed = new Figures();
    private @Nullable Shown firstPointed;
    private final boolean amounts;
    private long lastWhole = -1;

    /** @param amounts whether the header says that they are money, percents or counted in a unit, so no items' numbers */
    NumberCounter(boolean amounts) {
        this.amounts = amounts;
    }

    /** Counts a cell; false where it is no number. */
    boolean add(String cell, long line) {
        char first = cell.charAt(0);
        boolean likely =
                ThaiDigits.value(first) >= 0 || first == '-' || first == '+' || first == '\u2212' || first == '.';
        if (!likely || !number.read(cell)) {
            return false;
        }
        zerosFirst |= number.isCode();
        codes |= zerosFirst;
        figures.add(number);
        signs |= number.isSignedOrGrouped();
        if (number.isGrouped()) {
            grouped++;
            firstGrouped = firstGrouped == null ? new Shown(cell, line) : firstGrouped;
            lists += CommaList.is(cell) ? 1 : 0;
        }
        if (number.isInteger()) {
            onesAndZeros += number.wholeDigits() == 1 && number.whole() <= 1 && !number.isSignedOrGrouped() ? 1 : 0;
            serials += Reading.isSerial(number) ? 1 : 0;
        } else {
            if (share == null && number.whole() == 0 && isBelowOne(cell)) {
                share = new Shown(cell, line);
            }
            addItem(cell);
            addPointed(cell, line);
        }
        return true;
    }

    /** Counts 1.250, which is 1250 in a file that has commas before its decimals. */
    private void addPointed(String cell, long line) {
        boolean likely = number.scale() == THOUSAND && number.wholeDigits() <= THOUSAND && !number.isGrouped();
        @Nullable String plain = likely && number.whole() != 0 ? Reading.DECIMAL_COMMA.normal(cell) : null;
        if (plain != null && number.read(plain)) {
            pointed.add(number);
            firstPointed = firstPointed == null ? new Shown(cell, line) : firstPointed;
            number.read(cell);
        }
    }

    /** How many have a point, which may stand between thousands. */
    long fractions() {
        return figures.count() - figures.integers();
    }

    /** All of them read with points between thousands; none where a fraction cannot be read so. */
    Figures pointed() {
        return fractions() == pointed.count() ? pointed.and(figures.ofIntegers()) : new Figures();
    }

    /** Items are numbered 7.9, 7.10: where 7.1 and 7.10 are both there, or one follows the other, no number is meant. */
    private void addItem(String cell) {
        boolean itemLike = number.scale() <= 2 && cell.length() <= LONGEST_ITEM && !number.isSignedOrGrouped();
        boolean open = itemLike && items.size() < MOST_ITEMS;
        if (!open) {
            sections.refuse();
        }
        if (!open || codes || amounts) {
            return;
        }
        sections.add(number);
        codes = lastWhole == number.whole() && number.scale() == 2 && isTen(cell);
        lastWhole = number.scale() == 1 && ThaiDigits.value(cell.charAt(cell.length() - 1)) == 9 ? number.whole() : -1;
        if (codes) {
            return;
        }
        String plain = number.plain();
        boolean zeroLast = number.scale() == 2 && plain.endsWith("0");
        String item = zeroLast ? plain.substring(0, plain.length() - 1) : plain;
        int seen = items.merge(item, zeroLast ? 2 : 1, (left, right) -> left | right);
        codes = seen == 3 && items.size() < MOST_ITEMS;
    }

    /** Whether a number that begins with 0 is more than that. */
    private boolean isBelowOne(String cell) {
        for (int i = 0; i < cell.length() && !number.isSignedOrGrouped(); i++) {
            if (ThaiDigits.value(cell.charAt(i)) > 0) {
                return true;
            }
        }
        return false;
    }

    private static boolean isTen(String cell) {
        int end = cell.length();
        return ThaiDigits.value(cell.charAt(end - 1)) == 0 && ThaiDigits.value(cell.charAt(end - 2)) == 1;
    }

    /** Says that the column holds numbers of items, because 1.2.1 stands among them. */
    void beCodes() {
        codes = true;
    }

    /** The number counted last. */
    NumberText last() {
        return number;
    }

    Figures figures() {
        return figures;
    }

    /** Whether they tell things apart and are not to be reckoned with. */
    boolean codes() {
        return codes || sections.sure(figures.integers());
    }

    /** Whether some have zeros in front, which numbers would lose. */
    boolean zerosFirst() {
        return zerosFirst;
    }

    /** How many may be days as spreadsheets count them. */
    long serials() {
        return serials;
    }

    long onesAndZeros() {
        return onesAndZeros;
    }

    /** The first that is more than nothing and less than one, as parts of a whole are where they are not told in percents. */
    @Nullable
    Shown share() {
        return share;
    }

    /** The first that has commas between its thousands. */
    @Nullable
    Shown firstGrouped() {
        return firstGrouped;
    }

    /** The first whose point may stand between thousands. */
    @Nullable
    Shown firstPointed() {
        return firstPointed;
    }

    /** How many have commas between their thousands. */
    long grouped() {
        return grouped;
    }

    /**
     * Whether those with commas are lists, such as the rooms 101,102: chance makes one of fifty thousands look like one.
     *
     * @param likely whether the header speaks of what is numbered
     */
    boolean lists(boolean likely) {
        return lists >= (likely ? 1 : LEAST_LISTS) && lists * 5 >= grouped * 4;
    }

    /** Whether some have a sign or commas, as numbers of items never have. */
    boolean signs() {
        return signs;
    }
}
