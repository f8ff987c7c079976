package khlang.kind;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Yes or no, in words; 1 and 0 are numbers unless their header asks a question. */
final class TruthForm implements Form {
    private static final int LONGEST = 12;

    private static final Map<String, String> WORDS = Map.of(
            "true", "true",
            "false", "false",
            "ใช่", "true",
            "ไม่ใช่", "false",
            "มี", "true",
            "ไม่มี", "false",
            "จริง", "true",
            "เท็จ", "false",
            "yes", "true",
            "no", "false");

    @Override
    public @Nullable String normal(String cell) {
        return cell.length() <= LONGEST ? WORDS.get(cell.toLowerCase(Locale.ROOT)) : null;
    }

    @Override
    public boolean fits(NumberText number) {
        return false;
    }

    @Override
    public List<Example> examples() {
        return List.of(
                Example.sure("TRUE", "true"),
                Example.sure("ใช่", "true"),
                Example.sure("ไม่ใช่", "false"),
                Example.sure("มี", "true"),
                Example.sure("ไม่มี", "false"),
                Example.sure("No", "false"),
                Example.sure("เท็จ", "false"),
                Example.not("1"),
                Example.not("มีบ้าง"));
    }
}
