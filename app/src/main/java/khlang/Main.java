package khlang;

import java.util.List;

/** The command line. */
public final class Main {
    private Main() {}

    public static void main(String[] arguments) {
        Config config = Config.of(System.getenv());
        List<String> words = List.of(arguments);
        String command = words.isEmpty() ? "serve" : words.get(0);
        System.exit(new Commands(config, System.out, System.err).run(command, words));
    }
}
