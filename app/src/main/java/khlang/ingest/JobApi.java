package khlang.ingest;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import khlang.user.Actor;
import khlang.web.ActionRequest;
import khlang.web.Actions;
import khlang.web.Times;
import org.jspecify.annotations.Nullable;

/** CKAN's actions for the work in the background: the loads of files, which are one queue. */
public final class JobApi {
    private static final String QUEUE = "default";

    private final Jobs jobs;

    public JobApi(Jobs jobs) {
        this.jobs = jobs;
    }

    /** Adds its actions. */
    public void addTo(Actions actions) {
        actions.read("job_list", "ingest", this::list);
        actions.read("job_show", "ingest", request -> json(jobs.show(actor(request), request.required("id"))));
        actions.write("job_cancel", "ingest", this::cancel);
        actions.write("job_clear", "ingest", this::clear);
    }

    private List<Map<String, @Nullable Object>> list(ActionRequest request) {
        Stream<Job> all = jobs.list(actor(request)).stream().filter(job -> asked(request));
        return all.limit(request.natural("limit", Integer.MAX_VALUE))
                .map(JobApi::json)
                .toList();
    }

    private @Nullable Object cancel(ActionRequest request) {
        jobs.cancel(actor(request), request.required("id"));
        return null;
    }

    private List<String> clear(ActionRequest request) {
        if (!asked(request)) {
            return List.of();
        }
        jobs.clear(actor(request));
        return List.of(QUEUE);
    }

    /** Whether the only queue that there is is among those that are asked for. */
    private static boolean asked(ActionRequest request) {
        List<String> queues = request.list("queues");
        return queues.isEmpty() || queues.contains(QUEUE);
    }

    private static Actor actor(ActionRequest request) {
        return Actor.of(request.context());
    }

    private static Map<String, @Nullable Object> json(Job job) {
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("id", job.id());
        json.put("title", job.source());
        json.put("queue", QUEUE);
        json.put("created", Times.iso(job.created()));
        json.put("started", Times.iso(job.started()));
        json.put("ended", Times.iso(job.finished()));
        json.put("status", job.state().code());
        json.put("resource_id", job.resourceId());
        return json;
    }
}
