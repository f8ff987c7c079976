package khlang;

import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import khlang.ingest.FileCheck;
import khlang.ingest.ImportReport;
import khlang.problem.Problem;
import khlang.web.Language;
import khlang.web.Messages;

/** What each word of the command line does. */
final class Commands {
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
        } catch (RuntimeException failure) {
            if (!inUse(failure)) {
                throw failure;
            }
            err.println("The stores in " + config.data() + " are in use. Stop the server that uses them first.");
            return 1;
        }
    }

    /** Whether the files of the embedded stores are locked by another process, in H2's or DuckDB's words. */
    private static boolean inUse(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            String text = String.valueOf(cause.getMessage());
            if (text.contains("file is locked") || text.contains("already in use") || text.contains("set lock on")) {
                return true;
            }
        }
        return false;
    }

    private int answer(String command, List<String> words) {
        return switch (command) {
            case "serve" -> serve();
            case "import" -> importPackages(words);
            case "check" -> check(words);
            case "reindex" -> reindex();
            case "user", "token" -> new UserCommands(config, out, err).run(words);
            default -> {
                err.println("Unknown command '" + String.join(" ", words)
                        + "'. Commands are: serve, import, check, reindex, user, token.");
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
            boolean whole = report.lines().stream().allMatch(line -> line.outcome() != ImportReport.Outcome.REFUSED);
            return whole ? 0 : 1;
        } catch (Problem problem) {
            err.println(messages.text(Language.EN, problem.phrase()));
            return 1;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return 1;
        }
    }

    private int serve() {
        Server server = Server.start(config, out);
        out.println("Khlang is ready at http://" + config.host() + ":" + server.port());
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
