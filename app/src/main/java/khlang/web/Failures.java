package khlang.web;

import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import io.javalin.http.HandlerType;
import io.javalin.http.HttpResponseException;
import io.javalin.http.MethodNotAllowedResponse;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import khlang.problem.Phrase;
import khlang.problem.Problem;
import org.eclipse.jetty.http.HttpException;
import org.eclipse.jetty.io.EofException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Turns every failure into the one shape of its door: CKAN's envelope for programs, a page for people. */
public final class Failures {
    private static final Logger LOG = LoggerFactory.getLogger(Failures.class);

    /** Bytes of a body that the server reads of itself: what Javalin takes where nothing else is said. */
    private static final int MOST = 1_000_000;

    private static final String FAILURE = "web/failure.jte";

    /** Bad requests that HTTP, or a protocol that a door speaks, has a status of their own for. */
    private static final Set<Integer> OWN_STATUS = Set.of(412, 414, 415, 431);

    private final Messages messages;
    private final Templates templates;
    private final Actions actions;

    public Failures(Messages messages, Templates templates, Actions actions) {
        this.messages = messages;
        this.templates = templates;
        this.actions = actions;
    }

    /** Adds the handlers of all failures. */
    public void addTo(JavalinConfig config) {
        config.routes.exception(Problem.class, (problem, context) -> answer(context, problem));
        config.routes.exception(MethodNotAllowedResponse.class, (failure, context) -> {
            // Every address of the API answers OPTIONS; one that answers nothing else is not there.
            if ("OPTIONS".equals(failure.getDetails().get("availableMethods"))) {
                answer(context, Problem.notFound("web.page.unknown"));
                return;
            }
            answer(context, Problem.of(Problem.Kind.BAD_REQUEST, "web.method"));
            context.status(405).header("Allow", failure.getDetails().getOrDefault("availableMethods", ""));
        });
        config.routes.exception(HttpResponseException.class, (failure, context) -> {
            answer(context, ofStatus(failure));
            if (OWN_STATUS.contains(failure.getStatus())) {
                context.status(failure.getStatus());
            }
        });
        config.routes.exception(Exception.class, (failure, context) -> unexpected(context, failure));
        config.routes.error(404, context -> {
            if (context.attribute("khlang.answered") == null) {
                answer(context, Problem.notFound("web.page.unknown"));
            }
        });
    }

    private static Problem ofStatus(HttpResponseException failure) {
        return switch (failure.getStatus()) {
            case 404 -> Problem.notFound("web.page.unknown");
            case 413 -> Problem.of(Problem.Kind.TOO_LARGE, "web.too_large", Sizes.of(MOST));
            case 414, 431 -> Problem.of(Problem.Kind.BAD_REQUEST, "web.too_long");
            default -> Problem.of(Problem.Kind.BAD_REQUEST, "web.bad_request");
        };
    }

    private void unexpected(Context context, Exception failure) {
        Optional<Problem> refusal = Multipart.refusal(failure);
        if (refusal.isPresent()) {
            answer(context, refusal.get());
            return;
        }
        if (isBrokenOff(failure)) {
            LOG.warn("{} {} broke off: {}", context.method(), context.path(), failure.toString());
            answer(context, Problem.of(Problem.Kind.BAD_REQUEST, "web.bad_request"));
            return;
        }
        String number = number();
        LOG.error("request {} failed: {} {}", number, context.method(), context.path(), failure);
        begin(context);
        context.status(500);
        if (program(context.path())) {
            if (ApiError.wanted(context.path())) {
                new ApiError(messages).send(context, Problem.of(Problem.Kind.UNAVAILABLE, "web.unexpected", number));
                return;
            }
            ObjectNode error = Json.MAPPER.createObjectNode();
            error.put("__type", "Internal Server Error");
            error.put("message", messages.text(Language.EN, "web.unexpected", number));
            error.put("message_th", messages.text(Language.TH, "web.unexpected", number));
            envelope(context, error);
            return;
        }
        // These words hold the number already.
        page(context, 500, Phrase.of("web.unexpected", number), "");
    }

    /** Whether what was sent ended too early or is no HTTP, or nobody takes the answer any more. */
    private static boolean isBrokenOff(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof EofException || cause instanceof HttpException) {
                return true;
            }
        }
        return false;
    }

    /** What was said of the answer that should have come is not true of this one: it is no file, and nobody keeps it. */
    private static void begin(Context context) {
        context.attribute("khlang.answered", true);
        for (String header : List.of("Content-Disposition", "ETag")) {
            context.res().setHeader(header, null);
        }
        context.header("Cache-Control", "no-store");
    }

    // What a person tells the operator, who finds it in the log.
    private static String number() {
        return UUID.randomUUID().toString().substring(0, 8);
    }

    /** Whether a program asks, and not a person. */
    static boolean program(String path) {
        return path.startsWith("/api/")
                || path.equals("/api")
                || path.startsWith("/datastore/")
                || (path + "/").startsWith("/desk/uploads/");
    }

    /** Whether a person follows a link to a file; CKAN has pages for what becomes of that. */
    private static boolean browsed(Context context) {
        String accepted = context.header("Accept");
        return context.path().startsWith("/datastore/")
                && accepted != null
                && Weights.of(accepted).getOrDefault("text/html", 0.0) > 0;
    }

    /** Answers a refusal. */
    public void answer(Context context, Problem problem) {
        begin(context);
        context.status(status(problem.kind()));
        if (problem.kind() == Problem.Kind.TOO_LARGE || context.method().equals(HandlerType.PATCH)) {
            // The rest of the body, or of the piece of a file, is not read, so nothing more can be asked on this
            // connection.
            context.header("Connection", "close");
        }
        if (!program(context.path()) || browsed(context)) {
            Phrase phrase = problem.fields().values().stream()
                    .flatMap(java.util.Collection::stream)
                    .findFirst()
                    .orElse(problem.phrase());
            String number = number();
            LOG.info("request {} refused: {} {} {}", number, context.status(), context.method(), context.path());
            page(context, status(problem.kind()), phrase, number);
            return;
        }
        if (problem.kind() == Problem.Kind.BAD_REQUEST && context.path().contains("/action/")) {
            // CKAN answers these with a bare JSON string.
            String text = "Bad request - " + messages.text(Language.EN, problem.phrase());
            context.contentType("application/json;charset=utf-8").result(Json.MAPPER.writeValueAsBytes(text));
            return;
        }
        if (ApiError.wanted(context.path())) {
            // A parameter that cannot be understood is a bad request; CKAN's clients know it as a conflict.
            context.status(problem.kind() == Problem.Kind.VALIDATION ? 400 : status(problem.kind()));
            new ApiError(messages).send(context, problem);
            return;
        }
        envelope(context, error(problem));
    }

    private ObjectNode error(Problem problem) {
        ObjectNode error = Json.MAPPER.createObjectNode();
        error.put("__type", type(problem.kind()));
        if (problem.fields().isEmpty()) {
            String before = switch (problem.kind()) {
                case NOT_FOUND -> "Not found: ";
                case NOT_AUTHORIZED -> "Access denied: ";
                case BAD_REQUEST,
                        VALIDATION,
                        NOT_ACCEPTABLE,
                        SEARCH,
                        SEARCH_QUERY,
                        TOO_LARGE,
                        TOO_MANY,
                        TIME_LIMIT,
                        MEMORY_LIMIT,
                        UNAVAILABLE -> "";
            };
            error.put("message", before + messages.text(Language.EN, problem.phrase()));
            error.put("message_th", messages.text(Language.TH, problem.phrase()));
            return error;
        }
        // CKAN's clients read a list for each field; the Thai stands beside them, where they do not look.
        ObjectNode thai = Json.MAPPER.createObjectNode();
        problem.fields().forEach((field, phrases) -> {
            put(error, field, phrases, Language.EN);
            put(thai, field, phrases, Language.TH);
        });
        error.set("message_th", thai);
        return error;
    }

    private void put(ObjectNode error, String field, List<Phrase> phrases, Language language) {
        ArrayNode list = error.putArray(field);
        phrases.forEach(phrase -> list.add(messages.text(language, phrase)));
    }

    private void envelope(Context context, ObjectNode error) {
        String action = context.path().startsWith("/datastore/")
                ? "datastore_search"
                : context.pathParamMap().getOrDefault("action", "status_show");
        context.contentType("application/json;charset=utf-8").result(envelope(action, error));
    }

    private byte[] envelope(String action, ObjectNode error) {
        ObjectNode envelope = Json.MAPPER.createObjectNode();
        envelope.put("help", actions.helpUrl(action));
        envelope.put("success", false);
        envelope.set("error", error);
        return Json.MAPPER.writeValueAsBytes(envelope);
    }

    /** The failure of a request that could not be read, in the shape of the API that was meant. */
    byte[] json(String path, String type, Problem problem) {
        if (ApiError.wanted(path)) {
            return new ApiError(messages).body(problem);
        }
        return envelope("status_show", error(problem).put("__type", type));
    }

    /** The page of a failure where there is no request that could be read. */
    byte[] html(Language language, int status, Phrase phrase) {
        return templates.html(language, FAILURE, Map.of("status", status, "phrase", phrase, "number", ""));
    }

    private void page(Context context, int status, Phrase phrase, String number) {
        templates.render(context, FAILURE, Map.of("status", status, "phrase", phrase, "number", number));
    }

    private static int status(Problem.Kind kind) {
        return switch (kind) {
            case BAD_REQUEST, SEARCH_QUERY -> 400;
            case NOT_AUTHORIZED -> 403;
            case NOT_FOUND -> 404;
            case NOT_ACCEPTABLE -> 406;
            case VALIDATION, SEARCH -> 409;
            case TOO_LARGE -> 413;
            case TOO_MANY -> 429;
            case TIME_LIMIT, MEMORY_LIMIT, UNAVAILABLE -> 503;
        };
    }

    private static String type(Problem.Kind kind) {
        return switch (kind) {
            case BAD_REQUEST -> "Bad Request";
            case SEARCH_QUERY -> "Search Query Error";
            case NOT_AUTHORIZED -> "Authorization Error";
            case NOT_FOUND -> "Not Found Error";
            case NOT_ACCEPTABLE -> "Not Acceptable Error";
            case VALIDATION -> "Validation Error";
            case SEARCH -> "Search Error";
            case TOO_LARGE -> "Too Large Error";
            case TOO_MANY -> "Too Many Requests Error";
            case TIME_LIMIT -> "Time Limit Error";
            case MEMORY_LIMIT -> "Memory Limit Error";
            case UNAVAILABLE -> "Unavailable Error";
        };
    }
}
