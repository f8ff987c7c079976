package khlang;

import java.util.List;

/** The command line. */
public final class Main {
    private Main() {}

    public static void main(String[] arguments) {
        LogLines.to(System.err);
        System.exit(run(List.of(arguments)));
    }

    private static int run(List<String> words) {
        Config config;
        try {
            config = Config.of(System.getenv());
        } catch (IllegalArgumentException wrong) {
            System.err.println(wrong.getMessage());
            return 1;
        }
        String command = words.isEmpty() ? "serve" : words.get(0);
        return new Commands(config, System.out, System.err).run(command, words);
    }
}
