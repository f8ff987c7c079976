package khlang.tabular;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Knows the header of a table again where it is printed once more on the next page, be it with other blanks or years. */
final class RepeatedHeader {
    private static final Pattern CONTINUED = Pattern.compile("\\(?(ต่อ|มีต่อ|continued|cont\\.?)\\)?$");

    private final List<Row> header;
    private final List<Row> titles;
    private final List<Changed> changed = new ArrayList<>();
    /** Columns of which the first row's name may be another when it is printed again. */
    private final boolean[] periods;
    /** Columns of one header row in which figures stand. */
    private final int[] figures;

    private int expected;
    private int kept;

    /**
     * A name, printed again as another.
     *
     * @param period whether these are years, months or numbers
     */
    private record Changed(int row, String from, String to, boolean period) {}

    RepeatedHeader(List<Row> header) {
        this(header, List.of());
    }

    /** @param titles what stands above the header, which pages repeat too, at times with (ต่อ) behind it */
    RepeatedHeader(List<Row> header, List<Row> titles) {
        this(header, titles, List.of());
    }

    /** @param data rows below it: where years stand among them, a row with another year may be one more of them */
    RepeatedHeader(List<Row> header, List<Row> titles, List<Row> data) {
        this.header = List.copyOf(header);
        this.titles = titles.stream().filter(title -> !plain(title).isEmpty()).toList();
        this.periods = new boolean
                [header.isEmpty() || data.isEmpty() ? 0 : header.get(0).extent()];
        for (int i = 0; i < periods.length; i++) {
            periods[i] = isPeriod(header.get(0).cell(i), i, data);
        }
        this.figures = header.size() > 1
                ? new int[0]
                : IntStream.range(0, periods.length)
                        .filter(i -> !periods[i] && ColumnLook.areFigures(data, i))
                        .toArray();
    }

    private static boolean isPeriod(String name, int column, List<Row> data) {
        long filled = data.stream().filter(row -> !row.cell(column).isEmpty()).count();
        return PeriodName.is(name)
                && data.stream()
                                        .filter(row -> PeriodName.differ(name, row.cell(column)))
                                        .count()
                                * 2
                        <= filled;
    }

    /** Whether a row is one of the titles again. */
    boolean isTitle(Row row) {
        for (Row title : titles) {
            int start = firstFilled(title);
            String cell = row.cell(start);
            if (!cell.isEmpty()
                    && cell.charAt(0) == title.cell(start).charAt(0)
                    && plain(row).equals(plain(title))) {
                return true;
            }
        }
        return false;
    }

    private static String plain(Row row) {
        return CONTINUED.matcher(CellText.squeezed(row.text())).replaceFirst("");
    }

    /** Whether a row is the header's first again, or the next of one that has begun. */
    boolean isNext(Row row) {
        boolean again =
                !header.isEmpty() && (expected == 0 ? isFirst(row) : hasShapeOf(header.get(expected), bare(row)));
        if (again) {
            compare(expected, row);
        }
        expected = again ? (expected + 1) % header.size() : 0;
        return again;
    }

    /** How many of its rows have been printed again in a row; all of them where it is 0 behind one that {@link #isNext}. */
    int begun() {
        return expected;
    }

    int rows() {
        return header.size();
    }

    /** Whether the header was printed again with other years, months or numbers, and with none of its own. */
    boolean isAllChanged() {
        return isChanged() && kept == 0;
    }

    /** Whether it was printed again with other years, months or numbers. */
    boolean isChanged() {
        return changed.stream().anyMatch(Changed::period);
    }

    /** Which names the last row of the header has instead of which: ‘2563’ → ‘2566’; blank where they are the same. */
    String changes() {
        int last = (expected + header.size() - 1) % header.size();
        return changed.stream()
                .filter(one -> one.row() == last)
                .map(one -> "‘" + one.from() + "’ → ‘" + one.to() + "’")
                .collect(Collectors.joining(", "));
    }

    private void compare(int index, Row row) {
        if (index == 0) {
            changed.clear();
            kept = 0;
        }
        Row names = header.get(index);
        for (int i = 0; i < names.extent(); i++) {
            boolean period = PeriodName.differ(names.cell(i), row.cell(i));
            if (period || isOther(names.cell(i), row.cell(i))) {
                changed.add(new Changed(index, names.cell(i), row.cell(i), period));
            } else if (PeriodName.is(names.cell(i)) && isSame(names.cell(i), row.cell(i))) {
                kept++;
            }
        }
    }

    /** Whether both are names, and neither is the other with a slip: they begin and end alike for the most part. */
    private static boolean isOther(String name, String cell) {
        String one = CellText.squeezed(name);
        String other = CellText.squeezed(cell);
        int shorter = Math.min(one.length(), other.length());
        int begin = 0;
        while (begin < shorter && one.charAt(begin) == other.charAt(begin)) {
            begin++;
        }
        int end = 0;
        while (end < shorter - begin && one.charAt(one.length() - 1 - end) == other.charAt(other.length() - 1 - end)) {
            end++;
        }
        boolean alike = (begin + end) * 4 >= Math.max(one.length(), other.length()) * 3;
        return HeaderRows.isName(name) && HeaderRows.isName(cell) && !alike;
    }

    private static boolean isSame(String name, String cell) {
        return CellText.squeezed(name).equals(CellText.squeezed(cell));
    }

    /** Whether both begin with the same name: with another one a row is that of another part, or data below a wrong guess. */
    static boolean beginAlike(Row one, Row other) {
        int start = firstFilled(one);
        return isSame(one.cell(start), other.cell(start));
    }

    private boolean isFirst(Row row) {
        Row first = header.get(0);
        int start = firstFilled(first);
        String cell = row.cell(start);
        // Most rows are told apart by one letter.
        if (cell.isEmpty() || cell.charAt(0) != first.cell(start).charAt(0)) {
            return false;
        }
        int named = 0;
        int same = 0;
        int others = 0;
        for (int i = 0; i < first.extent(); i++) {
            boolean name = !first.cell(i).isEmpty();
            boolean again = name && isSame(first.cell(i), row.cell(i));
            named += name ? 1 : 0;
            same += again ? 1 : 0;
            others +=
                    !again && i < periods.length && periods[i] && PeriodName.differ(first.cell(i), row.cell(i)) ? 1 : 0;
        }
        boolean alike = (same + (beginAlike(first, row) ? others : 0)) * 3 >= named * 2;
        return named > 1 && (alike || isReworded(first, row)) && row.filled() <= first.filled();
    }

    /** Whether each name comes again with more or fewer words, ชาย as ชาย (คน), also where figures stand in the other rows. */
    private boolean isReworded(Row first, Row row) {
        for (int column : figures) {
            if (!isLonger(first.cell(column), row.cell(column))) {
                return false;
            }
        }
        return figures.length > 0
                && IntStream.range(0, first.extent())
                        .allMatch(i -> first.cell(i).isEmpty() || isLonger(first.cell(i), row.cell(i)));
    }

    /** Whether one is the other, or begins or ends with it. */
    private static boolean isLonger(String name, String cell) {
        boolean longer = cell.length() >= name.length();
        String whole = longer ? cell : name;
        String part = longer ? name : cell;
        return part.length() > 1 && (whole.startsWith(part) || whole.endsWith(part)) && HeaderRows.isName(cell);
    }

    /** A row of the header without what merged cells of its first rows were filled down into it. */
    private Row bare(Row row) {
        String[] cells = row.cells().clone();
        for (int i = 0; i < cells.length; i++) {
            int column = i;
            boolean filled = header.get(expected).cell(i).isEmpty()
                    && header.subList(0, expected).stream()
                            .anyMatch(above -> above.cell(column).equals(row.cell(column)));
            cells[i] = filled ? "" : cells[i];
        }
        return new Row(row.line(), cells);
    }

    private static boolean hasShapeOf(Row header, Row row) {
        int like = 0;
        int width = Math.max(header.extent(), row.extent());
        for (int i = 0; i < width; i++) {
            String name = header.cell(i);
            String cell = row.cell(i);
            boolean both = !name.isEmpty() && !cell.isEmpty() && HeaderRows.isName(name) == HeaderRows.isName(cell);
            like += both || (name.isEmpty() && cell.isEmpty()) ? 1 : 0;
        }
        return like * 3 >= width * 2;
    }

    private static int firstFilled(Row row) {
        int start = 0;
        while (row.cell(start).isEmpty() && start < row.extent()) {
            start++;
        }
        return start;
    }
}
