package khlang.datastore;

import java.util.Arrays;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import khlang.tabular.RunningSums;
import org.jspecify.annotations.Nullable;

/**
 * Adds up the rows of which the numbers are the shortest: where 1.1 and 1.2 stand below 1., these say what it is made of, and
 * a total is that of 1., 2. and 3. Begins anew behind each total.
 */
final class OutlineSums {
    /** Rows without a number stand at the top. */
    private static final int DEPTHS = 5;

    private static final Pattern NUMBER =
            Pattern.compile("\\s*([\\d๐-๙]{1,3}(?:\\.[\\d๐-๙]{1,3})*)[.)]?\\s.*", Pattern.DOTALL);

    private final int fields;
    private final RunningSums[] depths = new RunningSums[DEPTHS];

    OutlineSums(int fields) {
        this.fields = fields;
        clear();
    }

    private void clear() {
        Arrays.setAll(depths, depth -> new RunningSums(fields));
    }

    /** Takes the next row, which is a total or is not. */
    void row(boolean total, String name, @Nullable Double[] figures) {
        if (total) {
            clear();
        } else {
            depths[depth(name)].row(false, RunningSums.NEVER, figures);
        }
    }

    private static int depth(String name) {
        Matcher number = NUMBER.matcher(name);
        return number.matches()
                ? Math.min(DEPTHS - 1, (int)
                        number.group(1).chars().filter(sign -> sign == '.').count())
                : 0;
    }

    /** Whether a figure is the sum of the rows at the top, of which there are some, and others below them. */
    boolean isTop(double figure, int place) {
        int top = 0;
        while (top < DEPTHS - 1 && depths[top].rowsSince() == 0) {
            top++;
        }
        boolean below = Arrays.stream(depths, top + 1, DEPTHS).anyMatch(depth -> depth.rowsSince() > 0);
        return below && depths[top].rowsSince() > 1 && SumRowSql.isSame(figure, depths[top].since(place));
    }
}
