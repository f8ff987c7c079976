package khlang.web;

import io.javalin.http.Context;
import java.util.HashMap;
import java.util.Map;
import khlang.problem.Problem;
import org.eclipse.jetty.ee10.servlet.ServletContextRequest;
import org.eclipse.jetty.server.Request;

/**
 * How many long answers are on their way at once. Each holds a thread, and on PostgreSQL a connection, until its reader has
 * taken the last byte; readers that take nothing must leave enough of both to everybody else.
 */
public final class LongAnswers {
    /** At most so many bytes are sent without a place among the long ones: they wait on their way, and not with us. */
    public static final int SHORT = 1 << 17;

    /** In all; the row store on PostgreSQL has some more connections, the web server many more threads. */
    public static final int MOST = 32;

    /** Of one caller, unless it is somebody known. */
    static final int EACH = 8;

    private static final String PLACES = "khlang.long_answers";
    private static final String RETRY_SECONDS = "5";

    private final Map<String, Integer> callers = new HashMap<>();
    private int taken;

    /** Lets a request take a place. */
    public void offer(Context context) {
        context.attribute(PLACES, this);
    }

    /**
     * Takes a place for the answer to a request, until it has been sent; nothing of it has been sent yet.
     *
     * @throws Problem where all places, or all that one caller may have, are taken
     */
    public static void begin(Context context) {
        LongAnswers places = context.attribute(PLACES);
        if (places == null) {
            return;
        }
        // An answer needs one place.
        context.attribute(PLACES, null);
        String caller = Caller.address(context);
        try {
            places.take(caller, Caller.isKnown(context) ? MOST : EACH);
        } catch (Problem e) {
            context.header("Retry-After", RETRY_SECONDS);
            throw e;
        }
        Request.addCompletionListener(
                ServletContextRequest.getServletContextRequest(context.req()), failure -> places.leave(caller));
    }

    private synchronized void take(String caller, int most) {
        if (taken >= MOST) {
            throw Problem.of(Problem.Kind.UNAVAILABLE, "web.long_answers.all", MOST);
        }
        if (callers.getOrDefault(caller, 0) >= most) {
            throw Problem.of(Problem.Kind.TOO_MANY, "web.long_answers.each", most);
        }
        taken++;
        callers.merge(caller, 1, Integer::sum);
    }

    private synchronized void leave(String caller) {
        taken--;
        callers.computeIfPresent(caller, (address, count) -> count == 1 ? null : count - 1);
    }
}
