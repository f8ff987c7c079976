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
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import khlang.dataset.Resource;
import khlang.web.Answers;
import khlang.web.EntityTag;
import khlang.web.LongAnswers;
import khlang.web.Presence;
import khlang.web.View;
import org.eclipse.jetty.ee10.servlet.ServletContextRequest;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.io.EndPoint;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** How all doors send rows: as they come, and never as a whole that is not whole. */
final class RowsDoor {
    private static final Logger LOG = LoggerFactory.getLogger(RowsDoor.class);

    private static final String TIMING = "Server-Timing";

    /** A longer address is not told again in the head of its answer, which has little room. */
    private static final int MOST_LINKED = 2_000;

    private RowsDoor() {}

    /** Sends what {@code writing} writes. A failure before the first bytes left is answered as usual. */
    static void send(Context context, String mediaType, Consumer<ByteWriter> writing) {
        if (context.method().equals(HandlerType.HEAD)) {
            open(context, mediaType);
            // What is sent as it comes has no length that could be told; without this one of 0 would be.
            flush(context);
            return;
        }
        long began = System.nanoTime();
        try (Waiting waiting = new Waiting(context)) {
            ByteWriter out = new ByteWriter(
                    () -> {
                        waiting.end();
                        LongAnswers.begin(context);
                        first(context, began);
                        return open(context, mediaType);
                    },
                    waiting::until);
            try {
                writing.accept(out);
                waiting.end();
                if (out.begun()) {
                    out.finish();
                } else {
                    first(context, began);
                    typed(context, mediaType);
                    context.result(out.whole());
                }
            } catch (RuntimeException e) {
                if (waiting.inVain()) {
                    LOG.debug("nobody waits for the rows any more: {}", e.toString());
                } else if (!out.begun()) {
                    throw e;
                } else {
                    LOG.warn("an answer broke off: {} {}", context.path(), e.toString());
                    breakOff(context);
                }
            }
        }
    }

    /** Whoever waits for an answer that takes its time; short ones are not worth looking. */
    private static final class Waiting implements AutoCloseable {
        private final Context context;
        private @Nullable Presence presence;

        Waiting(Context context) {
            this.context = context;
        }

        void until(Runnable stop) {
            if (presence == null) {
                presence = Presence.of(context);
            }
            presence.whenGone(stop);
        }

        /** Whether the caller had left before the first byte. */
        boolean inVain() {
            return presence != null && presence.gone();
        }

        void end() {
            if (presence != null) {
                presence.end();
            }
        }

        @Override
        public void close() {
            end();
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
        typed(context, mediaType);
        return context.outputStream();
    }

    /** Says what an answer is. CKAN's dumps have a blank before the charset, which Jetty leaves out of what it knows. */
    private static void typed(Context context, String mediaType) {
        context.contentType(mediaType);
        if (context.path().startsWith("/datastore/")) {
            ServletContextRequest.getServletContextRequest(context.req())
                    .getServletContextResponse()
                    .getWrapped()
                    .getHeaders()
                    .put(HttpHeader.CONTENT_TYPE, mediaType);
        }
    }

    /** Says where the same rows are in other forms, and what they are. */
    static void links(Context context) {
        String path = context.path();
        Map<String, List<String>> parameters = new LinkedHashMap<>(context.queryParamMap());
        FormParameters.NOT_OF_FILES.forEach(parameters::remove);
        String query = View.query(parameters);
        String described = "<" + path.substring(0, path.length() - "/rows".length()) + "/schema>; rel=\"describedby\"";
        context.header(
                "Link",
                query.length() > MOST_LINKED
                        ? described
                        : described + ", <" + path + ".csv" + query + ">; rel=\"alternate\"; type=\"text/csv\"");
    }

    /** Says where the next page is, if there is one, beside what {@link #links} says. */
    static void next(Context context, @Nullable String next) {
        if (next != null && next.length() <= MOST_LINKED) {
            String links = context.res().getHeader("Link");
            context.header("Link", (links == null ? "" : links + ", ") + "<" + next + ">; rel=\"next\"");
        }
    }

    /** Tells how long the first bytes took, where it has not been told how long the rows did. */
    private static void first(Context context, long began) {
        if (context.res().getHeader(TIMING) == null) {
            took(context, began);
        }
    }

    /** Tells how long the rows took, in milliseconds. */
    static void took(Context context, long began) {
        context.header(TIMING, "rows;dur=" + Math.round((System.nanoTime() - began) / 1e4) / 1e2);
    }

    /** An answer that may be another the next time is kept by nobody. */
    static void once(Context context) {
        context.res().setHeader("ETag", null);
        context.header("Cache-Control", "no-store");
        Answers.forget(context);
    }

    /** Whether the answer to this question is known, by the client or from a question before; if so, it is sent. */
    static boolean known(Context context, Resource resource, TableVersion version, FieldDictionary dictionary) {
        return unchanged(context, RowForm.JSON.ending(), version.tag(), dictionary.tag())
                || Answers.stand(context, List.of(version.tag(), resource));
    }

    /**
     * Whether the client has the answer to this question already; if so, it is told.
     *
     * @param form the answer's, of which an address may have several
     * @param of all that decides what the answer is, beside the question
     */
    static boolean unchanged(Context context, String form, String... of) {
        String query = context.queryString();
        String made = String.join("\n", of);
        return EntityTag.unchanged(context, EntityTag.of(made, form, context.path(), query == null ? "" : query));
    }

    /** The address of the next page of the same question. */
    static String page(Context context, long limit, String next) {
        Map<String, List<String>> parameters = new LinkedHashMap<>(context.queryParamMap());
        parameters.put("limit", List.of(Long.toString(limit)));
        parameters.remove("offset");
        parameters.put("next", List.of(next));
        return context.path() + View.query(parameters);
    }
}
