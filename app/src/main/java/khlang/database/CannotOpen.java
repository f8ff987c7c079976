package khlang.database;

/** Why a catalogue cannot be opened, in a sentence for the operator; it carries no password. */
public final class CannotOpen extends RuntimeException {
    CannotOpen(String sentence, Throwable cause) {
        super(sentence, cause);
    }
}
