package khlang.kind;

import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Several short things in one cell, between commas, semicolons or bars, or on lines of their own. */
final class ListForm implements Form {
    private static final int LONGEST = 2_000;
    private static final int LONGEST_ITEM = 40;
    private static final Pattern BETWEEN = Pattern.compile("\\s*[;|\\n]\\s*|,\\s+|,(?=\\D)");
    private static final Pattern BULLET = Pattern.compile("^(?:[•·*–-]|\\d{1,2}[.)])\\s+");

    /** Its things with "; " between them. */
    @Override
    public @Nullable String normal(String cell) {
        if (cell.length() > LONGEST) {
            return null;
        }
        List<String> items = items(cell);
        boolean shortOnes = items.stream().allMatch(item -> !item.isEmpty() && item.length() <= LONGEST_ITEM);
        return shortOnes ? String.join("; ", items) : null;
    }

    static List<String> items(String cell) {
        return BETWEEN.splitAsStream(cell)
                .map(item -> BULLET.matcher(item.strip()).replaceFirst(""))
                .toList();
    }

    @Override
    public boolean sure(String cell) {
        return BETWEEN.matcher(cell).find();
    }

    @Override
    public boolean fits(NumberText number) {
        return false;
    }

    @Override
    public List<Example> examples() {
        return List.of(
                Example.sure("น้ำ; ไฟฟ้า; ถนน", "น้ำ; ไฟฟ้า; ถนน"),
                Example.sure("น้ำ,ไฟฟ้า", "น้ำ; ไฟฟ้า"),
                Example.sure("• น้ำ\n• ไฟฟ้า", "น้ำ; ไฟฟ้า"),
                Example.sure("1. น้ำ\n2. ไฟฟ้า", "น้ำ; ไฟฟ้า"),
                Example.fits("น้ำ", "น้ำ"),
                Example.not("น้ำ;;ไฟฟ้า"),
                Example.not("พัฒนาระบบระบายน้ำและระบบป้องกันน้ำท่วมในเขตเมือง, และอื่น ๆ"));
    }
}
