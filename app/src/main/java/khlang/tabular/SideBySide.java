package khlang.tabular;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

/** Tells tables that stand side by side, with blank columns between them, from one table with spacer columns. */
final class SideBySide {
    private final Block block;

    /** Columns, both ends belong to them. */
    private record Columns(int first, int last) {}

    private SideBySide(Block block) {
        this.block = block;
    }

    /** The tables of a block, at least one. */
    static List<TableRange> tables(Block block) {
        SideBySide sides = new SideBySide(block);
        List<Columns> pieces = sides.pieces();
        List<TableRange> tables = new ArrayList<>();
        if (pieces.size() > 1 && block.whole()) {
            Columns open = pieces.get(0);
            for (Columns next : pieces.subList(1, pieces.size())) {
                if (sides.isAnother(open, next)) {
                    tables.add(sides.range(open));
                    open = next;
                } else {
                    open = new Columns(open.first(), next.last());
                }
            }
            tables.add(sides.range(open));
        }
        return tables.size() > 1
                ? tables
                : List.of(new TableRange(
                        block.firstLine(),
                        block.lastLine(),
                        block.firstColumn(),
                        Math.max(block.firstColumn(), block.extent() - 1),
                        block.count(),
                        block.facts()));
    }

    /** Columns in which something stands, from one blank column to the next. */
    private List<Columns> pieces() {
        int titles = block.titles();
        List<Row> rows = block.rows()
                .subList(Math.min(titles, block.rows().size() - 1), block.rows().size());
        boolean[] filled = new boolean[block.extent()];
        for (Row row : rows) {
            for (int column = 0; column < row.cells().length && column < filled.length; column++) {
                filled[column] |= !row.cells()[column].isEmpty();
            }
        }
        List<Columns> pieces = new ArrayList<>();
        int first = -1;
        for (int column = 0; column <= filled.length; column++) {
            boolean here = column < filled.length && filled[column];
            if (here && first < 0) {
                first = column;
            } else if (!here && first >= 0) {
                pieces.add(new Columns(first, column - 1));
                first = -1;
            }
        }
        return pieces;
    }

    private TableRange range(Columns columns) {
        List<Row> rows = cut(columns);
        return new TableRange(
                rows.get(0).line(),
                rows.get(rows.size() - 1).line(),
                columns.first(),
                columns.last(),
                rows.size(),
                Block.of(rows).facts());
    }

    /** The rows of some columns, without those in which nothing stands. */
    private List<Row> cut(Columns columns) {
        int[] filled = IntStream.rangeClosed(columns.first(), columns.last())
                .filter(column -> block.rows().stream()
                        .anyMatch(row -> row.filled() > 1 && !row.cell(column).isEmpty()))
                .toArray();
        return block.rows().stream()
                .map(row -> new Row(
                        row.line(), IntStream.of(filled).mapToObj(row::cell).toArray(String[]::new)))
                .filter(row -> row.filled() > 0)
                .toList();
    }

    private boolean isAnother(Columns left, Columns right) {
        if (left.first() == left.last() || right.first() == right.last()) {
            return false;
        }
        Block here = Block.of(cut(left));
        Block there = Block.of(cut(right));
        if (!here.isTable() || !there.isTable() || !here.named() || !there.named()) {
            return false;
        }
        boolean far = right.first() - left.last() > 2;
        return sameNames(here, there)
                || (endsElsewhere(here, there, 2) && hasKeys(there) && hasKeys(here))
                || (endsElsewhere(here, there, 1) && isNumbered(there) && hasKeys(here) && !endsWithTotal(here))
                || (areOwn(here, there) && (far || areMarked(here, there)));
    }

    /** Whether each has a key of its own in front and figures behind it. */
    private static boolean areOwn(Block here, Block there) {
        return hasKeys(here) && hasKeys(there) && here.figureColumns() > 0 && there.figureColumns() > 0;
    }

    /** Whether each has a title, or names its key as tables do, or both name it alike. */
    private static boolean areMarked(Block here, Block there) {
        boolean alike = here.header().cell(0).equals(there.header().cell(0));
        boolean key = HeaderWords.isKey(there.header().cell(0));
        return alike || key || (here.titles() > 0 && there.titles() > 0);
    }

    /** Whether half of the names on the right, and two at least, stand on the left as well. */
    private static boolean sameNames(Block here, Block there) {
        Set<String> names = new HashSet<>(List.of(here.header().cells()));
        names.remove("");
        long same =
                List.of(there.header().cells()).stream().filter(names::contains).count();
        return same > 1 && same * 2 >= there.header().filled();
    }

    private static boolean endsElsewhere(Block here, Block there, int rows) {
        return Math.abs(here.lastLine() - there.lastLine()) >= rows;
    }

    /** One row less may be a total that stands on one side alone. */
    private static boolean endsWithTotal(Block block) {
        Row last = block.rows().get(block.rows().size() - 1);
        return RowWords.isTotal(last) || RowWords.isNote(last);
    }

    /** Whether the first column names each row, in words and each once, or numbers them. */
    private static boolean hasKeys(Block block) {
        Set<String> keys = new HashSet<>();
        boolean words =
                data(block).stream().map(row -> row.cell(0)).allMatch(key -> HeaderRows.isName(key) && keys.add(key));
        return words || isNumbered(block) || isLabelled(block);
    }

    /** Whether the first column is one of those that name rows, and names none twice. */
    private static boolean isLabelled(Block block) {
        List<String> keys = data(block).stream().map(row -> row.cell(0)).toList();
        return HeaderWords.isLabel(block.header().cell(0))
                && keys.stream().noneMatch(String::isEmpty)
                && keys.stream().distinct().count() == keys.size();
    }

    private static boolean isNumbered(Block block) {
        List<Row> data = data(block);
        return RowNumbers.named(block.header().cell(0))
                && IntStream.range(0, data.size())
                        .allMatch(i -> String.valueOf(i + 1)
                                .equals(FieldType.INTEGER.normal(data.get(i).cell(0))));
    }

    private static List<Row> data(Block block) {
        int header = block.headerRows().size();
        return block.rows()
                .subList(
                        Math.min(block.titles() + header, block.rows().size()),
                        block.rows().size());
    }
}
