package khlang.query;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import khlang.problem.Problem;

/** The parameters of an address of the native API, each of which is said once. */
public final class Parameters {
    private final Map<String, List<String>> said;

    public Parameters(Map<String, List<String>> said) {
        this.said = said;
    }

    /** The value of a parameter that is more than blank. @throws Problem where it is said twice */
    public Optional<String> one(String name) {
        List<String> values = all(name);
        if (values.size() > 1) {
            throw Problem.invalid(name, "datastore.parameter.twice", name, values.size());
        }
        return values.stream().findFirst();
    }

    /** The values of a parameter that are more than blank. */
    List<String> all(String name) {
        return said.getOrDefault(name, List.of()).stream()
                .filter(text -> !text.isBlank())
                .toList();
    }

    /** Refuses every parameter but some: whoever writes another expects something of it. @throws Problem naming the first */
    public void only(String... known) {
        said.keySet().stream()
                .filter(name -> !List.of(known).contains(name) && !all(name).isEmpty())
                .sorted()
                .findFirst()
                .ifPresent(name -> {
                    throw known.length == 0
                            ? Problem.invalid(name, "datastore.parameter.none", Tokens.shown(name))
                            : Problem.invalid(
                                    name, "datastore.parameter.other", Tokens.shown(name), String.join(", ", known));
                });
    }

    /** Whether a parameter says true; false where nothing is said. @throws Problem where it says anything else */
    public boolean flag(String name) {
        String text = one(name).map(Parameters::plain).orElse("false");
        if (!text.equals("true") && !text.equals("false")) {
            throw Problem.invalid(name, "datastore.parameter.flag", name, Tokens.shown(text));
        }
        return text.equals("true");
    }

    /** One of the words that a parameter may have, the first where nothing is said. @throws Problem where it is another */
    public String choice(String name, String... words) {
        String text = one(name).orElse(words[0]);
        if (!List.of(words).contains(text)) {
            throw Problem.invalid(
                    name, "datastore.parameter.choice", name, Tokens.shown(text), String.join(", ", words));
        }
        return text;
    }

    /** A number without sign, in Thai digits or others. @throws Problem where it is none */
    public long natural(String name, long fallback) {
        Optional<String> text = one(name);
        if (text.isEmpty()) {
            return fallback;
        }
        String digits = Folding.digits(text.get().strip());
        if (!digits.matches("[0-9]{1,15}")) {
            throw Problem.invalid(name, "datastore.parameter.natural", name, Tokens.shown(text.get()));
        }
        return Long.parseLong(digits);
    }

    /** The number of a version, in Thai digits or others. @throws Problem where it is none */
    public Optional<Integer> version(String name) {
        return one(name).map(text -> {
            String digits = Folding.digits(text.strip());
            if (!digits.matches("[1-9][0-9]{0,8}")) {
                throw Problem.invalid(name, "datastore.version.number", name, Tokens.shown(text));
            }
            return Integer.valueOf(digits);
        });
    }

    private static String plain(String text) {
        return text.strip().toLowerCase(Locale.ROOT);
    }
}
