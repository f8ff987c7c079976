package khlang.web;

import io.javalin.http.Context;
import io.javalin.http.HandlerType;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import khlang.problem.Phrase;
import khlang.problem.Problem;
import tools.jackson.databind.node.ObjectNode;

/** Every action of the CKAN API, by name; doors add theirs, and one route answers them all. */
public final class Actions {
    /** What an action gives back whose answer {@linkplain Answers#stand has been sent} already. */
    public static final Object ANSWERED = new Object();

    private record Action(boolean reads, Phrase help, Function<ActionRequest, Object> run) {}

    private final Map<String, Action> actions = new TreeMap<>();
    private final Messages messages;
    private final String siteUrl;

    public Actions(Messages messages, String siteUrl) {
        this.messages = messages;
        this.siteUrl = siteUrl;
        read("help_show", "web", this::help);
    }

    /** Adds an action that changes nothing; its help stands in the message {@code <speaker>.action.<name>}. */
    public void read(String name, String speaker, Function<ActionRequest, Object> run) {
        actions.put(name, new Action(true, Phrase.of(speaker + ".action." + name), run));
    }

    /** Adds an action that changes something, and so answers POST only. */
    public void write(String name, String speaker, Function<ActionRequest, Object> run) {
        actions.put(name, new Action(false, Phrase.of(speaker + ".action." + name), run));
    }

    /**
     * An action as it is described.
     *
     * @param reads whether it changes nothing, and so answers GET too
     */
    public record Described(String name, boolean reads, Phrase help) {}

    /** All actions, by their names. */
    public List<Described> described() {
        return actions.entrySet().stream()
                .map(action -> new Described(
                        action.getKey(),
                        action.getValue().reads(),
                        action.getValue().help()))
                .toList();
    }

    /** The names of all actions. */
    public Iterable<String> names() {
        return actions.keySet();
    }

    private String help(ActionRequest request) {
        Action action = actions.get(request.required("name"));
        if (action == null) {
            throw Problem.notFound("web.action.unknown", request.required("name"));
        }
        return messages.text(Language.TH, action.help()) + "\n\n" + messages.text(Language.EN, action.help());
    }

    /** Answers a call of {@code /api/3/action/{action}} or {@code /api/action/{action}}. */
    public void answer(Context context) {
        String name = context.pathParam("action");
        Action action = Optional.ofNullable(actions.get(name))
                .orElseThrow(() -> Problem.of(Problem.Kind.BAD_REQUEST, "web.action.not_known", name));
        if (!action.reads() && !context.method().equals(HandlerType.POST)) {
            throw Problem.of(Problem.Kind.BAD_REQUEST, "web.action.use_post");
        }
        ObjectNode parameters = ActionParameters.read(context, action.reads());
        Object result = action.run().apply(new ActionRequest(context, name, parameters));
        if (result == ANSWERED) {
            return;
        }
        ObjectNode envelope = Json.MAPPER.createObjectNode();
        envelope.put("help", helpUrl(name));
        envelope.put("success", true);
        envelope.set("result", Json.MAPPER.valueToTree(result));
        send(context, envelope);
    }

    /** What an action that reads answers to these parameters, for another address that gives it in another shape. */
    public Object result(Context context, String name, ObjectNode parameters) {
        Action action = Optional.ofNullable(actions.get(name)).orElseThrow();
        return action.run().apply(new ActionRequest(context, name, parameters));
    }

    String helpUrl(String name) {
        return siteUrl + "/api/3/action/help_show?name=" + name;
    }

    private static void send(Context context, ObjectNode envelope) {
        String callback = context.method().equals(HandlerType.GET) ? context.queryParam("callback") : null;
        if (callback == null) {
            context.contentType("application/json;charset=utf-8").result(Json.MAPPER.writeValueAsBytes(envelope));
            return;
        }
        String safe = callback.replaceAll("[^A-Za-z0-9_.$]", "");
        context.contentType("application/javascript;charset=utf-8")
                .result(safe + "(" + Json.MAPPER.writeValueAsString(envelope) + ");");
    }
}
