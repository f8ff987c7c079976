package khlang.datastore;

import io.javalin.http.Context;
import io.javalin.http.HandlerType;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.StandardSocketOptions;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import khlang.dataset.Resource;
import khlang.query.PageToken;
import khlang.web.Answers;
import khlang.web.Coding;
import khlang.web.View;
import org.eclipse.jetty.ee10.servlet.ServletContextRequest;
import org.eclipse.jetty.io.EndPoint;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** How all doors send rows: as they come, and never as a whole that is not whole. */
final class RowsDoor {
    private static final Logger LOG = LoggerFactory.getLogger(RowsDoor.class);

    private RowsDoor() {}

    /** Sends what {@code writing} writes. A failure before the first bytes left is answered as usual. */
    static void send(Context context, String mediaType, Consumer<ByteWriter> writing) {
        if (context.method().equals(HandlerType.HEAD)) {
            open(context, mediaType);
            // What is sent as it comes has no length that could be told; without this one of 0 would be.
            flush(context);
            return;
        }
        ByteWriter out = new ByteWriter(() -> open(context, mediaType));
        try {
            writing.accept(out);
            if (out.begun()) {
                out.finish();
            } else {
                context.contentType(mediaType).result(out.whole());
            }
        } catch (RuntimeException e) {
            if (!out.begun()) {
                // A refusal is no file to be kept.
                context.res().setHeader("Content-Disposition", null);
                throw e;
            }
            LOG.warn("an answer broke off: {} {}", context.path(), e.toString());
            breakOff(context);
        }
    }

    /** Breaks the connection off: the status has been told, so nothing else says that an answer is not whole. */
    private static void breakOff(Context context) {
        EndPoint end = ServletContextRequest.getServletContextRequest(context.req())
                .getConnectionMetaData()
                .getConnection()
                .getEndPoint();
        if (end.getTransport() instanceof SocketChannel channel) {
            try {
                // An answer whose end is that of its connection would look whole after an ordinary end.
                channel.setOption(StandardSocketOptions.SO_LINGER, 0);
            } catch (IOException e) {
                LOG.debug("the connection had ended before: {}", e.toString());
            }
        }
        end.close();
    }

    /** Sends a file that is whole, so that its length is known. */
    static void file(Context context, String mediaType, Path file) {
        try {
            context.header("Content-Length", Long.toString(Files.size(file)));
            context.contentType(mediaType);
            Files.copy(file, context.res().getOutputStream());
        } catch (IOException e) {
            throw new UncheckedIOException("sending a file", e);
        }
    }

    private static void flush(Context context) {
        try {
            context.res().flushBuffer();
        } catch (IOException e) {
            throw new UncheckedIOException("sending the head of an answer", e);
        }
    }

    private static OutputStream open(Context context, String mediaType) {
        // Javalin's own stream packs what goes through it, and is closed by it.
        return context.contentType(mediaType).outputStream();
    }

    /** Says where the same rows are in other forms, and what they are. */
    static void links(Context context) {
        String path = context.path();
        String query = View.query(context.queryParamMap());
        Coding.byForm(context);
        context.header(
                "Link",
                "<" + path.substring(0, path.length() - "/rows".length()) + "/schema>; rel=\"describedby\", <" + path
                        + ".csv" + query + ">; rel=\"alternate\"; type=\"text/csv\"");
    }

    /** Tells how long the rows took, in milliseconds. */
    static void took(Context context, long began) {
        context.header("Server-Timing", "rows;dur=" + Math.round((System.nanoTime() - began) / 1e4) / 1e2);
    }

    /** An answer that may be another the next time is kept by nobody. */
    static void once(Context context) {
        context.res().setHeader("ETag", null);
        context.header("Cache-Control", "no-store");
        Answers.forget(context);
    }

    /** Whether the answer to this question is known, by the client or from a question before; if so, it is sent. */
    static boolean known(Context context, Resource resource, TableVersion version, FieldDictionary dictionary) {
        return unchanged(context, version, dictionary) || Answers.stand(context, List.of(version.tag(), resource));
    }

    /** Whether the client has this version's answer already; if so, it is told. */
    static boolean unchanged(Context context, TableVersion version) {
        return unchanged(context, version.tag());
    }

    /** The same of an answer that also tells what the data dictionary says. */
    static boolean unchanged(Context context, TableVersion version, FieldDictionary dictionary) {
        return unchanged(context, version.tag() + dictionary.tag());
    }

    private static boolean unchanged(Context context, String known) {
        String tag = "\"" + known + "\"";
        context.header("ETag", tag);
        if (context.res().getHeader("Cache-Control") == null) {
            // Whoever keeps an answer asks whether it still stands; that costs next to nothing.
            context.header("Cache-Control", "public, no-cache");
        }
        String asked = context.header("If-None-Match");
        if (asked == null || !List.of(asked.split("\\s*,\\s*", -1)).contains(tag)) {
            return false;
        }
        context.status(304);
        return true;
    }

    /** The address of the next page of the same question. */
    static String page(Context context, long limit, PageToken next) {
        Map<String, List<String>> parameters = new java.util.LinkedHashMap<>(context.queryParamMap());
        parameters.put("limit", List.of(Long.toString(limit)));
        parameters.remove("offset");
        parameters.put("next", List.of(next.written()));
        return context.path() + View.query(parameters);
    }
}
