package khlang.user;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import khlang.problem.Problem;
import org.jdbi.v3.core.Jdbi;

/** The API tokens of users: each sees and makes their own, a sysadmin those of all. */
public final class Tokens {
    private static final int LONGEST_NAME = 200;
    /** Using a token is written down at most this often. */
    private static final Duration PRECISION = Duration.ofMinutes(1);

    private final TokenDao tokens;
    private final InstantSource clock;
    private final Secrets secrets = new Secrets();

    public Tokens(Jdbi jdbi, InstantSource clock) {
        this.tokens = jdbi.onDemand(TokenDao.class);
        this.clock = clock;
    }

    /**
     * Makes a token.
     *
     * @return the token itself, which can never be read again
     * @throws Problem where the name is missing or too long, or the actor may not act for the user
     */
    public String create(Actor actor, User owner, String name) {
        checkOwner(actor, owner.id());
        if (name.isBlank()) {
            throw Problem.invalid("name", "web.missing");
        }
        if (name.length() > LONGEST_NAME) {
            throw Problem.invalid("name", "user.too_long", LONGEST_NAME);
        }
        String secret = "khlang_" + secrets.make(32);
        insert(owner, name.strip(), secret);
        return secret;
    }

    /**
     * A user's tokens, oldest first.
     *
     * @throws Problem where the actor may not know
     */
    public List<ApiToken> list(Actor actor, User owner) {
        checkOwner(actor, owner.id());
        return tokens.list(owner.id());
    }

    /**
     * Ends a token, named by its id or by itself.
     *
     * @throws Problem where there is none that the actor may know of
     */
    public void revoke(Actor actor, String idOrToken) {
        ApiToken token = tokens.findById(idOrToken)
                .or(() -> tokens.findByHash(Secrets.hash(idOrToken)))
                .filter(found -> maySpeakFor(actor, found.userId()))
                .orElseThrow(() ->
                        actor.known() ? Problem.notFound("user.token.unknown") : Problem.denied("user.denied.login"));
        tokens.delete(token.id());
    }

    /** Ends all tokens of a user. */
    void revokeAll(User owner) {
        tokens.deleteOf(owner.id());
    }

    /** Makes a token that the operator chose the one of its name. */
    void register(User owner, String name, String secret) {
        String hash = Secrets.hash(secret);
        tokens.deleteOthersNamed(owner.id(), name, hash);
        if (tokens.findByHash(hash).isEmpty()) {
            insert(owner, name, secret);
        }
    }

    /** The id of the user whom a token stands for; absent for a token that is unknown or revoked. */
    Optional<String> userOf(String secret) {
        Instant now = now();
        Optional<ApiToken> token = tokens.findByHash(Secrets.hash(secret));
        token.filter(found -> stale(found, now)).ifPresent(found -> tokens.updateLastAccess(found.id(), now));
        return token.map(ApiToken::userId);
    }

    private static boolean stale(ApiToken token, Instant now) {
        Instant last = token.lastAccess();
        return last == null || last.plus(PRECISION).isBefore(now);
    }

    private void insert(User owner, String name, String secret) {
        ApiToken token = new ApiToken(UUID.randomUUID().toString(), owner.id(), name, now(), null);
        tokens.insert(token, Secrets.hash(secret));
    }

    private static void checkOwner(Actor actor, String userId) {
        if (!maySpeakFor(actor, userId)) {
            throw Problem.denied("user.denied.self");
        }
    }

    private static boolean maySpeakFor(Actor actor, String userId) {
        return actor.sysadmin() || userId.equals(actor.id());
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
