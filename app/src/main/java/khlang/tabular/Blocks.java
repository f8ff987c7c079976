package khlang.tabular;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Watches for several tables on one sheet while its rows are read; costs next to nothing where no row is blank.
 *
 * <p>A blank row or column alone sets no tables apart, for many a table has some. Behind it there must be what only
 * another table has: a header of its own above figures, and more of it (other columns, a title, a wider gap) where that
 * could be chance; beside it the same header again, or rows that end elsewhere.
 */
final class Blocks {
    /** So many gaps are the habit of a table, not several of them. */
    private static final int MOST = 40;

    private static final int KEPT = 40;

    /** Among so many rows of a block its header is looked for. */
    private static final int LOOKED_AT = 12;

    private static final int HELD = 2_000;
    private static final int MOST_LETTERS = 4 << 20;

    private final List<Block> done = new ArrayList<>();
    private @Nullable Block now;
    private int gap;
    private final HeaderWatch watch = new HeaderWatch();
    private long letters;
    private boolean many;

    /**
     * The next row that is not blank, without blanks around its cells.
     *
     * @param held whether it stays in memory anyway
     */
    void row(Row row, boolean held) {
        if (many) {
            return;
        }
        Block block = now;
        if (block == null) {
            block = new Block(gap);
            gap = 0;
            now = block;
        }
        boolean keep = block.rows().size() < (held ? HELD : KEPT);
        block.add(row, keep);
        if (keep) {
            for (String cell : row.cells()) {
                letters += cell.length();
            }
            many |= letters > MOST_LETTERS;
        }
        HeaderWatch.@Nullable Cut cut = watch.row(block, row);
        if (cut != null) {
            cut(block, cut);
        } else if (keep && block.rows().size() <= LOOKED_AT && isWatched(block)) {
            watch.watch(block);
        }
    }

    /** Whether the header of a block is to be known again: it is that of the first table, or of another. */
    private boolean isWatched(Block block) {
        Block watched = watch.table();
        if (watched == null) {
            return block.hasHeader();
        }
        boolean first = !watched.isTable() && block.isTable();
        return watched != block && (first || isAnother(watched, watched, block));
    }

    /** Another table begins amid a block. */
    private void cut(Block block, HeaderWatch.Cut cut) {
        block.endWith(cut.last(), cut.behind().size());
        done.add(block);
        many |= done.size() > MOST;
        now = Block.of(cut.behind());
        watch.forget();
    }

    /** A row in which nothing stands. */
    void gap() {
        gap++;
        watch.gap();
        if (now != null) {
            done.add(now);
            now = null;
            many |= done.size() > MOST;
        }
    }

    /** Forgets what is not needed to tell whether another table follows. */
    void trim() {
        if (now != null) {
            now.trim(KEPT);
        }
    }

    /** The tables, where there are several; else none. */
    List<TableRange> tables() {
        List<Block> all = new ArrayList<>(done);
        if (now != null) {
            all.add(now);
        }
        if (many || all.isEmpty()) {
            return List.of();
        }
        List<TableRange> tables = new ArrayList<>();
        for (List<Block> one : apart(all)) {
            tables.addAll(one.size() == 1 ? SideBySide.tables(one.get(0)) : List.of(range(one)));
        }
        return tables.size() < 2 ? List.of() : tables;
    }

    /** Blocks that make one table together, from the top to the bottom. */
    private static List<List<Block>> apart(List<Block> all) {
        List<List<Block>> tables = new ArrayList<>();
        List<Block> open = new ArrayList<>();
        @Nullable Block table = null;
        @Nullable Block last = null;
        for (Block block : all) {
            if (table != null && last != null && isAnother(table, last, block) && !isMisprint(table, block, all)) {
                tables.add(open);
                open = new ArrayList<>();
                table = block;
            } else if (table == null && block.isTable()) {
                table = block;
            }
            open.add(block);
            last = block;
        }
        tables.add(open);
        return tables;
    }

    /** Whether the years in the header of a block are those of no other one, and behind it the table's own come again. */
    private static boolean isMisprint(Block table, Block block, List<Block> all) {
        if (!new SameHeader(table, block).isOfOtherPeriods()) {
            return false;
        }
        boolean alone = all.stream().noneMatch(one -> one != block && new SameHeader(block, one).isOfSamePeriods());
        List<Block> behind = all.subList(all.indexOf(block) + 1, all.size());
        return alone && behind.stream().anyMatch(one -> new SameHeader(table, one).isOfSamePeriods());
    }

    private static boolean isAnother(Block above, Block last, Block below) {
        SameHeader header = new SameHeader(above, below);
        if (header.is()) {
            return header.beginsAnother(last);
        }
        int heads = below.headsFiguresOf(above);
        if (heads > 1 && below.isHeaded()) {
            return true;
        }
        return below.isTable() && ((heads > 0 && below.isHeaded()) || (below.named() && isOther(above, below)));
    }

    /** Whether a block with a name above each column is more than the next rows of the table above. */
    private static boolean isOther(Block above, Block below) {
        int figures = below.figureColumns();
        boolean elsewhere = below.firstColumn() != above.firstColumn();
        boolean wider = below.extent() > above.extent();
        boolean titled = below.rows().subList(0, below.titles()).stream().anyMatch(row -> isTitle(row.text()));
        boolean otherSpan = elsewhere || below.extent() != above.extent();
        boolean far = below.gapAbove() > 1;
        boolean sure = figures > 1 || (figures == 1 && (otherSpan || titled || far));
        boolean unlike = above.isUnlike(below);
        return sure
                || elsewhere
                || wider
                || (otherSpan && (titled || unlike))
                || (unlike && (figures > 0 || far))
                || NamesAbove.isLabel(below.header());
    }

    private static boolean isTitle(String text) {
        return text.startsWith("ตาราง") || text.toLowerCase(Locale.ROOT).startsWith("table");
    }

    private static TableRange range(List<Block> blocks) {
        Block last = blocks.get(blocks.size() - 1);
        long rows = blocks.stream().mapToLong(Block::count).sum();
        int columns = blocks.stream().mapToInt(Block::extent).max().orElse(1);
        int first = blocks.stream().mapToInt(Block::firstColumn).min().orElse(0);
        return new TableRange(
                blocks.get(0).firstLine(),
                last.lastLine(),
                first,
                Math.max(first, columns - 1),
                rows,
                titled(blocks) ? last.facts() : "");
    }

    /** Whether all blocks but the last are titles. */
    private static boolean titled(List<Block> blocks) {
        return blocks.subList(0, blocks.size() - 1).stream().allMatch(block -> block.titles() == block.count());
    }

    /** The one that is read where nobody said which: the first of rows alike that is not small beside the largest. */
    static int chosen(List<TableRange> tables) {
        boolean all = tables.stream().allMatch(TableRange::isFacts);
        List<TableRange> read =
                tables.stream().filter(table -> all || !table.isFacts()).toList();
        long largest = read.stream().mapToLong(TableRange::cells).max().orElse(0);
        return read.stream()
                .filter(table -> table.cells() * 3 >= largest)
                .findFirst()
                .map(tables::indexOf)
                .orElse(0);
    }
}
