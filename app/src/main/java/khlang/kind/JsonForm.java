package khlang.kind;

import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/** An object or a list of JSON. */
final class JsonForm implements Form {
    /** Made when the first cell looks like JSON, which in most files none does. */
    private static final class Lazy {
        private static final JsonFactory JSON = new JsonFactory();
    }

    @Override
    public @Nullable String normal(String cell) {
        char last = cell.charAt(cell.length() - 1);
        boolean likely = switch (cell.charAt(0)) {
            case '{' -> last == '}';
            case '[' -> last == ']';
            default -> false;
        };
        return likely && isJson(cell) ? cell : null;
    }

    private static boolean isJson(String cell) {
        try (JsonParser parser = Lazy.JSON.createParser(ObjectReadContext.empty(), cell)) {
            parser.nextToken();
            parser.skipChildren();
            return parser.nextToken() == null;
        } catch (JacksonException e) {
            return false;
        }
    }

    @Override
    public boolean fits(NumberText number) {
        return false;
    }

    @Override
    public List<Example> examples() {
        return List.of(
                Example.sure("{\"ชื่อ\": \"ก\", \"n\": [1, 2]}", "{\"ชื่อ\": \"ก\", \"n\": [1, 2]}"),
                Example.sure("[]", "[]"),
                Example.not("{ก}"),
                Example.not("[1, 2"),
                Example.not("[1] [2]"),
                Example.not("\"ก\""));
    }
}
