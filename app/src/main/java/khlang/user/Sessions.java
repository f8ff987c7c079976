package khlang.user;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;

/** Which browsers are logged in, and as whom; kept in the catalogue, so any node knows them. */
public final class Sessions {
    /** How long an unused session lasts. */
    private static final Duration IDLE = Duration.ofHours(12);
    /** How long any session lasts. */
    private static final Duration WHOLE = Duration.ofDays(7);
    /** How much of the time must have gone before using a session writes to the catalogue. */
    private static final Duration RENEWAL = Duration.ofHours(1);

    private final SessionDao sessions;
    private final InstantSource clock;
    private final Secrets secrets = new Secrets();

    public Sessions(Jdbi jdbi, InstantSource clock) {
        this.sessions = jdbi.onDemand(SessionDao.class);
        this.clock = clock;
    }

    /** Opens a session and gives the secret for its cookie, which is kept nowhere else. */
    String open(User user) {
        String secret = secrets.make(32);
        Instant now = now();
        sessions.deleteExpired(now);
        sessions.insert(new Session(Secrets.hash(secret), user.id(), secrets.make(24), now, now.plus(IDLE)));
        return secret;
    }

    /** The session of a cookie, where it has not ended; using it keeps it from ending. */
    Optional<Session> find(String secret) {
        Instant now = now();
        Optional<Session> found = sessions.find(Secrets.hash(secret))
                .filter(session -> session.expires().isAfter(now))
                .filter(session -> session.created().plus(WHOLE).isAfter(now));
        found.filter(session -> session.expires().isBefore(now.plus(IDLE).minus(RENEWAL)))
                .ifPresent(session -> sessions.updateExpires(session.idHash(), now.plus(IDLE)));
        return found;
    }

    /** Ends the session of a cookie. */
    void close(String secret) {
        sessions.delete(Secrets.hash(secret));
    }

    /** Ends all sessions of a user. */
    void closeAll(String userId) {
        sessions.deleteOf(userId);
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
