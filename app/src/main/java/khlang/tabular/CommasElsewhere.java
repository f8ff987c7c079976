package khlang.tabular;

import khlang.kind.Header;

/**
 * The numbers of a column in a file that has commas before its decimals in other columns and between no cells: what
 * would be too little evidence in one column alone is enough there.
 */
final class CommasElsewhere {
    private final ColumnCounter counter;
    private final NumberCounter numbers;
    private final MarkedNumbers marked;

    CommasElsewhere(ColumnCounter counter) {
        this.counter = counter;
        this.numbers = counter.numbers();
        this.marked = counter.marked();
    }

    /** All that can be read so; none where nothing is read otherwise than without commas elsewhere. */
    Figures figures() {
        if (counter.header().numbersThings()) {
            return new Figures();
        }
        return numbers.grouped() > 0 ? withGroups() : withPoints();
    }

    /** 1,250 beside 0,75: it is a thousand in no file with commas before decimals. */
    private Figures withGroups() {
        Figures all = marked.allCommas();
        return marked.commasNeeded() * 4 >= all.count() && !isList() ? all : new Figures();
    }

    /** 1.250 and 1.250.000, where one point alone may be an item's. */
    private Figures withPoints() {
        Figures pointed = numbers.pointed();
        boolean read = numbers.fractions() == 0 || pointed.count() > 0;
        boolean shown = marked.noPlain().count() > 0 ? !isList() : numbers.fractions() > 1;
        return read && shown && !numbers.zerosFirst() ? pointed.and(marked.noPlain()) : new Figures();
    }

    /** Whether its commas may stand between the numbers of several things, and its header speaks of nothing measured. */
    private boolean isList() {
        Header header = counter.header();
        return marked.lists() && !header.saysAmount() && !header.saysMeasure();
    }
}
