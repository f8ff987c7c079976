package khlang.kind;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Yes or no, in words or their first letter; 1 and 0 are numbers unless their header asks a question. */
final class TruthForm implements Form {
    private static final int LONGEST = 12;

    private static final Map<String, String> WORDS = Map.ofEntries(
            Map.entry("true", "true"),
            Map.entry("false", "false"),
            Map.entry("ใช่", "true"),
            Map.entry("ไม่ใช่", "false"),
            Map.entry("มี", "true"),
            Map.entry("ไม่มี", "false"),
            Map.entry("จริง", "true"),
            Map.entry("เท็จ", "false"),
            Map.entry("yes", "true"),
            Map.entry("no", "false"),
            Map.entry("y", "true"),
            Map.entry("n", "false"));

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
                Example.sure("Y", "true"),
                Example.sure("n", "false"),
                Example.sure("เท็จ", "false"),
                Example.not("1"),
                Example.not("มีบ้าง"));
    }
}
