package khlang.web;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.eclipse.jetty.http.HttpCompliance;
import org.eclipse.jetty.http.HttpParser;

/** Reads requests and keeps how each begins, so that one which cannot be read further is answered as its door does. */
final class FirstLine extends HttpParser {
    /** Bytes; more than the path of any door. */
    private static final int KEPT = 512;

    /** A method and an address, which a proxy may be told with the name of the server. */
    private static final Pattern PATH = Pattern.compile("\\s*[^ ]+ (?:[A-Za-z]+://[^/ ]*)?([^ ?#\\r\\n]*)(?s:.*)");

    private final byte[] begin = new byte[KEPT];
    private int length;

    FirstLine(RequestHandler handler, int longest, HttpCompliance compliance) {
        super(handler, longest, compliance);
    }

    @Override
    public boolean parseNext(ByteBuffer buffer) {
        if (isStart()) {
            length = 0;
        }
        if (getState().compareTo(State.HEADER) < 0) {
            int more = Math.min(KEPT - length, buffer.remaining());
            buffer.duplicate().get(begin, length, more);
            length += more;
        }
        return super.parseNext(buffer);
    }

    /** The path of the request that is being read, as it came; of a long one whole parts; empty where there is none. */
    String path() {
        String kept = new String(begin, 0, length, StandardCharsets.UTF_8);
        Matcher line = PATH.matcher(kept);
        if (!line.matches()) {
            return "";
        }
        String path = line.group(1);
        return length == KEPT && line.end(1) == kept.length() ? path.substring(0, path.lastIndexOf('/') + 1) : path;
    }
}
