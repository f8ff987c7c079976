package khlang.tabular;

import java.nio.file.Path;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** The corpus for tests of what comes after reading. */
public final class CorpusFiles {
    /**
     * A file whose flaws are told beside it: {@code flaws}, each with {@code code}, {@code field}, {@code count} and,
     * where wanted, {@code first}: line, row, raw text and suggestion.
     */
    public record Flawed(String name, Path file, JsonNode flaws) {
        @Override
        public String toString() {
            return name;
        }
    }

    private CorpusFiles() {}

    /** All files that say which flaws they have, be it none. */
    public static List<Flawed> flawed(Path folder) {
        return CorpusCase.all().stream()
                .filter(one -> one.expected().has("flaws"))
                .map(one ->
                        new Flawed(one.name(), one.file(folder), one.expected().path("flaws")))
                .toList();
    }
}
