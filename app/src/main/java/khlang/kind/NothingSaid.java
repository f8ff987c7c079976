package khlang.kind;

import java.util.regex.Pattern;

/**
 * Words in the place of a telephone or an address by which people say that there is none: ไม่มี, ไม่ประสงค์แจ้ง. What share of a
 * column is of a kind is counted among the other cells.
 */
public final class NothingSaid {
    /** The words as a regular expression that databases understand too. */
    public static final String PATTERN =
            "^([-–—.…]+$|[Nn]/?[Aa][.]?$|[Nn]one$|[Nn]ull$|[Nn]o$|ไม่(มี|ระบุ|ทราบ|ปรากฏ|พบ|แจ้ง|ได้|ให้|สะดวก|ประสงค์|ต้องการ))";

    private static final Pattern WORDS = Pattern.compile(PATTERN);
    private static final String BEGINS = "-–—.…Nnไ";

    private NothingSaid() {}

    /** Whether a cell says that there is nothing. */
    static boolean is(String cell) {
        return BEGINS.indexOf(cell.charAt(0)) >= 0 && WORDS.matcher(cell).find();
    }
}
