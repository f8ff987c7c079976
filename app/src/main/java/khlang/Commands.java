package khlang;

import java.io.PrintStream;
import java.util.List;
import java.util.concurrent.CountDownLatch;

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
        return switch (command) {
            case "serve" -> serve();
            default -> {
                err.println("Unknown command '" + String.join(" ", words) + "'. Commands are: serve.");
                yield 2;
            }
        };
    }

    private int serve() {
        Server server = Server.start(config, out);
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
