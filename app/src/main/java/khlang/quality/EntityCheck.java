package khlang.quality;

import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Letters written as HTML writes them, by name or by number between an ampersand and a semicolon. */
final class EntityCheck implements TextCheck {
    private static final Pattern ENTITY = Pattern.compile("&(?:#(\\d{2,7})|#[xX]([0-9a-fA-F]{2,6})|([a-zA-Z]{2,6}));");
    private static final Map<String, String> NAMED = Map.of(
            "amp", "&", "lt", "<", "gt", ">", "quot", "\"", "apos", "'", "nbsp", " ", "ndash", "–", "mdash", "—");

    @Override
    public @Nullable String mended(String cell) {
        if (cell.indexOf('&') < 0) {
            return null;
        }
        Matcher matcher = ENTITY.matcher(cell);
        StringBuilder mended = new StringBuilder();
        boolean found = false;
        while (matcher.find()) {
            @Nullable String letter = letter(matcher);
            found |= letter != null;
            matcher.appendReplacement(mended, Matcher.quoteReplacement(letter == null ? matcher.group() : letter));
        }
        return found ? matcher.appendTail(mended).toString() : null;
    }

    private static @Nullable String letter(Matcher entity) {
        if (entity.group(3) != null) {
            return NAMED.get(entity.group(3));
        }
        boolean decimal = entity.group(1) != null;
        int point = Integer.parseInt(decimal ? entity.group(1) : entity.group(2), decimal ? 10 : 16);
        return point >= ' ' && Character.isDefined(point) ? Character.toString(point) : null;
    }

    @Override
    public List<Sample> samples() {
        return List.of(
                Sample.wrong("วิจัย &amp; พัฒนา", "วิจัย & พัฒนา"),
                Sample.wrong("&quot;เมืองสะอาด&quot;", "\"เมืองสะอาด\""),
                Sample.wrong("&#3585;&#xE02;", "กข"),
                Sample.right("R&D; ปี 2566"),
                Sample.right("https://example.go.th/?a=1&b=2"));
    }
}
