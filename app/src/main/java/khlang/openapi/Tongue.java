package khlang.openapi;

import khlang.problem.Phrase;
import khlang.web.Language;
import khlang.web.Messages;

/** The words of one language. */
record Tongue(Messages messages, Language language) {
    String of(String key, Object... arguments) {
        return messages.text(language, Phrase.of(key, arguments));
    }

    boolean thai() {
        return language == Language.TH;
    }

    /** Text in this language where there is some, else the Thai. */
    String either(String thai, String english) {
        return language == Language.TH || english.isBlank() ? thai : english;
    }
}
