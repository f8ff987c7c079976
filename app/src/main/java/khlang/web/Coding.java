package khlang.web;

import io.javalin.compression.CompressionStrategy;
import io.javalin.compression.CompressionType;
import io.javalin.compression.Gzip;
import io.javalin.compression.Zstd;
import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import jakarta.servlet.DispatcherType;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;

/** How answers are packed on their way to clients that say that they can unpack them; the decision is in the record 0019. */
public final class Coding {
    /** The quickest of each: they must keep up with an export, and the others save little. */
    private static final int GZIP_LEVEL = 1;

    private static final int ZSTD_LEVEL = 1;

    /** Forms that are packed in themselves. */
    private static final List<String> PACKED =
            List.of("application/vnd.openxmlformats", "application/vnd.apache.parquet", "font/woff2");

    private Coding() {}

    /** Has a server pack its answers. */
    public static void addTo(JavalinConfig javalin) {
        CompressionStrategy strategy = new CompressionStrategy(null, new Gzip(GZIP_LEVEL), new Zstd(ZSTD_LEVEL));
        strategy.setPreferredCompressors(List.of(CompressionType.ZSTD, CompressionType.GZIP));
        List<String> excluded = new ArrayList<>(strategy.getExcludedMimeTypes());
        excluded.addAll(PACKED);
        strategy.setExcludedMimeTypes(excluded);
        javalin.http.compressionStrategy = strategy;
        javalin.jetty.modifyServletContextHandler(
                servlets -> servlets.addFilter(new CodingChoice(), "/*", EnumSet.of(DispatcherType.REQUEST)));
        javalin.routes.before(Coding::told);
    }

    /** Who keeps answers for others keeps one for each coding. */
    private static void told(Context context) {
        context.header("Vary", "Accept-Encoding");
    }

    /** The same of an answer that also depends on the form that the client asks for. */
    public static void byForm(Context context) {
        context.header("Vary", "Accept, Accept-Encoding");
    }
}
