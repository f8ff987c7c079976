package khlang.user;

import java.time.InstantSource;
import khlang.problem.Problem;

/** Checks passwords, and slows down who guesses them. */
public final class Logins {
    private final Users users;
    private final Attempts attempts;

    public Logins(Users users, InstantSource clock) {
        this.users = users;
        this.attempts = new Attempts(clock);
    }

    /**
     * The user whose name and password these are.
     *
     * @param address where the request came from
     * @throws Problem where they are wrong, or after too many tries, then with the seconds to wait as its argument
     */
    User logIn(String name, String password, String address) {
        begin(name, address);
        User user = users.authenticate(name, password)
                .orElseThrow(() -> Problem.of(Problem.Kind.NOT_AUTHORIZED, "user.login.wrong"));
        attempts.succeeded(name, address);
        return user;
    }

    /**
     * Changes the actor's own password, which ends all their sessions.
     *
     * @throws Problem where the present password is wrong, the new one too short, or after too many tries
     */
    void changePassword(Actor actor, String present, String password, String address) {
        begin(actor.name(), address);
        if (users.authenticate(actor.name(), present).isEmpty()) {
            throw Problem.invalid("present", "user.password.present_wrong");
        }
        attempts.succeeded(actor.name(), address);
        users.update(actor, actor.name(), new UserDraft(null, null, null, password, null, null));
    }

    private void begin(String name, String address) {
        long wait = attempts.begin(name, address);
        if (wait > 0) {
            throw Problem.of(Problem.Kind.TOO_MANY, "user.login.wait", wait);
        }
    }
}
