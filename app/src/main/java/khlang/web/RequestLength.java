package khlang.web;

import io.javalin.http.Context;
import io.javalin.http.HttpResponseException;
import org.eclipse.jetty.ee10.servlet.ServletContextRequest;
import org.eclipse.jetty.http.HttpField;

/**
 * What an address and the headers of a request may hold. The web server itself takes more: of what is too long for it the
 * path is unknown, and with it the shape of the answer.
 */
public final class RequestLength {
    /** A query in Thai is three times as long as in English. */
    private static final int MOST = 32_768;

    /** What the web server takes. */
    public static final int READABLE = 8 * MOST;

    private RequestLength() {}

    /** Looks at a request before anything else does. */
    public static void check(Context context) {
        String query = context.req().getQueryString();
        if (context.req().getRequestURI().length() + (query == null ? 0 : query.length()) > MOST) {
            throw new HttpResponseException(414);
        }
        int headers = 0;
        for (HttpField field :
                ServletContextRequest.getServletContextRequest(context.req()).getHeaders()) {
            String value = field.getValue();
            headers += field.getName().length() + (value == null ? 0 : value.length());
        }
        if (headers > MOST) {
            throw new HttpResponseException(431);
        }
    }
}
