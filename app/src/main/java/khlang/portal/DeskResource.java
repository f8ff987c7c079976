package khlang.portal;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import khlang.dataset.Dataset;
import khlang.dataset.LoadMode;
import khlang.dataset.Resource;
import khlang.datastore.Difference;
import khlang.datastore.TableVersion;
import khlang.ingest.Job;
import khlang.ingest.LinkStatus;
import khlang.problem.Phrase;
import khlang.web.Form;
import khlang.web.View;
import org.jspecify.annotations.Nullable;

/**
 * A file or link on its officer's desk.
 *
 * @param dataset the dataset that it belongs to
 * @param resource the resource; null while it is being made
 * @param form its names and its link, as typed
 * @param load how the loading of its newest file stands; null while it is being made
 * @param table the table that is served; null where there is none
 * @param held the table that waits until its officer has looked at it; null where none does
 * @param link how it stands with what it links to; null where it is no link
 * @param fileUrl where its file is downloaded, or its link
 * @param maxUpload the most bytes of a file
 * @param done what the form before this page did, or empty
 */
public record DeskResource(
        Dataset dataset,
        @Nullable Resource resource,
        Form form,
        @Nullable ResourceLoad load,
        @Nullable TableVersion table,
        @Nullable TableVersion held,
        @Nullable LinkStatus link,
        String fileUrl,
        long maxUpload,
        String done) {

    /** Whether its file is being loaded. */
    public boolean loading() {
        return load != null && load.open();
    }

    /** Whether its newest file could not be loaded. */
    public boolean failed() {
        return load != null && load.state().equals("failed");
    }

    /** Whether somebody has stopped the loading of its newest file. */
    public boolean stopped() {
        Phrase reason = reason();
        return failed() && reason != null && reason.key().equals(Job.CANCELLED);
    }

    /** What the table that waits has and lacks; null where none waits. */
    public @Nullable Difference difference() {
        return held == null ? null : held.difference();
    }

    /** Why there is no table; null where nothing is to be said. */
    public @Nullable Phrase reason() {
        return load == null ? null : load.error();
    }

    /** Whether it has a kept file, not a link. */
    public boolean kept() {
        return readable() && link == null;
    }

    /** Whether there is a file, or the copy of one that it links to, whose reading can be corrected. */
    public boolean readable() {
        return resource != null && resource.fileHash() != null;
    }

    /** What is being loaded, or has failed, by its name or its address. */
    public String source() {
        return load == null ? "" : load.file();
    }

    /** What is to be told of a version that gave way to a later file; null where nothing is. */
    public @Nullable Phrase notice() {
        return load == null ? null : load.notice();
    }

    /** The columns by which rows may be told apart, one by one, and those that are chosen now: form values and words. */
    public Map<String, String> keys() {
        Map<String, String> keys = new LinkedHashMap<>();
        Set<String> chosen = resource == null ? Set.of() : LoadMode.primaryKey(resource);
        if (chosen.size() > 1) {
            keys.put(DeskParts.key(chosen), String.join(" + ", chosen));
        }
        if (table != null) {
            table.fields().forEach(field -> keys.put(DeskParts.key(Set.of(field.id())), field.label()));
        }
        return keys;
    }

    /** The page on which its officers see the rows of the table that waits. */
    public String heldPath() {
        return publicPath() + "?version=" + (held == null ? 0 : held.number());
    }

    /** Where its officers download the file of the table that waits. */
    public String heldFile() {
        return publicPath() + "/version/"
                + (held == null ? "" : held.number() + "/download/" + View.encoded(held.fileName()));
    }

    /** The page that shows it to everyone. */
    public String publicPath() {
        return "/dataset/" + dataset.name() + (resource == null ? "" : "/resource/" + resource.id());
    }

    /** Where its forms are sent. */
    public String path() {
        return resource == null
                ? "/desk/dataset/" + dataset.name() + "/resource/new"
                : "/desk/resource/" + resource.id();
    }
}
