package khlang.tabular;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import khlang.ingest.Recipes;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * One file of the corpus and what must come of it: {@code name.csv} has its expectations beside it in {@code
 * name.csv.json}; a file that is made for the test has only those, with {@code made}.
 *
 * <p>Everything in the expectations may be left out: {@code encoding}, {@code delimiter}, {@code sheet}, {@code
 * header_line}, {@code rows}; {@code fields}, each with {@code id}, {@code type} and, where wanted, {@code kind}, {@code unit}, {@code era}
 * and {@code mixed_eras}; {@code first} and {@code last}, the
 * cells of the first and the last row in normal form; {@code problems}, their number or each with {@code line}, {@code
 * field} and {@code key}; {@code notes}, keys with what fills them; {@code confidence}, how sure the reading is; {@code refused}, the key of the only outcome; {@code recipe}, what
 * is said of how it is read.
 *
 * @param name the file's path in the corpus
 * @param maker who makes it, blank where it is kept; {@code made} may name several, for one file by each
 * @param expected what must come of it
 */
record CorpusCase(String name, String maker, JsonNode expected) {
    static final Path CORPUS = Path.of("app/src/test/resources/corpus");
    private static final JsonMapper JSON = new JsonMapper();
    private static final String ENDING = ".json";

    static List<CorpusCase> all() {
        List<Path> files = files();
        return files.stream()
                .filter(file -> isExpectation(files, file))
                .flatMap(CorpusCase::read)
                .toList();
    }

    /** Files of which nothing is expected, so that nothing is tested by them. */
    static List<Path> forgotten() {
        List<Path> files = files();
        return files.stream()
                .filter(file -> !isExpectation(files, file) && !files.contains(Path.of(file + ENDING)))
                .toList();
    }

    private static List<Path> files() {
        try (Stream<Path> files = Files.walk(CORPUS)) {
            return files.filter(Files::isRegularFile).sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean isExpectation(List<Path> files, Path file) {
        String path = file.toString();
        boolean json = path.endsWith(ENDING);
        boolean made = file.startsWith(CORPUS.resolve("made"));
        return json && (made || files.contains(Path.of(path.substring(0, path.length() - ENDING.length()))));
    }

    private static Stream<CorpusCase> read(Path expectation) {
        String path = CORPUS.relativize(expectation).toString();
        String name = path.substring(0, path.length() - ENDING.length());
        JsonNode expected = JSON.readTree(expectation.toFile());
        JsonNode made = expected.path("made");
        if (made.isMissingNode()) {
            return Stream.of(new CorpusCase(name, "", expected));
        }
        Stream<JsonNode> makers = made.isArray() ? made.valueStream() : Stream.of(made);
        return makers.map(maker -> new CorpusCase(name, maker.asString(), expected));
    }

    /** What is said of how it is read. */
    Recipe recipe() {
        return expected.has("recipe")
                ? Recipes.of(JSON.convertValue(expected.path("recipe"), new TypeReference<Map<String, Object>>() {}))
                : Recipe.NONE;
    }

    /** The file itself; in {@code folder} where it must be made first. */
    Path file(Path folder) {
        return maker.isEmpty() ? CORPUS.resolve(name) : MadeFiles.make(maker, expected, folder);
    }

    @Override
    public String toString() {
        return maker.isEmpty() ? name : name + " as " + maker;
    }
}
