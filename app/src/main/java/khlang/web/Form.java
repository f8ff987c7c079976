package khlang.web;

import io.javalin.http.Context;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import khlang.problem.Phrase;
import khlang.problem.Problem;

/**
 * A form as a page shows it: what was typed, and what is wrong with it.
 *
 * @param values what stands in each field
 * @param errors what is wrong with each field
 */
public record Form(Map<String, String> values, Map<String, List<Phrase>> errors) {
    /** A form in which nothing was typed. */
    public static final Form EMPTY = new Form(Map.of(), Map.of());

    /** A form with values, none of them wrong. */
    public static Form of(Map<String, String> values) {
        return new Form(values, Map.of());
    }

    /** The form that was sent. */
    public static Form of(Context context) {
        SoundText.check(context.formParamMap());
        Map<String, String> values = new LinkedHashMap<>();
        context.formParamMap().forEach((name, texts) -> values.put(name, texts.isEmpty() ? "" : texts.get(0)));
        return of(values);
    }

    /** The form with what a refusal says of its fields. */
    public Form with(Problem problem) {
        return new Form(values, problem.fields());
    }

    /** What stands in a field; empty where nothing does. */
    public String value(String name) {
        return values.getOrDefault(name, "");
    }

    /** Whether a box is ticked or a choice made. */
    public boolean has(String name, String value) {
        return value(name).equals(value);
    }

    /** What is wrong with a field, in the page's language; empty where nothing is. */
    public String error(View view, String name) {
        return String.join(
                " ", errors.getOrDefault(name, List.of()).stream().map(view::t).toList());
    }
}
