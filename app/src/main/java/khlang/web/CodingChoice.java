package khlang.web;

import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import java.io.IOException;
import java.util.List;
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
        Map<String, Double> weights = Weights.of(accepted);
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
}
