package khlang.web;

import java.nio.ByteBuffer;
import java.util.Map;
import java.util.Optional;
import khlang.problem.Phrase;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpURI;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.handler.ErrorHandler;
import org.eclipse.jetty.util.Callback;
import org.jspecify.annotations.Nullable;

/** Answers requests so broken that no route ever sees them, in the same shape as every other failure. */
public final class ConnectionFailures extends ErrorHandler {
    private final Failures failures;

    public ConnectionFailures(Failures failures) {
        this.failures = failures;
    }

    @Override
    protected void generateResponse(
            Request request,
            Response response,
            int code,
            @Nullable String message,
            @Nullable Throwable cause,
            Callback callback) {
        String path =
                Optional.ofNullable(request.getHttpURI()).map(HttpURI::getPath).orElse("");
        // Jetty keeps nothing of an address that it could not read. A person mistypes one; a program's grows too long.
        boolean program = Failures.program(path) || (path.equals("/badMessage") && code != 400);
        SecurityHeaders.of(path).forEach(response.getHeaders()::put);
        response.getHeaders()
                .put(HttpHeader.CONTENT_TYPE, program ? "application/json;charset=utf-8" : "text/html;charset=utf-8");
        byte[] body = program
                ? failures.json(type(code), phrase(code))
                : failures.html(Language.ofPath(path), code, phrase(code));
        response.write(true, ByteBuffer.wrap(body), callback);
    }

    private static Phrase phrase(int code) {
        Map<Integer, String> keys =
                Map.of(404, "web.page.unknown", 414, "web.too_long", 431, "web.too_long", 503, "web.stopping");
        return Phrase.of(keys.getOrDefault(code, code < 500 ? "web.bad_request" : "web.failed"));
    }

    private static String type(int code) {
        return code < 500 ? "Bad Request" : "Internal Server Error";
    }
}
