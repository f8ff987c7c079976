package khlang.tabular;

import java.util.Locale;
import java.util.Set;

/** Recognises columns that only number the rows, as printed tables have them. */
final class RowNumbers {
    private static final Set<String> NAMES =
            Set.of("ลำดับ", "ลำดับที่", "ที่", "ข้อ", "ข้อที่", "no", "no.", "#", "number", "เลขลำดับ");

    private RowNumbers() {}

    /** Whether a header says that its column numbers the rows. */
    static boolean named(String header) {
        return NAMES.contains(CellText.squeezed(header).toLowerCase(Locale.ROOT));
    }
}
