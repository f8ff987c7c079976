package khlang.web;

import io.javalin.http.Context;
import java.util.List;
import java.util.Map;
import khlang.problem.Phrase;
import khlang.problem.Problem;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A refusal as the native API tells it: {@code {"error": {"code", "message", "message_th", "field", "hint", "hint_th"}}}.
 * The code stays the same when sentences change.
 */
final class ApiError {
    private final Messages messages;

    ApiError(Messages messages) {
        this.messages = messages;
    }

    /** Whether a request is one of the native API. */
    static boolean wanted(String path) {
        return path.startsWith("/api/v1/");
    }

    void send(Context context, Problem problem) {
        context.contentType("application/json;charset=utf-8").result(body(problem));
    }

    byte[] body(Problem problem) {
        ObjectNode answer = Json.MAPPER.createObjectNode();
        if (problem.fields().isEmpty()) {
            tell(answer.putObject("error"), "", problem.phrase());
        } else {
            Map.Entry<String, List<Phrase>> first =
                    problem.fields().entrySet().iterator().next();
            ObjectNode error = answer.putObject("error");
            tell(error, first.getKey(), first.getValue().get(0));
            if (problem.fields().values().stream().mapToInt(List::size).sum() > 1) {
                ArrayNode all = error.putArray("all");
                problem.fields().forEach((field, phrases) -> phrases.forEach(one -> tell(all.addObject(), field, one)));
            }
        }
        return Json.MAPPER.writeValueAsBytes(answer);
    }

    private void tell(ObjectNode error, String field, Phrase phrase) {
        error.put("code", phrase.key());
        if (!field.isEmpty()) {
            error.put("field", field);
        }
        error.put("message", messages.said(Language.EN, phrase));
        error.put("message_th", messages.said(Language.TH, phrase));
        messages.hint(Language.EN, phrase).ifPresent(hint -> error.put("hint", hint));
        messages.hint(Language.TH, phrase).ifPresent(hint -> error.put("hint_th", hint));
    }
}
