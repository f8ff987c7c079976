package khlang.web;

import io.javalin.http.Context;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.concurrent.CancellationException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.ee10.servlet.ServletContextRequest;
import org.eclipse.jetty.http.HttpVersion;
import org.eclipse.jetty.io.EndPoint;
import org.eclipse.jetty.server.ConnectionMetaData;
import org.jspecify.annotations.Nullable;

/**
 * Notices that whoever asked has left while an answer is made that has no bytes yet; an answer that is being sent shows
 * it by itself. The only sign of it is the end of what the caller sends, so it is read for it.
 */
public final class Presence implements AutoCloseable {
    private static final long MILLISECONDS = 250;
    private static final int PIECE = 1_024;

    private static final ScheduledExecutorService WATCH = Executors.newSingleThreadScheduledExecutor(Presence::thread);

    private final Context context;
    private final @Nullable EndPoint connection;
    private @Nullable Future<?> looking;
    private @Nullable Runnable leaving;
    private boolean left;
    private boolean ended;
    private boolean taken;

    private Presence(Context context, @Nullable EndPoint connection) {
        this.context = context;
        this.connection = connection;
    }

    private static Thread thread(Runnable work) {
        Thread thread = new Thread(work, "presence");
        thread.setDaemon(true);
        return thread;
    }

    /** Begins to watch. Until that ends, nothing else may read what the caller of this request sends. */
    public static Presence of(Context context) {
        ConnectionMetaData meta =
                ServletContextRequest.getServletContextRequest(context.req()).getConnectionMetaData();
        boolean alone = meta.getHttpVersion().getVersion() <= HttpVersion.HTTP_1_1.getVersion();
        Presence presence = new Presence(context, alone ? meta.getConnection().getEndPoint() : null);
        presence.begin();
        return presence;
    }

    private synchronized void begin() {
        if (connection != null) {
            looking = WATCH.scheduleWithFixedDelay(this::look, MILLISECONDS, MILLISECONDS, TimeUnit.MILLISECONDS);
        }
    }

    private synchronized void look() {
        EndPoint open = connection;
        if (ended || left || taken || open == null) {
            return;
        }
        ByteBuffer piece = ByteBuffer.allocate(PIECE).limit(0);
        try {
            int read = open.fill(piece);
            // A request that came too early is lost: its caller is told that the connection ends, and asks again.
            taken = read > 0;
            left = read < 0;
        } catch (IOException e) {
            left = true;
        }
        if (left && leaving != null) {
            leaving.run();
        }
    }

    /**
     * Has something done once the caller leaves, instead of what was said before.
     *
     * @throws CancellationException where he has left
     */
    public synchronized void whenGone(Runnable work) {
        if (left) {
            throw new CancellationException("the caller has left");
        }
        leaving = work;
    }

    /** Whether the caller has left. */
    public synchronized boolean gone() {
        return left;
    }

    @Override
    public void close() {
        end();
    }

    /** Watches no more: the answer begins. */
    public synchronized void end() {
        if (ended) {
            return;
        }
        ended = true;
        leaving = null;
        if (looking != null) {
            looking.cancel(false);
        }
        if (taken) {
            context.header("Connection", "close");
        }
    }
}
