package khlang.web;

import java.nio.ByteBuffer;
import java.util.Map;
import khlang.problem.Problem;
import org.eclipse.jetty.http.HttpHeader;
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
        String path = Connections.path(request);
        boolean program = Failures.program(path);
        Problem problem = problem(path, code);
        SecurityHeaders.of(path).forEach(response.getHeaders()::put);
        response.getHeaders()
                .put(HttpHeader.CONTENT_TYPE, program ? "application/json;charset=utf-8" : "text/html;charset=utf-8");
        byte[] body = program
                ? failures.json(path, type(code), problem)
                : failures.html(Language.ofPath(path), code, problem.phrase());
        response.write(true, ByteBuffer.wrap(body), callback);
    }

    private static Problem problem(String path, int code) {
        try {
            if (code == 400) {
                SoundText.checkPath(path);
            }
        } catch (Problem unsound) {
            return unsound;
        }
        Map<Integer, String> keys =
                Map.of(404, "web.page.unknown", 414, "web.too_long", 431, "web.too_long", 503, "web.stopping");
        return Problem.of(
                Problem.Kind.BAD_REQUEST, keys.getOrDefault(code, code < 500 ? "web.bad_request" : "web.failed"));
    }

    private static String type(int code) {
        return code < 500 ? "Bad Request" : "Internal Server Error";
    }
}
