package khlang.ingest;

import java.util.LinkedHashMap;
import java.util.Map;
import khlang.problem.Phrase;
import khlang.web.Language;
import khlang.web.Messages;
import khlang.web.Times;
import org.jspecify.annotations.Nullable;

/** Jobs and their reasons as programs see them. */
public final class IngestJson {
    private final Messages messages;

    public IngestJson(Messages messages) {
        this.messages = messages;
    }

    /** A reason as {@code {code, message, message_th}}; null where there is none. */
    public @Nullable Map<String, String> error(@Nullable Phrase reason) {
        if (reason == null) {
            return null;
        }
        Map<String, String> error = new LinkedHashMap<>();
        error.put("code", reason.key());
        error.put("message", messages.text(Language.EN, reason));
        error.put("message_th", messages.text(Language.TH, reason));
        return error;
    }

    /** What the dictionaries of resources say of their loads, by the resource's id. */
    public Map<String, Map<String, @Nullable Object>> further(Map<String, LoadStatus> statuses, boolean officer) {
        Map<String, Map<String, @Nullable Object>> all = new LinkedHashMap<>();
        statuses.forEach((id, status) -> {
            Map<String, @Nullable Object> further = new LinkedHashMap<>();
            further.put("load_state", status.state());
            further.put("load_error", error(status.error()));
            if (officer) {
                waiting(further, status);
            }
            all.put(id, further);
        });
        return all;
    }

    /** What only officers know of. */
    void waiting(Map<String, @Nullable Object> json, LoadStatus status) {
        json.put("held_version", status.held() == 0 ? null : status.held());
        json.put("load_notice", error(status.notice()));
        json.put("load_file", status.file());
    }

    /** How it stands with the fetching of a link. */
    Map<String, Object> link(LinkStatus status) {
        Map<String, Object> link = new LinkedHashMap<>();
        link.put("fetching", status.enabled());
        link.put("fetched", Times.iso(status.fetched()));
        link.put("next", Times.iso(status.next()));
        link.put("failures", status.failures());
        return link;
    }

    Map<String, Object> taskInfo(Job job) {
        Map<String, Object> info = new LinkedHashMap<>();
        info.put("job_id", job.id());
        info.put("job_type", "load");
        info.put("status", job.state().code());
        info.put("attempts", job.attempts());
        info.put("version_id", job.versionId());
        info.put("requested_timestamp", Times.iso(job.created()));
        info.put("started_timestamp", Times.iso(job.started()));
        info.put("heartbeat_timestamp", Times.iso(job.heartbeat()));
        info.put("finished_timestamp", Times.iso(job.finished()));
        info.put("error", error(job.error()));
        return info;
    }
}
