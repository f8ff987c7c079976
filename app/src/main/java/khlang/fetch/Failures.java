package khlang.fetch;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.UnknownHostException;
import javax.net.ssl.SSLException;
import khlang.problem.Problem;

/** What went wrong on the way, in words for the officer whose link it is. */
final class Failures {
    private Failures() {}

    /** The problem of a broken-off exchange; {@code over} where its whole time was used up. */
    static Problem of(IOException failure, String host, boolean over) {
        return Problem.invalid("url", over ? "fetch.slow" : key(failure), host);
    }

    private static String key(IOException failure) {
        if (failure instanceof UnknownHostException) {
            return "fetch.unknown_host";
        }
        // A time that ran out while connecting is a kind of this too.
        if (failure instanceof InterruptedIOException) {
            return "fetch.slow";
        }
        if (failure instanceof SSLException) {
            return "fetch.certificate";
        }
        if (failure instanceof ConnectException || failure instanceof NoRouteToHostException) {
            return "fetch.unreachable";
        }
        return "fetch.broken";
    }
}
