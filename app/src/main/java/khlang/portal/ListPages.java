package khlang.portal;

import io.javalin.http.Context;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import khlang.dataset.Vocabulary;
import khlang.organization.Group;
import khlang.organization.Groups;
import khlang.search.FacetValue;
import khlang.search.Search;
import khlang.search.SearchAnswer;
import khlang.search.SearchQuery;
import khlang.user.Actor;
import khlang.web.Choice;
import khlang.web.Facet;
import khlang.web.PageNumber;
import khlang.web.View;

/** Searches, narrows and pages a list of datasets by what stands in the address. */
public final class ListPages {
    private static final int ROWS = 20;
    private static final int FACET_VALUES = 12;

    /** No catalogue has as many; what lies beyond is as empty. */
    private static final int FURTHEST = 1_000_000_000;

    private static final List<String> SORTS = List.of("", "metadata_modified desc", "title_string asc");

    private final Search search;
    private final DatasetCards cards;
    private final Groups organizations;
    private final Groups groups;
    private final Vocabulary vocabulary;

    public ListPages(Search search, DatasetCards cards, Groups organizations, Groups groups, Vocabulary vocabulary) {
        this.search = search;
        this.cards = cards;
        this.organizations = organizations;
        this.groups = groups;
        this.vocabulary = vocabulary;
    }

    /** The list that a request asks for; {@code fixed} holds what the page itself is narrowed to. */
    ListPage list(Context context, View view, Map<String, List<String>> fixed) {
        State state = State.of(context, view);
        Map<String, List<String>> chosen = new LinkedHashMap<>(state.chosen());
        chosen.putAll(fixed);
        SearchQuery query = SearchQuery.of(state.words())
                .within(chosen)
                .sorted(state.sort())
                .page((int) Math.min((state.page() - 1) * ROWS, FURTHEST), ROWS)
                .withPrivate();
        SearchAnswer answer = search.search(Actor.of(context), query);
        return new ListPage(
                state.path(),
                state.words(),
                answer.count(),
                cards.of(view, answer.ids(), answer.words()),
                facets(view, state, answer, fixed),
                chips(view, state),
                sorts(view, state),
                state.page(),
                Math.max(1, (answer.count() + ROWS - 1) / ROWS),
                state::pageUrl);
    }

    private List<Facet> facets(View view, State state, SearchAnswer answer, Map<String, List<String>> fixed) {
        List<Facet> facets = new ArrayList<>();
        for (String name : SearchQuery.FACETS) {
            if (fixed.containsKey(name)) {
                continue;
            }
            List<Choice> choices = answer.facets().getOrDefault(name, List.<FacetValue>of()).stream()
                    .limit(FACET_VALUES)
                    .map(value -> new Choice(
                            label(view, name, value.value()),
                            state.toggled(name, value.value()),
                            state.has(name, value.value()),
                            view.number(value.count())))
                    .toList();
            facets.add(new Facet(view.t("portal.facet." + name), choices));
        }
        return facets;
    }

    private List<Choice> chips(View view, State state) {
        List<Choice> chips = new ArrayList<>();
        if (!state.words().isEmpty()) {
            chips.add(Choice.of("“" + state.words() + "”", state.withoutWords()));
        }
        state.chosen()
                .forEach((name, values) -> values.forEach(value -> chips.add(Choice.of(
                        view.t("portal.facet." + name) + ": " + label(view, name, value),
                        state.toggled(name, value)))));
        return chips;
    }

    private static List<Choice> sorts(View view, State state) {
        return SORTS.stream()
                .map(sort -> new Choice(
                        view.t("portal.sort." + (sort.isEmpty() ? "best" : sort.replaceAll(" .*", ""))),
                        state.sorted(sort),
                        sort.equals(state.sort()),
                        ""))
                .toList();
    }

    private String label(View view, String facet, String value) {
        return switch (facet) {
            case "organization" ->
                organizations
                        .find(value)
                        .map((Group found) -> view.either(found.title(), found.titleEnglish()))
                        .orElse(value);
            case "groups" ->
                groups.find(value)
                        .map((Group found) -> view.either(found.title(), found.titleEnglish()))
                        .orElse(value);
            case "license_id" ->
                vocabulary
                        .choice("license_id", value)
                        .map(choice -> view.thai() ? choice.labelThai() : choice.labelEnglish())
                        .orElse(value);
            default -> value;
        };
    }

    /** What the address says of the list. */
    private record State(String path, String words, Map<String, List<String>> chosen, String sort, long page) {
        static State of(Context context, View view) {
            Map<String, List<String>> chosen = new LinkedHashMap<>();
            for (String name : SearchQuery.FACETS) {
                List<String> values = context.queryParams(name).stream()
                        .filter(value -> !value.isBlank())
                        .distinct()
                        .toList();
                if (!values.isEmpty()) {
                    chosen.put(name, values);
                }
            }
            String sort = Optional.ofNullable(context.queryParam("sort")).orElse("");
            String words =
                    Optional.ofNullable(context.queryParam("q")).orElse("").strip();
            long page = PageNumber.of(
                    Optional.ofNullable(context.queryParam("page")).orElse(""));
            return new State(view.url(view.path()), words, chosen, SORTS.contains(sort) ? sort : "", page);
        }

        boolean has(String name, String value) {
            return chosen.getOrDefault(name, List.of()).contains(value);
        }

        String toggled(String name, String value) {
            Map<String, List<String>> other = new LinkedHashMap<>(chosen);
            List<String> values = new ArrayList<>(chosen.getOrDefault(name, List.of()));
            if (!values.remove(value)) {
                values.add(value);
            }
            other.put(name, values);
            return url(words, other, sort, 1);
        }

        String withoutWords() {
            return url("", chosen, sort, 1);
        }

        String sorted(String other) {
            return url(words, chosen, other, 1);
        }

        String pageUrl(long number) {
            return url(words, chosen, sort, number);
        }

        private String url(String text, Map<String, List<String>> values, String order, long number) {
            Map<String, List<String>> query = new LinkedHashMap<>();
            query.put("q", List.of(text));
            query.putAll(values);
            query.put("sort", List.of(order));
            query.put("page", List.of(number == 1 ? "" : Long.toString(number)));
            return path + View.query(query);
        }
    }
}
