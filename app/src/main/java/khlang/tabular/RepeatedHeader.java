package khlang.tabular;

import java.util.List;
import java.util.regex.Pattern;

/** Knows the header of a table again where it is printed once more on the next page, be it with other blanks or years. */
final class RepeatedHeader {
    private static final Pattern CONTINUED = Pattern.compile("\\(?(ต่อ|มีต่อ|continued|cont\\.?)\\)?$");

    private final List<Row> header;
    private final List<Row> titles;
    private int expected;

    RepeatedHeader(List<Row> header) {
        this(header, List.of());
    }

    /** @param titles what stands above the header, which pages repeat too, at times with (ต่อ) behind it */
    RepeatedHeader(List<Row> header, List<Row> titles) {
        this.header = List.copyOf(header);
        this.titles = titles.stream().filter(title -> !plain(title).isEmpty()).toList();
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
        expected = again ? (expected + 1) % header.size() : 0;
        return again;
    }

    /** Whether both begin with the same name: with another one a row is that of another part, or data below a wrong guess. */
    static boolean beginAlike(Row one, Row other) {
        int start = firstFilled(one);
        return CellText.squeezed(one.cell(start)).equals(CellText.squeezed(other.cell(start)));
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
        for (int i = 0; i < first.extent(); i++) {
            boolean name = !first.cell(i).isEmpty();
            named += name ? 1 : 0;
            same += name && CellText.squeezed(first.cell(i)).equals(CellText.squeezed(row.cell(i))) ? 1 : 0;
        }
        return named > 1 && same * 3 >= named * 2 && row.filled() <= first.filled();
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
