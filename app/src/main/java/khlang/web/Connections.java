package khlang.web;

import java.util.Objects;
import org.eclipse.jetty.http.HttpCompliance;
import org.eclipse.jetty.http.HttpParser;
import org.eclipse.jetty.io.Connection;
import org.eclipse.jetty.io.EndPoint;
import org.eclipse.jetty.server.Connector;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.internal.HttpConnection;
import org.jspecify.annotations.Nullable;

/** Connections that still know what was asked where Jetty could not read it: of such an address it forgets all. */
public final class Connections extends HttpConnectionFactory {
    public Connections(HttpConfiguration configuration) {
        super(configuration);
    }

    @Override
    public Connection newConnection(Connector connector, EndPoint endPoint) {
        return configure(new Kept(getHttpConfiguration(), connector, endPoint), connector, endPoint);
    }

    /** The path that a request began with, as it came. */
    static String path(Request request) {
        return request.getConnectionMetaData().getConnection() instanceof Kept kept
                        && kept.getParser() instanceof FirstLine line
                ? line.path()
                : "";
    }

    private static final class Kept extends HttpConnection {
        // No value here: what the constructor of Jetty has made would be lost.
        private @Nullable RequestHandler handler;

        Kept(HttpConfiguration configuration, Connector connector, EndPoint endPoint) {
            super(configuration, connector, endPoint);
        }

        @Override
        protected RequestHandler newRequestHandler() {
            RequestHandler made = super.newRequestHandler();
            handler = made;
            return made;
        }

        @Override
        protected HttpParser newHttpParser(HttpCompliance compliance) {
            return new FirstLine(
                    Objects.requireNonNull(handler), getHttpConfiguration().getRequestHeaderSize(), compliance);
        }
    }
}
