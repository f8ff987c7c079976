package khlang.datastore;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import khlang.kind.Kind;
import khlang.tabular.Field;

/**
 * A column whose header says that it is the sum of those beside it.
 *
 * @param parts the columns that it should be the sum of: those under the same header, else the amounts just before it
 */
record SumColumn(Field total, List<Field> parts) {
    private static final String UNDER = " / ";
    private static final Pattern NAME = Pattern.compile(
            "(?i)(?:รวม|รวมทั้งสิ้น|รวมทั้งหมด|รวมเป็นเงิน|ยอดรวม|ผลรวม|total|sum)(?:\\s*\\([^()]*\\))?");

    static List<SumColumn> of(List<Field> fields) {
        List<SumColumn> sums = new ArrayList<>();
        for (int place = 0; place < fields.size(); place++) {
            Field field = fields.get(place);
            if (isAmount(field) && NAME.matcher(own(field)).matches()) {
                List<Field> parts = parts(fields, place);
                if (parts.size() > 1) {
                    sums.add(new SumColumn(field, parts));
                }
            }
        }
        return sums;
    }

    private static List<Field> parts(List<Field> fields, int place) {
        String parent = parent(fields.get(place));
        List<Field> before = new ArrayList<>();
        for (int i = place - 1; i >= 0 && isPart(fields.get(i), parent); i--) {
            before.add(0, fields.get(i));
        }
        if (before.size() > 1) {
            return before;
        }
        List<Field> behind = new ArrayList<>();
        for (int i = place + 1; i < fields.size() && isPart(fields.get(i), parent); i++) {
            behind.add(fields.get(i));
        }
        return behind;
    }

    private static boolean isPart(Field field, String parent) {
        return isAmount(field)
                && parent(field).equals(parent)
                && !NAME.matcher(own(field)).matches();
    }

    private static boolean isAmount(Field field) {
        return LoadedTable.isAmount(field) && field.kind() != Kind.PERCENT;
    }

    private static String parent(Field field) {
        int cut = field.label().lastIndexOf(UNDER);
        return cut < 0 ? "" : field.label().substring(0, cut);
    }

    private static String own(Field field) {
        int cut = field.label().lastIndexOf(UNDER);
        return (cut < 0 ? field.label() : field.label().substring(cut + UNDER.length())).strip();
    }
}
