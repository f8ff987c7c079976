package khlang.user;

import com.password4j.Argon2Function;
import com.password4j.types.Argon2;
import java.util.concurrent.Semaphore;

/** Passwords as they are kept: Argon2id with the cost that OWASP's password storage cheat sheet gives. */
final class Passwords {
    private static final int MEMORY_KIBIBYTES = 19_456;
    private static final int ITERATIONS = 2;
    private static final int LANES = 1;
    private static final int LENGTH = 32;

    private final Secrets secrets = new Secrets();
    // Each takes 19 MB for a moment; a crowd at the login page must not take all memory.
    private final Semaphore turns = new Semaphore(4);
    private final String nobodys = hash(secrets.make(16));

    /** The hash of a password, with its salt and cost. */
    String hash(String password) {
        return inTurn(() -> function().hash(password, secrets.make(16)).getResult());
    }

    /** Whether a password is the one that was hashed; takes as long where {@code hash} is empty, and says no. */
    boolean matches(String password, String hash) {
        boolean known = hash.startsWith("$argon2id$");
        String compared = known ? hash : nobodys;
        boolean same = inTurn(() -> Argon2Function.getInstanceFromHash(compared).check(password, compared));
        return known && same;
    }

    private static Argon2Function function() {
        return Argon2Function.getInstance(MEMORY_KIBIBYTES, ITERATIONS, LANES, LENGTH, Argon2.ID);
    }

    private <T> T inTurn(java.util.function.Supplier<T> work) {
        turns.acquireUninterruptibly();
        try {
            return work.get();
        } finally {
            turns.release();
        }
    }
}
