package khlang.web;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/** What a client lists by how much it likes it (RFC 9110, 12.4.2): {@code gzip;q=0.5, *;q=0.1}. */
public final class Weights {
    private Weights() {}

    /**
     * The weight of each item, in small letters, in the order in which they were written: 0 for what is not taken, 1 where
     * nothing is said. An item whose weight cannot be read says nothing.
     */
    public static Map<String, Double> of(String header) {
        Map<String, Double> weights = new LinkedHashMap<>();
        for (String item : header.toLowerCase(Locale.ROOT).split(",", -1)) {
            String[] parts = item.split(";", -1);
            double weight = Stream.of(parts)
                    .skip(1)
                    .map(part -> part.replaceAll("[ \t]", ""))
                    .filter(part -> part.startsWith("q="))
                    .findFirst()
                    .map(Weights::weight)
                    .orElse(1.0);
            if (weight >= 0 && !parts[0].isBlank()) {
                weights.put(parts[0].strip(), weight);
            }
        }
        return weights;
    }

    /** Of 0 to 1; less where it is none, so that nothing is said. */
    private static double weight(String said) {
        return said.matches("q=(0(\\.[0-9]{0,3})?|1(\\.0{0,3})?)") ? Double.parseDouble(said.substring(2)) : -1;
    }
}
