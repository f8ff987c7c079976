package khlang.tabular;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Tells, where somebody said that a table has groups, the rows that name one from items whose other cells are blank.
 *
 * <p>Names of groups look like each other and unlike the items: their cells are merged over the columns, they begin alike
 * (หมวด ก, หมวด ข) or with a word for a group. Where none looks so, one that begins as the items do is an item, and all
 * others are groups, as was said.
 */
final class GroupLook {
    private static final int PREFIX = 3;
    private static final int MOST_BEGINNINGS = 10_000;

    /** A number, a letter or a sign in front: 1.2, ก., (3), –. */
    private static final Pattern MARK =
            Pattern.compile("\\(?([\\d๐-๙]+(?:\\.[\\d๐-๙]+)*|[ก-ฮA-Za-z]|[IVX]+)[.)\\s].*", Pattern.DOTALL);

    private final Set<Long> merged;
    private final boolean all;
    private final Set<String> groups;
    private final Set<String> items;

    /** How the names of groups begin, of items too that look like one. */
    private final Set<String> beginnings;

    private GroupLook(boolean all, Set<Long> merged, Set<String> groups, Set<String> items, Set<String> beginnings) {
        this.all = all;
        this.merged = merged;
        this.groups = groups;
        this.items = items;
        this.beginnings = beginnings;
    }

    /**
     * How the names of groups look.
     *
     * @param said whether somebody said that there are groups; else each row with one cell names one
     * @param rows the rows below the header, as far as they are known
     * @param spans the lines on which cells are merged over several columns
     */
    static GroupLook of(boolean said, List<Row> rows, Set<Long> spans) {
        if (!said) {
            return new GroupLook(true, Set.of(), Set.of(), Set.of(), Set.of());
        }
        Set<Long> merged = new HashSet<>();
        Map<String, Integer> beginnings = new HashMap<>();
        Map<String, Integer> items = new HashMap<>();
        Set<String> groups = new HashSet<>();
        for (Row row : rows) {
            if (!GroupRows.names(row)) {
                addItem(items, row);
                continue;
            }
            String label = GroupRows.label(row);
            String begins = beginning(label);
            boolean again = beginnings.merge(begins, 1, Integer::sum) > 1;
            if (again || HeaderWords.isGroup(label)) {
                groups.add(begins);
            }
            if (spans.contains(row.line())) {
                merged.add(row.line());
            }
        }
        groups.removeIf(begins -> items.getOrDefault(begins, 0) >= beginnings.getOrDefault(begins, 0));
        boolean alike = items.keySet().containsAll(beginnings.keySet());
        boolean all = merged.isEmpty() && groups.isEmpty() && alike;
        return new GroupLook(all, merged, groups, items.keySet(), beginnings.keySet());
    }

    private static void addItem(Map<String, Integer> items, Row row) {
        for (int column = 0; column < 2 && items.size() < MOST_BEGINNINGS; column++) {
            if (!row.cell(column).isEmpty()) {
                items.merge(beginning(row.cell(column)), 1, Integer::sum);
            }
        }
    }

    /** Whether a row with one cell names a group. */
    boolean is(Row row) {
        if (all) {
            return true;
        }
        if (!merged.isEmpty()) {
            return merged.contains(row.line());
        }
        return is(beginning(GroupRows.label(row)));
    }

    /** Whether two rows that name groups look as if these were of one level. */
    static boolean alike(Row one, Row other) {
        return beginning(GroupRows.label(one)).equals(beginning(GroupRows.label(other)));
    }

    /** Whether a row that names a group looks as if it held the groups of another: 1. above 1.1, ยุทธศาสตร์ above แผนงาน. */
    static boolean holds(Row outer, Row inner) {
        String above = GroupRows.label(outer);
        String below = GroupRows.label(inner);
        boolean words = HeaderWords.isGroup(above) && HeaderWords.isGroup(below) && !alike(outer, inner);
        boolean numbers = Character.isDigit(beginning(above).charAt(0));
        return words || (numbers && beginning(below).startsWith(beginning(above) + "."));
    }

    /** The group that a title above the header names, as those below name theirs; blank where it names none. */
    String heading(Row title) {
        String label = RowWords.anywhere(title);
        String begins = beginning(label);
        boolean group = beginnings.contains(begins) && (all || !merged.isEmpty() || is(begins));
        return title.filled() == 1 && group ? label : "";
    }

    private boolean is(String begins) {
        return groups.isEmpty() ? !items.contains(begins) : groups.contains(begins);
    }

    /** What a label has in common with others of its kind. */
    private static String beginning(String label) {
        Matcher mark = MARK.matcher(label);
        if (!mark.matches()) {
            return label.substring(0, Math.min(PREFIX, label.length()));
        }
        String sign = mark.group(1);
        boolean number = Character.isDigit(sign.charAt(0));
        return number ? "9" + sign.replaceAll("[^.]", "") : sign.charAt(0) >= 'ก' ? "ก." : "A.";
    }
}
