package khlang.ingest;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import khlang.dataset.Resource;
import khlang.dataset.Resources;
import khlang.problem.Phrase;
import khlang.user.Actor;
import khlang.web.ActionRequest;
import khlang.web.Actions;
import khlang.web.Times;
import org.jspecify.annotations.Nullable;

/** The loading of files as programs ask for it, under the names of both of CKAN's loaders. */
public final class IngestApi {
    private final Ingest ingest;
    private final Resources resources;
    private final IngestJson json;

    public IngestApi(Ingest ingest, Resources resources, IngestJson json) {
        this.ingest = ingest;
        this.resources = resources;
        this.json = json;
    }

    /** Adds its actions. */
    public void addTo(Actions actions) {
        for (String loader : List.of("xloader", "datapusher")) {
            actions.read(loader + "_status", "ingest", this::status);
            actions.write(loader + "_submit", "ingest", this::submit);
            actions.write(loader + "_cancel", "ingest", this::cancel);
        }
    }

    private boolean submit(ActionRequest request) {
        ingest.submit(Actor.of(request.context()), request.required("resource_id"));
        return true;
    }

    private boolean cancel(ActionRequest request) {
        ingest.cancel(Actor.of(request.context()), request.required("resource_id"));
        return true;
    }

    private Map<String, @Nullable Object> status(ActionRequest request) {
        Actor actor = Actor.of(request.context());
        Resource resource = resources.show(actor, request.required("resource_id"));
        boolean officer = resources.mayEdit(actor, resource);
        LoadStatus status = ingest.status(resource, officer);
        // What waits is its officers' own.
        Optional<Job> job = ingest.latest(resource, officer);
        Map<String, @Nullable Object> answer = new LinkedHashMap<>();
        answer.put("status", status.state());
        answer.put("state", status.state());
        answer.put("resource_id", resource.id());
        answer.put("job_id", job.map(Job::id).orElse(null));
        answer.put("job_url", null);
        answer.put("key", request.action().replace("_status", ""));
        answer.put("stage", job.map(found -> found.stage().code()).orElse(null));
        answer.put("rows_done", job.map(Job::rowsDone).orElse(0L));
        answer.put(
                "rows_per_second",
                job.map(Job::rowsPerSecond).filter(pace -> pace > 0).orElse(null));
        answer.put(
                "seconds_left",
                job.map(Job::secondsLeft).filter(left -> left > 0).orElse(null));
        answer.put("bytes_done", job.map(Job::bytesDone).orElse(0L));
        answer.put("bytes_total", job.map(Job::bytesTotal).orElse(0L));
        answer.put(
                "last_updated", job.map(found -> Times.iso(found.lastUpdated())).orElse(null));
        answer.put("link", ingest.link(resource, officer).map(json::link).orElse(null));
        answer.put("error", json.error(status.error()));
        List<Phrase> reasons = officer ? ingest.heldReasons(resource) : List.of();
        answer.put("held_reasons", reasons.stream().map(json::error).toList());
        if (officer) {
            json.waiting(answer, status);
        }
        answer.put("task_info", job.map(found -> json.taskInfo(found)).orElse(null));
        return answer;
    }
}
