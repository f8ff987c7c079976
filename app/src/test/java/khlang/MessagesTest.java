package khlang;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import khlang.problem.Phrase;
import khlang.web.Language;
import khlang.web.Messages;
import org.junit.jupiter.api.Test;

class MessagesTest {
    private static final Pattern LITERAL =
            Pattern.compile("\"((?:" + String.join("|", Messages.SPEAKERS) + ")\\.[a-z0-9_]+(?:\\.[a-z0-9_]+)*)\"");
    private static final Pattern FAMILY = Pattern.compile(
            "\"((?:" + String.join("|", Messages.SPEAKERS) + ")\\.(?:[a-z0-9_]+\\.)*(?:[a-z0-9_]+_)?)\"");

    private final Messages messages = new Messages();

    @Test
    void bothLanguagesHaveTheSameKeys() {
        assertThat(messages.keys(Language.TH)).isEqualTo(messages.keys(Language.EN));
    }

    @Test
    void noSentenceIsEmpty() {
        for (Language language : Language.values()) {
            for (String key : messages.keys(language)) {
                assertThat(messages.text(language, key)).as(key).isNotBlank();
            }
        }
    }

    @Test
    void everyKeyThatIsSpokenExists() throws IOException {
        Set<String> missing = new TreeSet<>();
        Matcher matcher = LITERAL.matcher(sources());
        while (matcher.find()) {
            if (!messages.keys(Language.TH).contains(matcher.group(1))) {
                missing.add(matcher.group(1));
            }
        }
        missing.removeIf(MessagesTest::isFileOrClass);
        assertThat(missing).isEmpty();
    }

    private static boolean isFileOrClass(String text) {
        return text.matches(".*\\.(jte|css|js|svg|json|csv|xlsx|db|duckdb)");
    }

    @Test
    void everyKeyIsSpokenSomewhere() throws IOException {
        String sources = sources();
        Set<String> families = new TreeSet<>();
        Matcher matcher = FAMILY.matcher(sources);
        while (matcher.find()) {
            families.add(matcher.group(1));
        }
        Set<String> unused = new TreeSet<>(messages.keys(Language.TH));
        unused.removeIf(key -> sources.contains("\"" + key + "\"")
                || key.matches("[a-z]+\\.action\\..*")
                || (key.endsWith(".do") && messages.keys(Language.TH).contains(key.substring(0, key.length() - 3)))
                || families.stream().anyMatch(key::startsWith));
        assertThat(unused).isEmpty();
    }

    @Test
    void whatIsOneIsSaidAsOne() {
        String one = messages.text(Language.EN, "portal.resource.size", 1, "1");
        assertThat(one).isEqualTo("1 row · 1 column");
        assertThat(messages.text(Language.EN, "portal.resource.size", "1,000", 2))
                .isEqualTo("1,000 rows · 2 columns");
        Pattern many = Pattern.compile(
                "(?<![−0-9]|Version |Row )\\b1 (?!is\\b|does\\b|was\\b|has\\b|lies\\b|begins\\b|contains\\b|answers\\b|"
                        + "leads\\b|means\\b|stands\\b|across\\b|numbers\\b)[a-z]+(?<!s)s\\b");
        Set<String> wrong = new TreeSet<>();
        for (String key : messages.keys(Language.EN)) {
            String said = messages.text(Language.EN, key, 1, 1, 1, 1, 1);
            if (many.matcher(said).find()) {
                wrong.add(key + ": " + said);
            }
        }
        assertThat(wrong).isEmpty();
    }

    @Test
    void aWordOfOursInsideAnArgumentIsSaidInTheLanguage() {
        Phrase phrase = Phrase.of("ingest.held.retyped", "ปี (" + Phrase.word("web.type.text") + ")");
        assertThat(messages.text(Language.TH, phrase)).contains("ปี (ข้อความ)");
        assertThat(messages.text(Language.EN, phrase)).contains("ปี (text)");
        assertThat(messages.text(Language.EN, Phrase.of("ingest.held.retyped", "{no.such.word}")))
                .contains("{no.such.word}");
    }

    private static String sources() throws IOException {
        StringBuilder all = new StringBuilder();
        for (String folder : new String[] {"app/src/main/java", "app/src/main/jte"}) {
            try (Stream<Path> files = Files.walk(Path.of(folder))) {
                for (Path file : files.filter(Files::isRegularFile).toList()) {
                    all.append(Files.readString(file)).append('\n');
                }
            }
        }
        return all.toString();
    }
}
