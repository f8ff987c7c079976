package khlang;

import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import khlang.database.CannotOpen;
import khlang.ingest.FileCheck;
import khlang.ingest.ImportReport;
import khlang.problem.Problem;
import khlang.web.Language;
import khlang.web.Messages;

/** What each word of the command line does. */
final class Commands {
    private static final String USAGE = """
            serve                    listens for requests; the same as no command
            import DIR               publishes the data packages of a folder
            check FILE               tells how a CSV or Excel file would be read
            reindex                  builds the search index anew
            archive FILE             keeps the classes ready for faster starts, see README
            user add|password|list   looks after who may log in
            token add USER NAME      makes an API token""";

    private final Config config;
    private final PrintStream out;
    private final PrintStream err;

    Commands(Config config, PrintStream out, PrintStream err) {
        this.config = config;
        this.out = out;
        this.err = err;
    }

    /** Runs a command and gives the exit code. */
    int run(String command, List<String> words) {
        try {
            return answer(command, words);
        } catch (CannotOpen | CannotStart refusal) {
            err.println(refusal.getMessage());
            return 1;
        }
    }

    private int answer(String command, List<String> words) {
        if (words.contains("--help")) {
            out.println(USAGE);
            return 0;
        }
        return switch (command) {
            case "serve" -> serve();
            case "import" -> importPackages(words);
            case "check" -> check(words);
            case "reindex" -> reindex();
            case "archive" -> archive(words);
            case "user", "token" -> new UserCommands(config, out, err).run(words);
            default -> {
                err.println("Unknown command '" + command + "'. Commands are:");
                err.println(USAGE);
                yield 2;
            }
        };
    }

    private int reindex() {
        try (Parts parts = new Parts(config)) {
            parts.search.rebuild();
            out.println("The search index has been built anew.");
        }
        return 0;
    }

    private int archive(List<String> words) {
        if (words.size() != 2) {
            err.println("Say which file: archive FILE");
            return 2;
        }
        ClassArchive.make(Path.of(words.get(1)));
        return 0;
    }

    private int check(List<String> words) {
        if (words.size() != 2) {
            err.println("Say which file: check FILE");
            return 2;
        }
        return new FileCheck(new Messages(), out).run(Path.of(words.get(1))) ? 0 : 1;
    }

    private int importPackages(List<String> words) {
        if (words.size() != 2) {
            err.println("Say which folder: import DIR");
            return 2;
        }
        Messages messages = new Messages();
        try (Server server = Server.start(config.forOneCommand(), out)) {
            ImportReport report = server.importPackages(Path.of(words.get(1)));
            new ImportLines(messages, out).print(report);
            return report.whole() ? 0 : 1;
        } catch (Problem problem) {
            err.println(messages.text(Language.EN, problem.phrase()));
            return 1;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return 1;
        }
    }

    private String publicAddress() {
        return config.siteUrl().isEmpty() ? "" : ", for everybody at " + config.siteUrl();
    }

    private int serve() {
        Server server = Server.start(config, out);
        out.println("Khlang is ready at http://" + config.host() + ":" + server.port() + publicAddress());
        CountDownLatch stopped = new CountDownLatch(1);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            server.close();
            stopped.countDown();
        }));
        try {
            stopped.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return 0;
    }
}
