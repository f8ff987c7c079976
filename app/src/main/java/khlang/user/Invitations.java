package khlang.user;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import khlang.problem.Problem;

/** Accounts for people of whom only an address is known. */
public final class Invitations {
    private static final int LONGEST_STEM = 90;

    /**
     * An account that was made.
     *
     * @param password their first password, which can never be read again
     */
    public record Invitation(User user, String password) {}

    private final Users users;

    public Invitations(Users users) {
        this.users = users;
    }

    /**
     * Makes an account, named after the address; whether somebody may do so, the caller has asked.
     *
     * @throws Problem where it is no address, or that of somebody who has an account
     */
    public Invitation make(String address) {
        String email = address.strip();
        List<User> all = users.list(Actor.SYSTEM);
        if (all.stream().anyMatch(user -> user.active() && user.email().equalsIgnoreCase(email))) {
            throw Problem.invalid("email", "user.email.taken", email);
        }
        Set<String> taken = all.stream().map(User::name).collect(Collectors.toSet());
        String password = Users.madePassword();
        UserDraft draft = new UserDraft(name(email, taken), null, email, password, null, null);
        return new Invitation(users.create(Actor.SYSTEM, draft), password);
    }

    private static String name(String email, Set<String> taken) {
        String local = email.replaceFirst("@.*", "").toLowerCase(Locale.ROOT);
        String clean = local.replaceAll("[^a-z0-9_-]+", "-").replaceAll("^-+|-+$", "");
        String stem = clean.length() < 2 ? "user" : clean.substring(0, Math.min(clean.length(), LONGEST_STEM));
        String name = stem;
        for (int number = 2; taken.contains(name); number++) {
            name = stem + "-" + number;
        }
        return name;
    }
}
