package khlang.web;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.javalin.http.Context;
import io.javalin.http.HandlerType;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongSupplier;
import khlang.database.Database;

/**
 * Keeps small answers that anybody may have. One is sent again without a look at the catalogue as long as this process
 * has changed nothing in it, and for a second at most, since other processes may; after that its door says by what it
 * would be made whether it still stands.
 */
public final class Answers {
    private static final int LARGEST = 64_000;
    /** Bytes that an answer takes beside its own. */
    private static final int EACH = 1_000;

    private static final long ROOM = 16_000_000;
    /** What of an answer is its door's; the rest is told anew each time. */
    private static final List<String> HEADERS = List.of("ETag", "Cache-Control", "Link", "Vary", "Content-Disposition");

    private static final String TIMING = "Server-Timing";
    private static final String QUESTION = "khlang.answers.question";
    private static final String OF = "khlang.answers.of";

    /** A request, and how often the catalogue had been changed when it came. */
    private record Question(Answers answers, String words, long changes, long asked) {}

    /** What was answered, and when it was last known to stand. */
    private static final class Answer {
        private final List<?> of;
        private final String mediaType;
        private final Map<String, String> headers;
        private final byte[] body;
        private volatile Question standing;

        Answer(List<?> of, String mediaType, Map<String, String> headers, byte[] body, Question standing) {
            this.of = of;
            this.mediaType = mediaType;
            this.headers = headers;
            this.body = body;
            this.standing = standing;
        }

        boolean trusted(Question question) {
            Question last = standing;
            return last.changes() == question.changes()
                    && question.asked() - last.asked() < Database.TRUSTED_NANOSECONDS;
        }
    }

    private final LongSupplier changes;
    private final Cache<String, Answer> kept = Caffeine.newBuilder()
            .maximumWeight(ROOM)
            .weigher((String words, Answer answer) -> EACH + answer.body.length + 2 * words.length())
            .build();

    /** @param changes how often the catalogue has been changed */
    public Answers(LongSupplier changes) {
        this.changes = changes;
    }

    /** Answers a request whose answer is known to stand; its caller has been identified. */
    public void begin(Context context) {
        if (!context.method().equals(HandlerType.GET)) {
            return;
        }
        Question question = new Question(this, words(context), changes.getAsLong(), System.nanoTime());
        context.attribute(QUESTION, question);
        // What somebody known may see, others may not.
        Answer answer = Caller.isKnown(context) ? null : kept.getIfPresent(question.words());
        if (answer != null && answer.trusted(question)) {
            send(context, answer);
            context.skipRemainingHandlers();
        }
    }

    private static String words(Context context) {
        String query = context.queryString();
        String accept = context.header("Accept");
        return context.path() + "?" + (query == null ? "" : query) + "\n" + (accept == null ? "" : accept);
    }

    /**
     * Sends the answer that was kept to the same question, if it was made of the same; otherwise the one that is made
     * now will be kept, where it is small.
     *
     * @param of all that decides what the answer is, beside the question; equal where that is
     */
    public static boolean stand(Context context, List<?> of) {
        Question question = context.attribute(QUESTION);
        if (question == null) {
            return false;
        }
        Answer answer = question.answers().kept.getIfPresent(question.words());
        if (answer == null || !answer.of.equals(of)) {
            context.attribute(OF, of);
            return false;
        }
        if (!Caller.isKnown(context)) {
            answer.standing = question;
        }
        send(context, answer);
        return true;
    }

    /** Keeps nothing of what is answered to this request. */
    public static void forget(Context context) {
        context.attribute(OF, null);
    }

    private static void send(Context context, Answer answer) {
        String told = context.res().getHeader("Cache-Control");
        answer.headers.forEach(context::header);
        if (told != null) {
            // What somebody known is answered is kept by nobody, though anybody may have it.
            context.header("Cache-Control", told);
        }
        String tag = answer.headers.get("ETag");
        if (tag != null && EntityTag.held(context, tag)) {
            context.status(304);
            return;
        }
        context.header(TIMING, "cache");
        context.contentType(answer.mediaType).result(answer.body);
    }

    /** Keeps an answer that has been made, if it may be; its status is known. */
    public void end(Context context) {
        List<?> of = context.attribute(OF);
        Question question = context.attribute(QUESTION);
        if (question != null && context.path().startsWith("/api/v1/")) {
            timed(context, question);
        }
        InputStream result = context.resultInputStream();
        boolean whole = context.statusCode() == 200 && result instanceof ByteArrayInputStream;
        if (of == null || question == null || result == null || !whole || Caller.isKnown(context)) {
            return;
        }
        byte[] body = bytes(result);
        context.result(body);
        if (body.length <= LARGEST) {
            Map<String, String> headers = new LinkedHashMap<>();
            for (String name : HEADERS) {
                String value = context.res().getHeader(name);
                if (value != null) {
                    headers.put(name, value);
                }
            }
            String mediaType = String.valueOf(context.res().getContentType());
            kept.put(question.words(), new Answer(of, mediaType, headers, body, question));
        }
    }

    /** Tells how long an answer took, where its door has not. */
    private static void timed(Context context, Question question) {
        if (context.res().getHeader(TIMING) == null) {
            context.header(TIMING, "total;dur=" + Math.round((System.nanoTime() - question.asked()) / 1e4) / 1e2);
        }
    }

    private static byte[] bytes(InputStream result) {
        try {
            return result.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException("reading an answer that was made", e);
        }
    }
}
