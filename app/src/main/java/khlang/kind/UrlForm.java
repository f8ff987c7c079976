package khlang.kind;

import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** An address on the web. */
final class UrlForm implements Form {
    private static final int LONGEST = 2_000;
    private static final Pattern ADDRESS = Pattern.compile(
            "(https?://|ftp://|www\\.)[^\\s/.?#]+(\\.[^\\s/.?#]+)+([/?#]\\S*)?", Pattern.CASE_INSENSITIVE);

    @Override
    public @Nullable String normal(String cell) {
        boolean likely = cell.length() <= LONGEST && cell.length() > 7 && "hfwHFW".indexOf(cell.charAt(0)) >= 0;
        return likely && ADDRESS.matcher(cell).matches() ? cell : null;
    }

    @Override
    public boolean fits(NumberText number) {
        return false;
    }

    @Override
    public List<Example> examples() {
        return List.of(
                Example.sure("https://www.example.go.th/ข่าว?id=1", "https://www.example.go.th/ข่าว?id=1"),
                Example.sure("www.example.go.th", "www.example.go.th"),
                Example.not("example"),
                Example.not("http://example.go.th และอื่น ๆ"),
                Example.not("www."));
    }
}
