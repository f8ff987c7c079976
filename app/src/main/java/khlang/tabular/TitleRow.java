package khlang.tabular;

import java.util.List;
import java.util.stream.IntStream;
import khlang.kind.Header;
import khlang.problem.Phrase;

/**
 * Tells a title of several cells from a header: a line with a delimiter in it, or a title with the form's number or a fact
 * at the far right. The real header stands below it, names all columns, and has names alone above figures.
 */
final class TitleRow {
    /** A title may have so many lines. */
    private static final int MOST_LINES = 3;

    private final List<Row> sample;
    private final Row row;
    private final int header;
    private final int last;
    private final List<String> names;

    private TitleRow(List<Row> sample, List<Merge> merges, int index, int header) {
        HeaderRows rows = new HeaderRows(sample, merges, header);
        this.sample = sample;
        this.row = sample.get(index);
        this.header = header;
        this.last = rows.last(HeaderRows.MOST);
        this.names = rows.names(last, rows.extent(last));
    }

    /** Whether row {@code index}, which begins no header of several rows, is a title above one. */
    static boolean is(List<Row> sample, List<Merge> merges, int index, int typical) {
        if (hasDelimiter(sample, index, typical)) {
            return true;
        }
        int behind = behindTitles(sample, index);
        for (int i = index + 1; i <= behind + MOST_LINES && i + 1 < sample.size(); i++) {
            TitleRow title = new TitleRow(sample, merges, index, i);
            if (title.standsAboveHeader(typical)) {
                return title.isNoHeader();
            }
        }
        return false;
    }

    /** The last of the lines of one cell that go on a title: there may be more of these than of others. */
    private static int behindTitles(List<Row> sample, int index) {
        int last = index;
        while (last + 1 < sample.size() && sample.get(last + 1).filled() == 1) {
            last++;
        }
        return last;
    }

    /**
     * Whether what belongs in the corner of a title, alone or beside it, is all that stands in a row, and has a name below
     * it.
     */
    static boolean hasCorner(List<Row> sample, List<Merge> merges, int index) {
        Row row = sample.get(index);
        int behind = behindTitles(sample, index);
        List<Row> below = sample.subList(index + 1, Math.min(behind + HeaderRows.MOST, sample.size()));
        int last = row.extent() - 1;
        int end = merges.stream()
                .filter(merge -> merge.isWide() && merge.firstLine() == row.line() && merge.firstColumn() == last)
                .mapToInt(Merge::lastColumn)
                .findFirst()
                .orElse(last);
        int width = below.stream().mapToInt(Row::extent).max().orElse(0);
        boolean title = row.filled() == 2 && !row.cell(0).isEmpty();
        boolean right = width > 2 && end + 1 >= width && (title || (row.filled() == 1 && end > last));
        return (right && (isCorner(row, below, last) || (title && isUnit(row, below, last))))
                || (title && width > 2 && isCorner(row, below, 0));
    }

    /** Whether a unit alone, of which everybody knows that it is one, stands beside a title and above a name. */
    private static boolean isUnit(Row row, List<Row> below, int column) {
        Row next = below.get(0);
        return Header.isUnit(UnitRow.unit(row.cell(column)))
                && !NamesAbove.isLabel(row)
                && HeaderRows.isName(next.cell(0))
                && HeaderRows.isName(next.cell(column))
                && next.filled() == next.extent();
    }

    private static boolean isCorner(Row row, List<Row> below, int column) {
        return HeaderWords.isCorner(row.cell(column))
                && below.stream().anyMatch(one -> HeaderRows.isName(one.cell(column)));
    }

    /** Rows above a header that hold words of several columns, which no title needs: nothing of them is in the table. */
    static List<Phrase> notes(List<Row> sample, List<Merge> merges, int header) {
        return IntStream.range(0, header)
                .filter(index -> sample.get(index).filled() > 1
                        && !Facts.tells(sample.get(index))
                        && !hasCorner(sample, merges, index)
                        && sample.get(index).filledCells().stream().noneMatch(TitleRow::isAside))
                .mapToObj(index -> Phrase.of(
                        "tabular.note.title_row",
                        sample.get(index).line(),
                        sample.get(index).text()))
                .toList();
    }

    private static boolean isAside(String cell) {
        return RowWords.isAside(cell)
                || HeaderWords.isCorner(cell)
                || HeaderWords.isFact(cell)
                || HeaderRows.isYear(cell)
                || !HeaderWords.years(cell).isEmpty();
    }

    /** Whether the rows below name each column of the table, and figures or a first name that tables have follow. */
    private boolean standsAboveHeader(int typical) {
        boolean whole = names.size() >= typical
                && names.size() > row.filled()
                && names.stream().noneMatch(String::isEmpty)
                && isDistinct(names);
        boolean one = last > header || HeaderPlace.isNames(sample, header);
        boolean words = sample.get(header).filledCells().stream().allMatch(HeaderRows::isName);
        return whole && words && (one || NamesAbove.isLabel(sample.get(header))) && !Below.is(sample, header, typical);
    }

    /** Whether it has a corner or facts, or leaves columns of figures without a name and names no other. */
    private boolean isNoHeader() {
        int end = row.extent() - 1;
        boolean corner = HeaderWords.isCorner(row.cell(end)) || HeaderWords.isCorner(row.cell(0));
        return (corner && row.filled() == 2) || Facts.tells(row) || leavesFigures();
    }

    private boolean leavesFigures() {
        List<Row> data = sample.subList(last + 1, sample.size());
        boolean left = false;
        for (int column = 0; column < names.size(); column++) {
            if (!ColumnLook.areFigures(data, column)) {
                continue;
            }
            String cell = row.cell(column);
            boolean title = column == 0 ? !NamesAbove.isLabel(row) : HeaderWords.isCorner(cell);
            if ((!title && HeaderRows.isName(cell)) || RowWords.isNothing(names.get(column))) {
                return false;
            }
            left |= cell.isEmpty();
        }
        return left;
    }

    /** Whether a row is a line with a delimiter in it above the real header, which fills the table's width. */
    private static boolean hasDelimiter(List<Row> sample, int index, int typical) {
        for (int i = index; i < index + MOST_LINES && i + 2 < sample.size(); i++) {
            Row title = sample.get(i);
            Row next = sample.get(i + 1);
            boolean narrow = title.extent() < typical;
            boolean year = i == index && isYearAboveNames(sample, i, typical);
            if (title.filled() < title.extent() || !(narrow || year || isTitled(sample, i, typical))) {
                return false;
            }
            boolean whole = next.filled() == next.extent() && next.extent() >= typical;
            if (whole && isDistinct(next.filledCells()) && HeaderPlace.isNames(sample, i + 1)) {
                return true;
            }
        }
        return false;
    }

    /** Whether a row as wide as the table begins as titles do and none below it does, the header's own least of all. */
    private static boolean isTitled(List<Row> sample, int index, int width) {
        String first = sample.get(index).cell(0);
        Row next = sample.get(index + 1);
        boolean title = HeaderWords.beginsAsTitle(first) || HeaderWords.isOfficeOrPerson(first);
        boolean words = NamesAbove.isLabel(next) || next.filledCells().stream().noneMatch(HeaderRows::isYear);
        boolean once =
                sample.stream().skip(index + 1).noneMatch(row -> row.cell(0).equals(first));
        return title && words && once && sample.get(index).extent() == width && !Below.is(sample, index + 1, width);
    }

    /** Whether a year stands above the name of figures: a year that heads figures stands right above them. */
    private static boolean isYearAboveNames(List<Row> sample, int index, int width) {
        Row title = sample.get(index);
        Row next = sample.get(index + 1);
        List<Row> below = sample.subList(index + 2, sample.size());
        for (int column = 0; column < title.extent(); column++) {
            boolean named = HeaderRows.isName(next.cell(column)) && !HeaderRows.isYear(next.cell(column));
            if (HeaderRows.isYear(title.cell(column)) && named && ColumnLook.areFigures(below, column)) {
                return !Below.is(sample, index + 1, width);
            }
        }
        return false;
    }

    private static boolean isDistinct(List<String> names) {
        return names.stream().distinct().count() == names.size();
    }
}
