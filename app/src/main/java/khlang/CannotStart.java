package khlang;

/** Why the program cannot do what it was started for, in a sentence for the operator. */
final class CannotStart extends RuntimeException {
    CannotStart(String sentence) {
        super(sentence);
    }

    CannotStart(String sentence, Throwable cause) {
        super(sentence, cause);
    }
}
