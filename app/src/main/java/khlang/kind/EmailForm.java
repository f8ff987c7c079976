package khlang.kind;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** An e-mail address. */
final class EmailForm implements Form {
    private static final int LONGEST = 254;
    private static final Pattern ADDRESS = Pattern.compile("[\\w.%+'-]{1,64}@[a-z0-9-]+(\\.[a-z0-9-]+)+");

    @Override
    public @Nullable String normal(String cell) {
        if (cell.length() > LONGEST || cell.indexOf('@') < 1) {
            return null;
        }
        String small = cell.toLowerCase(Locale.ROOT);
        return ADDRESS.matcher(small).matches() ? small : null;
    }

    @Override
    public boolean fits(NumberText number) {
        return false;
    }

    @Override
    public List<Example> examples() {
        return List.of(
                Example.sure("saraban@Example.go.th", "saraban@example.go.th"),
                Example.not("saraban@example"),
                Example.not("อีเมล saraban@example.go.th"),
                Example.not("@khonkaen"));
    }
}
