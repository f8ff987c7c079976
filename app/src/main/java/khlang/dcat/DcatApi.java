package khlang.dcat;

import io.javalin.http.Context;
import io.javalin.http.Handler;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import khlang.problem.Problem;
import khlang.search.Search;
import khlang.search.SearchAnswer;
import khlang.search.SearchQuery;
import khlang.user.Actor;
import khlang.web.Coding;
import khlang.web.EntityTag;
import khlang.web.PageNumber;
import khlang.web.Site;
import khlang.web.View;

/** The catalogue and its datasets in the words of DCAT-AP, as everybody may see them, whoever asks. */
public final class DcatApi {
    private static final int DATASETS = 100;

    /** The zone of days that are said without one. */
    private static final ZoneId HERE = ZoneId.of("Asia/Bangkok");

    private final Site site;
    private final Search search;
    private final Descriptions descriptions;

    public DcatApi(Site site, Search search, Descriptions descriptions) {
        this.site = site;
        this.search = search;
        this.descriptions = descriptions;
    }

    /** The endings of addresses under which graphs are answered. */
    public static List<String> endings() {
        return List.of("ttl", "rdf", "jsonld", "xml", "n3");
    }

    /** The forms that pages point to: the ending of each media type. */
    public static Map<String, String> forms() {
        Map<String, String> forms = new LinkedHashMap<>();
        for (RdfForm form : RdfForm.values()) {
            forms.put(form.mediaType(), form.ending());
        }
        return forms;
    }

    /** Answers {@code /catalog} in the form that the client likes; a page is the list of datasets. */
    public void negotiated(Context context) {
        Coding.byForm(context);
        Optional<RdfForm> form = RdfForm.accepted(context.header("Accept"));
        if (form.isPresent()) {
            catalogue(context, form.get());
        } else {
            context.redirect("/dataset");
        }
    }

    /** Answers {@code /catalog.ttl} and its like. */
    public Handler catalogue(String ending) {
        RdfForm form = RdfForm.ofEnding(ending).orElseThrow();
        return context -> catalogue(context, form);
    }

    /** Answers {@code /dataset/{name}.ttl} and its like. */
    public Handler dataset(String ending) {
        RdfForm form = RdfForm.ofEnding(ending).orElseThrow();
        return context -> dataset(context, form);
    }

    /** A dataset's page, or the graph for who likes that better. */
    public Handler orPage(Handler page) {
        return context -> {
            Coding.byForm(context);
            Optional<RdfForm> form = RdfForm.accepted(context.header("Accept"));
            if (form.isPresent()) {
                dataset(context, form.get());
            } else {
                page.handle(context);
            }
        };
    }

    private void dataset(Context context, RdfForm form) {
        DcatGraph graph = new DcatGraph(site);
        graph.dataset(descriptions.of(context.pathParam("name")));
        send(context, form, graph);
    }

    private void catalogue(Context context, RdfForm form) {
        long number = number(said(context, "page"));
        SearchQuery query = new SearchQuery(
                said(context, "q"),
                true,
                filters(context),
                Map.of(),
                "id asc",
                (int) Math.min((number - 1) * DATASETS, Integer.MAX_VALUE - DATASETS),
                DATASETS,
                List.of(),
                0,
                1,
                false);
        SearchAnswer found = search.search(Actor.ANONYMOUS, query);
        DcatGraph graph = new DcatGraph(site);
        graph.catalogue(descriptions.list(found.ids()));
        pages(context, graph, number, found.count());
        send(context, form, graph);
    }

    private static void send(Context context, RdfForm form, DcatGraph graph) {
        EntityTag.send(context, form.mediaType() + ";charset=utf-8", form.write(graph.model()));
    }

    private static String said(Context context, String parameter) {
        return Optional.ofNullable(context.queryParam(parameter)).orElse("").strip();
    }

    private static List<String> filters(Context context) {
        List<String> filters = new ArrayList<>(
                context.queryParams("fq").stream().filter(one -> !one.isBlank()).toList());
        String since = said(context, "modified_since");
        if (!since.isEmpty()) {
            filters.add("metadata_modified:[" + moment(since) + " TO *]");
        }
        return filters;
    }

    /** A day, or a moment with its zone. @throws Problem where it is neither */
    private static Instant moment(String said) {
        try {
            return said.length() > "2026-01-31".length()
                    ? OffsetDateTime.parse(said).toInstant()
                    : LocalDate.parse(said).atStartOfDay(HERE).toInstant();
        } catch (DateTimeParseException none) {
            throw Problem.of(Problem.Kind.BAD_REQUEST, "dcat.since.wrong", said);
        }
    }

    private static long number(String written) {
        try {
            return PageNumber.of(written);
        } catch (Problem problem) {
            throw Problem.of(Problem.Kind.BAD_REQUEST, "web.page.wrong", written);
        }
    }

    /** Says how the catalogue goes on, in Hydra's words of today and in those that older harvesters look for. */
    private void pages(Context context, DcatGraph graph, long number, long count) {
        long last = Math.max(1, (count + DATASETS - 1) / DATASETS);
        Map<String, Long> all = new LinkedHashMap<>(Map.of("first", 1L, "last", last));
        if (number > 1) {
            all.put("previous", Math.min(number - 1, last));
        }
        if (number < last) {
            all.put("next", number + 1);
        }
        Map<String, String> addresses = new LinkedHashMap<>();
        all.forEach((name, page) -> addresses.put(name, address(context, page)));
        graph.page(address(context, number), count, DATASETS, addresses);
    }

    /** This catalogue's address, with what was asked, on another page. */
    private String address(Context context, long number) {
        Map<String, List<String>> query = new LinkedHashMap<>();
        for (String name : List.of("q", "fq", "modified_since")) {
            query.put(name, context.queryParams(name));
        }
        query.put("page", List.of(Long.toString(number)));
        return site.url() + context.req().getRequestURI() + View.query(query);
    }
}
