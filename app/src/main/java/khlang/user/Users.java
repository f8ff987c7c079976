package khlang.user;

import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import khlang.problem.Phrase;
import khlang.problem.Problem;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/** Who may log in, and who may change that. */
public final class Users {
    /** The user whom the first start makes. */
    static final String ADMIN = "admin";

    private static final Pattern NAME = Pattern.compile("[a-z0-9_-]{2,100}");
    private static final Pattern EMAIL = Pattern.compile("[^@\\s<>\"]+@[^@\\s<>\"]+");
    private static final int LONGEST_DISPLAY_NAME = 200;
    private static final int LONGEST_EMAIL = 320;
    private static final int SHORTEST_PASSWORD = 8;
    private static final int LONGEST_PASSWORD = 200;

    private final UserDao users;
    private final Sessions sessions;
    private final Tokens tokens;
    private final InstantSource clock;
    private final Passwords passwords = new Passwords();

    public Users(Jdbi jdbi, Sessions sessions, Tokens tokens, InstantSource clock) {
        this.users = jdbi.onDemand(UserDao.class);
        this.sessions = sessions;
        this.tokens = tokens;
        this.clock = clock;
    }

    /**
     * Makes the user {@code admin} where there is no system administrator yet.
     *
     * @param password their password; empty to have one made
     * @return the password that was made
     */
    public Optional<String> makeFirst(String password) {
        if (users.countSysadmins() > 0 || users.findByName(ADMIN).isPresent()) {
            return Optional.empty();
        }
        String chosen = password.isEmpty() ? madePassword() : password;
        User admin = new User(newId(), ADMIN, ADMIN, "", true, User.ACTIVE, now());
        users.insert(admin, passwords.hash(chosen));
        return password.isEmpty() ? Optional.of(chosen) : Optional.empty();
    }

    /** A password that nobody can guess. */
    public static String madePassword() {
        return new Secrets().make(12);
    }

    /** Lets a token that the operator chose stand for {@code admin}. */
    public void registerAdminToken(String token) {
        users.findByName(ADMIN)
                .filter(User::active)
                .ifPresent(admin -> tokens.register(admin, "KHLANG_ADMIN_TOKEN", token));
    }

    /** The user of an id or a name who may log in. */
    public Optional<User> find(String idOrName) {
        return lookUp(idOrName).filter(User::active);
    }

    /**
     * The user of an id or a name.
     *
     * @throws Problem where there is none, or the actor is a stranger
     */
    public User show(Actor actor, String idOrName) {
        checkKnown(actor);
        return lookUp(idOrName)
                .filter(user -> user.active() || actor.sysadmin())
                .orElseThrow(() -> Problem.notFound("user.unknown", idOrName));
    }

    /** All users who may log in, by name; for a sysadmin the others too. */
    public List<User> list(Actor actor) {
        checkKnown(actor);
        return users.list().stream()
                .filter(user -> user.active() || actor.sysadmin())
                .toList();
    }

    /**
     * Adds a user.
     *
     * @throws Problem where the actor is no sysadmin or a value is wrong
     */
    public User create(Actor actor, UserDraft draft) {
        checkSysadmin(actor);
        String name = draft.name() == null ? "" : draft.name().strip();
        Map<String, List<Phrase>> wrong = wrong(draft);
        nameProblem(name).ifPresent(phrase -> wrong.put("name", List.of(phrase)));
        if (draft.password() == null) {
            wrong.put("password", List.of(Phrase.of("web.missing")));
        }
        refuse(wrong);
        String displayName = stripped(draft.displayName(), "");
        User user = new User(
                newId(),
                name,
                displayName.isEmpty() ? name : displayName,
                stripped(draft.email(), ""),
                Boolean.TRUE.equals(draft.sysadmin()),
                User.ACTIVE,
                now());
        users.insert(user, passwords.hash(String.valueOf(draft.password())));
        return user;
    }

    /**
     * Changes what the draft says of a user. Everybody may change their own name, address and password; only a
     * sysadmin what others are.
     *
     * @throws Problem where the actor may not or a value is wrong
     */
    public User update(Actor actor, String idOrName, UserDraft draft) {
        User user = show(actor, idOrName);
        boolean own = user.id().equals(actor.id());
        if (!own && !actor.sysadmin()) {
            throw Problem.denied("user.denied.self");
        }
        boolean sysadmin = draft.sysadmin() == null ? user.sysadmin() : draft.sysadmin();
        String state = draft.state() == null ? user.state() : draft.state();
        if (sysadmin != user.sysadmin() || !state.equals(user.state())) {
            checkSysadmin(actor);
            if (own) {
                throw Problem.invalid("state", "user.own_powers");
            }
        }
        refuse(wrong(draft));
        String displayName = stripped(draft.displayName(), user.displayName());
        User changed = new User(
                user.id(),
                user.name(),
                displayName.isEmpty() ? user.name() : displayName,
                stripped(draft.email(), user.email()),
                sysadmin,
                state,
                user.created());
        write(changed, draft.password());
        return changed;
    }

    private void write(User user, @Nullable String password) {
        users.update(user);
        if (password != null) {
            users.updatePassword(user.id(), passwords.hash(password));
        }
        if (password != null || !user.active()) {
            sessions.closeAll(user.id());
        }
        if (!user.active()) {
            tokens.revokeAll(user);
        }
    }

    /** The user whose name and password these are; takes as long where there is no such user. */
    Optional<User> authenticate(String name, String password) {
        Optional<User> user = users.findByName(name).filter(User::active);
        String hash = user.flatMap(found -> users.findPasswordHash(found.id())).orElse("");
        return passwords.matches(password, hash) ? user : Optional.empty();
    }

    /**
     * Another user as somebody who asks.
     *
     * @throws Problem where the actor is no sysadmin, or there is no such user
     */
    public Actor actorOf(Actor actor, String idOrName) {
        checkSysadmin(actor);
        return find(idOrName).map(this::actor).orElseThrow(() -> Problem.notFound("user.unknown", idOrName));
    }

    /** The user of an id as somebody who asks, with their roles of now. */
    Optional<Actor> actor(String userId) {
        return users.findById(userId).filter(User::active).map(this::actor);
    }

    private Actor actor(User user) {
        List<UserDao.Membership> all = users.listMemberships(user.id());
        return new Actor(
                user.id(),
                user.name(),
                user.sysadmin(),
                roles(all, "organization"),
                roles(all, "group"),
                roles(all, "dataset"));
    }

    private static Map<String, Role> roles(List<UserDao.Membership> all, String kind) {
        return all.stream()
                .filter(one -> one.kind().equals(kind))
                .collect(Collectors.toUnmodifiableMap(
                        UserDao.Membership::id, one -> Role.valueOf(one.role().toUpperCase(Locale.ROOT))));
    }

    private Optional<User> lookUp(String idOrName) {
        return users.findById(idOrName).or(() -> users.findByName(idOrName));
    }

    private Optional<Phrase> nameProblem(String name) {
        if (name.isEmpty()) {
            return Optional.of(Phrase.of("web.missing"));
        }
        if (!NAME.matcher(name).matches()) {
            return Optional.of(Phrase.of("user.name.form"));
        }
        return users.findByName(name).map(taken -> Phrase.of("user.name.taken", name));
    }

    private static Map<String, List<Phrase>> wrong(UserDraft draft) {
        Map<String, List<Phrase>> wrong = new LinkedHashMap<>();
        if (stripped(draft.displayName(), "").length() > LONGEST_DISPLAY_NAME) {
            wrong.put("fullname", List.of(Phrase.of("user.too_long", LONGEST_DISPLAY_NAME)));
        }
        String email = stripped(draft.email(), "");
        if (email.length() > LONGEST_EMAIL
                || (!email.isEmpty() && !EMAIL.matcher(email).matches())) {
            wrong.put("email", List.of(Phrase.of("user.email.form")));
        }
        String password = draft.password();
        if (password != null && (password.length() < SHORTEST_PASSWORD || password.length() > LONGEST_PASSWORD)) {
            wrong.put("password", List.of(Phrase.of("user.password.length", SHORTEST_PASSWORD, LONGEST_PASSWORD)));
        }
        if (draft.state() != null && !List.of(User.ACTIVE, User.DELETED).contains(draft.state())) {
            wrong.put("state", List.of(Phrase.of("user.state.form")));
        }
        return wrong;
    }

    private static void refuse(Map<String, List<Phrase>> wrong) {
        if (!wrong.isEmpty()) {
            throw Problem.invalid(wrong);
        }
    }

    private static void checkKnown(Actor actor) {
        if (!actor.known()) {
            throw Problem.denied("user.denied.login");
        }
    }

    private static void checkSysadmin(Actor actor) {
        if (!actor.sysadmin()) {
            throw Problem.denied("user.denied.sysadmin");
        }
    }

    private static String stripped(@Nullable String text, String fallback) {
        return text == null ? fallback : text.strip();
    }

    private static String newId() {
        return UUID.randomUUID().toString();
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
