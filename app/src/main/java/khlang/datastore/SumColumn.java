package khlang.datastore;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Pattern;
import khlang.kind.Kind;
import khlang.tabular.Field;

/**
 * A column whose header says that it is the sum of those beside it.
 *
 * @param parts of which columns it may be the sum: the two amounts just before it under the same header, or the three,
 *     and so on; where there are none before it, those behind it
 */
record SumColumn(Field total, List<List<Field>> parts) {
    private static final int LEAST = 2;
    private static final int MOST = 12;
    private static final String UNDER = " / ";
    private static final Pattern NAME = Pattern.compile(
            "(?i)(?:รวม|รวมทั้งสิ้น|รวมทั้งหมด|รวมเป็นเงิน|ยอดรวม|ผลรวม|total|sum)(?:\\s*\\([^()]*\\))?");

    static List<SumColumn> of(List<Field> fields) {
        List<SumColumn> sums = new ArrayList<>();
        for (int place = 0; place < fields.size(); place++) {
            Field field = fields.get(place);
            if (isAmount(field) && NAME.matcher(own(field)).matches()) {
                List<List<Field>> parts = parts(fields, place);
                if (!parts.isEmpty()) {
                    sums.add(new SumColumn(field, parts));
                }
            }
        }
        return sums;
    }

    private static List<List<Field>> parts(List<Field> fields, int place) {
        String parent = parent(fields.get(place));
        List<Field> near = new ArrayList<>();
        for (int i = place - 1; i >= 0 && near.size() < MOST && isPart(fields.get(i), parent); i--) {
            near.add(fields.get(i));
        }
        boolean before = near.size() >= LEAST;
        for (int i = place + 1; !before && i < fields.size() && i <= place + MOST; i++) {
            if (!isPart(fields.get(i), parent)) {
                break;
            }
            near.add(fields.get(i));
        }
        List<List<Field>> parts = new ArrayList<>();
        for (int count = LEAST; count <= near.size(); count++) {
            parts.add(inOrder(near.subList(0, count)));
        }
        return parts;
    }

    private static List<Field> inOrder(List<Field> fields) {
        return fields.stream().sorted(Comparator.comparingInt(Field::position)).toList();
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
