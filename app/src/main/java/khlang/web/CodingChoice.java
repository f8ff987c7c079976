package khlang.web;

import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Weighs the codings that a client takes (RFC 9110, 12.5.3) and hands on the one that is best: Javalin goes by their names
 * alone, and would not know {@code gzip;q=0.5} nor {@code *}.
 */
final class CodingChoice implements Filter {
    private static final String HEADER = "Accept-Encoding";
    private static final String PLAIN = "identity";

    /** The better one first. */
    private static final List<String> CODINGS = List.of("zstd", "gzip");

    @Override
    public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        HttpServletRequest http = (HttpServletRequest) request;
        String accepted = http.getHeader(HEADER);
        boolean weighed = accepted != null && (accepted.indexOf(';') >= 0 || accepted.indexOf('*') >= 0);
        chain.doFilter(weighed ? new Chosen(http, best(accepted)) : request, response);
    }

    /** A request of a client that takes one coding. */
    private static final class Chosen extends HttpServletRequestWrapper {
        private final String coding;

        Chosen(HttpServletRequest request, String coding) {
            super(request);
            this.coding = coding;
        }

        @Override
        public @Nullable String getHeader(String name) {
            return name.equalsIgnoreCase(HEADER) ? coding : super.getHeader(name);
        }
    }

    /** The coding that a client likes best of ours, or none where it likes that better, or takes none of ours. */
    static String best(String accepted) {
        Map<String, Double> weights = weights(accepted);
        double others = weights.getOrDefault("*", 0.0);
        String best = PLAIN;
        double most = weights.getOrDefault(PLAIN, 0.0);
        for (String coding : CODINGS) {
            double weight = weights.getOrDefault(coding, others);
            boolean first = best.equals(PLAIN) && weight > 0 && weight >= most;
            if (first || weight > most) {
                best = coding;
                most = weight;
            }
        }
        return best;
    }

    private static Map<String, Double> weights(String accepted) {
        Map<String, Double> weights = new HashMap<>();
        for (String item : accepted.toLowerCase(Locale.ROOT).split(",", -1)) {
            String[] parts = item.split(";", 2);
            double weight = parts.length == 1 ? 1 : weight(parts[1].replaceAll("[ \t]", ""));
            if (weight >= 0) {
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
