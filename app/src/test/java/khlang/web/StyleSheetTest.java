package khlang.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StyleSheetTest {
    private static final Path STATIC = Path.of("app/src/main/resources/static");
    private static final Path TEMPLATES = Path.of("app/src/main/jte");
    private static final Pattern TOKEN =
            Pattern.compile("--([a-z0-9-]+): (?:light-dark\\((#[0-9a-f]{6}), (#[0-9a-f]{6})\\)|(#[0-9a-f]{6}));");

    private final String sheet = read(STATIC.resolve("khlang.css"));

    /** Text needs 4.5:1, what one operates or looks at 3:1 (WCAG 2.2, 1.4.3 and 1.4.11). */
    @ParameterizedTest
    @CsvSource({
        "ink, paper raised sunken accent-soft warn-soft bad-soft good-soft mark, 4.5",
        "muted, paper raised sunken accent-soft, 4.5",
        "accent, paper raised sunken accent-soft mark, 4.5",
        "accent-strong, paper raised accent-soft, 4.5",
        "accent-ink, accent accent-strong, 4.5",
        "good, good-soft paper, 4.5",
        "warn, warn-soft paper, 4.5",
        "bad, bad-soft paper raised, 4.5",
        "gold-ink, gold-soft, 4.5",
        "band-ink, band band-deep, 4.5",
        "band-muted, band band-deep, 4.5",
        "line-strong, paper raised, 3",
        "focus, paper raised sunken, 3",
        "gold, band band-deep, 3",
        "series-1, raised, 3",
        "series-2, raised, 3",
        "series-3, raised, 3",
        "series-4, raised, 3",
        "series-5, raised, 3",
        "series-6, raised, 3",
        "series-7, raised, 3",
        "series-8, raised, 3",
    })
    void coloursAreReadableInBothSchemes(String colour, String grounds, double least) {
        Map<String, List<String>> tokens = tokens();
        for (String ground : List.of(grounds.split(" ", -1))) {
            for (int scheme = 0; scheme < 2; scheme++) {
                String above = tokens.getOrDefault(colour, List.of()).get(scheme);
                String below = tokens.getOrDefault(ground, List.of()).get(scheme);
                assertThat(contrast(above, below))
                        .as("%s %s on %s %s", colour, above, ground, below)
                        .isGreaterThanOrEqualTo(least);
            }
        }
    }

    @Test
    void thaiIsNeverSpacedSlantedJustifiedOrCapitalised() {
        assertThat(sheet)
                .doesNotContain("letter-spacing")
                .doesNotContain("italic")
                .doesNotContain("justify;")
                .doesNotContain("text-transform");
    }

    @Test
    void fontsAreLightEnoughForASlowNetwork() throws IOException {
        try (Stream<Path> files = Files.list(STATIC.resolve("fonts"))) {
            long bytes = files.filter(file -> file.toString().endsWith(".woff2"))
                    .mapToLong(file -> read(file).length())
                    .sum();
            assertThat(bytes).isBetween(10_000L, 70_000L);
        }
    }

    @Test
    void everyIconOfATemplateIsDrawn() {
        Set<String> drawn = found("<symbol id=\"([a-z-]+)\"", read(STATIC.resolve("icons.svg")));
        assertThat(drawn).containsAll(found("parts\\.icon\\(name = \"([a-z-]+)\"", templates()));
        assertThat(drawn).containsAll(found("icons\\.svg#([a-z-]+)\"", templates()));
    }

    @Test
    void noTemplateNeedsWhatTheContentSecurityPolicyForbids() {
        assertThat(templates())
                .doesNotContainPattern(" style=\"")
                .doesNotContainPattern(" on[a-z]+=\"")
                .doesNotContainPattern("<script>")
                .doesNotContainPattern("(src|href)=\"https?://[^\"]*\\.(js|css)");
    }

    private Map<String, List<String>> tokens() {
        Map<String, List<String>> tokens = new HashMap<>();
        Matcher matcher = TOKEN.matcher(sheet);
        while (matcher.find()) {
            tokens.put(
                    matcher.group(1),
                    matcher.group(4) == null
                            ? List.of(matcher.group(2), matcher.group(3))
                            : List.of(matcher.group(4), matcher.group(4)));
        }
        return tokens;
    }

    private static double contrast(String one, String other) {
        double lighter = Math.max(luminance(one), luminance(other));
        double darker = Math.min(luminance(one), luminance(other));
        return (lighter + 0.05) / (darker + 0.05);
    }

    private static double luminance(String hex) {
        return 0.2126 * channel(hex, 1) + 0.7152 * channel(hex, 3) + 0.0722 * channel(hex, 5);
    }

    private static double channel(String hex, int from) {
        double value = Integer.parseInt(hex.substring(from, from + 2), 16) / 255.0;
        return value <= 0.04045 ? value / 12.92 : Math.pow((value + 0.055) / 1.055, 2.4);
    }

    private static Set<String> found(String pattern, String text) {
        Set<String> found = new TreeSet<>();
        Matcher matcher = Pattern.compile(pattern).matcher(text);
        while (matcher.find()) {
            found.add(matcher.group(1));
        }
        return found;
    }

    private static String templates() {
        StringBuilder all = new StringBuilder();
        try (Stream<Path> files = Files.walk(TEMPLATES)) {
            files.filter(Files::isRegularFile).forEach(file -> all.append(read(file)));
        } catch (IOException e) {
            throw new UncheckedIOException("reading the templates", e);
        }
        return all.toString();
    }

    /** One letter per byte, so that a font's length is its bytes; the patterns are plain ASCII. */
    private static String read(Path file) {
        try {
            return Files.readString(file, StandardCharsets.ISO_8859_1);
        } catch (IOException e) {
            throw new UncheckedIOException("reading " + file, e);
        }
    }
}
