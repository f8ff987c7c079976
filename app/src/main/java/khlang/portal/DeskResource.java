package khlang.portal;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import khlang.dataset.Dataset;
import khlang.dataset.LoadMode;
import khlang.dataset.Resource;
import khlang.datastore.Difference;
import khlang.datastore.TableVersion;
import khlang.ingest.LinkStatus;
import khlang.problem.Phrase;
import khlang.web.Form;
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

    /** What the table that waits has and lacks; null where none waits. */
    public @Nullable Difference difference() {
        return held == null ? null : held.difference();
    }

    /** Whether the file before the one that could not be loaded is in its place again. */
    public boolean takenBack() {
        return failed() && table != null && resource != null && table.fileHash().equals(resource.fileHash());
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

    /** What is being loaded, by its name or its address. */
    public String source() {
        if (resource == null) {
            return "";
        }
        return resource.linked() || resource.fileName() == null ? resource.url() : resource.fileName();
    }

    /** The table of the newest file: the one that waits, else the one that is served; null where there is none. */
    public @Nullable TableVersion shown() {
        return held == null ? table : held;
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
