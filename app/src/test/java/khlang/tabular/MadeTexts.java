package khlang.tabular;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import tools.jackson.databind.JsonNode;

/** Long texts of the corpus, told by what is repeated in them. */
final class MadeTexts {
    private MadeTexts() {}

    /**
     * Writes {@code parts}, each a text or an object with {@code text} and how many {@code times} it comes; {@code #} in
     * a repeated one is its number from 1.
     */
    static void repeated(JsonNode expected, Path file) throws IOException {
        Charset charset = Charset.forName(expected.path("charset").asString("UTF-8"));
        try (OutputStream out = new java.io.BufferedOutputStream(Files.newOutputStream(file))) {
            for (JsonNode part : expected.path("parts")) {
                if (part.isString()) {
                    out.write(part.asString().getBytes(charset));
                }
                String text = part.path("text").asString("");
                for (long i = 1; i <= part.path("times").asLong(0); i++) {
                    String numbered = text.indexOf('#') < 0 ? text : text.replace("#", Long.toString(i));
                    out.write(numbered.getBytes(charset));
                }
            }
        }
    }
}
