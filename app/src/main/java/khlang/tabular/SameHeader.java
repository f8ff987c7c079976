package khlang.tabular;

import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import khlang.thai.ThaiDigits;

/** Whether a block with the header of one above is its next page, or a table of its own: of other years, of another title. */
final class SameHeader {
    private final Block above;
    private final Block below;

    SameHeader(Block above, Block below) {
        this.above = above;
        this.below = below;
    }

    /** Whether both have the same header: the table goes on behind the gap, or another of its kind begins. */
    boolean is() {
        RepeatedHeader header = new RepeatedHeader(List.of(above.header()), List.of(), above.data());
        return header.isNext(below.header()) && beginAlike();
    }

    private boolean beginAlike() {
        return RepeatedHeader.beginAlike(above.header(), below.header());
    }

    /**
     * Whether another table begins below.
     *
     * @param last the last block of the table above
     */
    boolean beginsAnother(Block last) {
        return isOfOtherPeriods()
                || isNumberedUnlike()
                || (isTitledUnlike() && (below.gapAbove() > 1 || isCountedUnlike() || last.endsWithTotal()));
    }

    /** Whether the header is the same but for the years or months, none of which are. */
    boolean isOfOtherPeriods() {
        return header().map(RepeatedHeader::isAllChanged).orElse(false);
    }

    /** Whether the header is the same, with the same years and months. */
    boolean isOfSamePeriods() {
        return header().map(header -> !header.isChanged()).orElse(false);
    }

    /** The header above, compared with all rows of the one below; nothing where that is another. */
    private Optional<RepeatedHeader> header() {
        RepeatedHeader header = new RepeatedHeader(above.headerRows(), List.of(), above.data());
        List<Row> rows = below.rows();
        int next = below.titles();
        boolean same = next < rows.size() && header.isNext(rows.get(next)) && beginAlike();
        while (same && header.begun() > 0) {
            next++;
            same = next < rows.size() && header.isNext(rows.get(next));
        }
        return same ? Optional.of(header) : Optional.empty();
    }

    /** Whether both have titles, and the lower one's are neither the upper one's again nor names of a part of the same table. */
    private boolean isTitledUnlike() {
        RepeatedHeader repeated = new RepeatedHeader(List.of(), titles(above));
        return !titles(below).isEmpty()
                && !titles(above).isEmpty()
                && titles(below).stream().noneMatch(row -> repeated.isTitle(row) || HeaderWords.isPart(row.text()));
    }

    /** Whether the titles number their tables, or name years or months, and none is the same. */
    private boolean isNumberedUnlike() {
        return areApart(numbers(above), numbers(below))
                || areApart(years(above), years(below))
                || areApart(months(above), months(below));
    }

    /** Whether a title is one of those above but for its number. */
    private boolean isCountedUnlike() {
        return titles(below).stream()
                .map(SameHeader::inArabic)
                .anyMatch(one -> titles(above).stream().anyMatch(other -> PeriodName.differ(inArabic(other), one)));
    }

    private static String inArabic(Row title) {
        return ThaiDigits.toArabic(title.text());
    }

    private static boolean areApart(Set<String> one, Set<String> other) {
        return !one.isEmpty() && !other.isEmpty() && Collections.disjoint(one, other);
    }

    private static Set<String> numbers(Block block) {
        return titles(block).stream()
                .map(row -> HeaderWords.tableNumber(row.text()))
                .filter(number -> !number.isEmpty())
                .collect(Collectors.toSet());
    }

    private static Set<String> years(Block block) {
        return titles(block).stream()
                .flatMap(row -> HeaderWords.years(row.text()).stream())
                .collect(Collectors.toSet());
    }

    private static Set<String> months(Block block) {
        return titles(block).stream()
                .flatMap(row -> HeaderWords.months(row.text()).stream())
                .collect(Collectors.toSet());
    }

    /** The titles of a block without what is printed on each page. */
    private static List<Row> titles(Block block) {
        return block.rows().subList(0, block.titles()).stream()
                .filter(row -> !RowWords.isPage(row) && !RowWords.isNote(row) && !RowWords.isAside(row.text()))
                .toList();
    }
}
