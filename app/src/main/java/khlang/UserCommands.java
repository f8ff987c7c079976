package khlang;

import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import khlang.database.CannotOpen;
import khlang.database.Database;
import khlang.problem.Phrase;
import khlang.problem.Problem;
import khlang.user.Actor;
import khlang.user.Sessions;
import khlang.user.Tokens;
import khlang.user.User;
import khlang.user.UserDraft;
import khlang.user.Users;
import khlang.web.Language;
import khlang.web.Messages;
import org.jspecify.annotations.Nullable;

/** What {@code user …} and {@code token …} do on the command line, for whoever runs the machine. */
final class UserCommands {
    private static final String USAGE = """
            user add NAME [--sysadmin] [--email ADDRESS] [--display-name NAME]
            user password NAME
            user list
            token add USER NAME""";
    private static final int USAGE_IS_WRONG = 2;

    private final Config config;
    private final PrintStream out;
    private final PrintStream err;

    UserCommands(Config config, PrintStream out, PrintStream err) {
        this.config = config;
        this.out = out;
        this.err = err;
    }

    /** Runs a command and gives the exit code. */
    int run(List<String> words) {
        List<String> plain =
                words.stream().filter(word -> !word.startsWith("--")).toList();
        String verb = String.join(" ", plain.subList(0, Math.min(2, plain.size())));
        Map<String, Integer> least = Map.of("user add", 3, "user password", 3, "user list", 2, "token add", 4);
        if (words.size() < least.getOrDefault(verb, Integer.MAX_VALUE)) {
            err.println(USAGE);
            return USAGE_IS_WRONG;
        }
        try (Database database = open()) {
            Sessions sessions = new Sessions(database.jdbi(), InstantSource.system());
            Tokens tokens = new Tokens(database.jdbi(), InstantSource.system());
            Users users = new Users(database.jdbi(), sessions, tokens, InstantSource.system());
            return run(verb, words, users, tokens);
        } catch (Problem problem) {
            err.println(sentence(problem));
            return 1;
        } catch (CannotOpen refusal) {
            err.println(refusal.getMessage() + " While a server runs, its page /desk/users does the same.");
            return 1;
        }
    }

    private int run(String verb, List<String> words, Users users, Tokens tokens) {
        switch (verb) {
            case "user add" -> add(words, users);
            case "user password" -> setPassword(words.get(2), users);
            case "user list" -> users.list(Actor.SYSTEM).forEach(user -> out.println(line(user)));
            default -> addToken(words.get(2), words.get(3), users, tokens);
        }
        return 0;
    }

    private static String line(User user) {
        String kind = user.sysadmin() ? "sysadmin" : "officer";
        return String.join("\t", user.name(), kind, user.state(), user.displayName(), user.email());
    }

    private void add(List<String> words, Users users) {
        List<String> rest = new ArrayList<>(words.subList(2, words.size()));
        boolean sysadmin = rest.remove("--sysadmin");
        String email = option(rest, "--email");
        String displayName = option(rest, "--display-name");
        if (rest.size() != 1) {
            throw Problem.invalid("name", "user.name.form");
        }
        String password = Users.madePassword();
        users.create(Actor.SYSTEM, new UserDraft(rest.get(0), displayName, email, password, sysadmin, null));
        out.println("Added " + rest.get(0) + " with the password " + password);
    }

    private static @Nullable String option(List<String> words, String name) {
        int at = words.indexOf(name);
        if (at < 0 || at + 1 >= words.size()) {
            return null;
        }
        words.remove(at);
        return words.remove(at);
    }

    private void setPassword(String name, Users users) {
        String password = Users.madePassword();
        users.update(Actor.SYSTEM, name, new UserDraft(null, null, null, password, null, null));
        out.println("Changed the password of " + name + " with the password " + password);
    }

    private void addToken(String user, String name, Users users, Tokens tokens) {
        User owner = users.find(user).orElseThrow(() -> Problem.notFound("user.unknown", user));
        out.println(tokens.create(Actor.SYSTEM, owner, name));
    }

    private Database open() {
        if (!config.database().isEmpty()) {
            return Database.postgresql(config.database());
        }
        try {
            Files.createDirectories(config.data());
            return Database.embedded(config.data());
        } catch (IOException e) {
            throw new UncheckedIOException("making the data folder " + config.data(), e);
        }
    }

    private static String sentence(Problem problem) {
        Messages messages = new Messages();
        List<Phrase> phrases = problem.fields().isEmpty()
                ? List.of(problem.phrase())
                : problem.fields().values().stream().flatMap(List::stream).toList();
        return String.join(
                "\n",
                phrases.stream()
                        .map(phrase -> messages.text(Language.EN, phrase))
                        .toList());
    }
}
