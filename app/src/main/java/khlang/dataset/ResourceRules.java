package khlang.dataset;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import khlang.storage.StoredFile;
import khlang.web.Json;
import org.jspecify.annotations.Nullable;

/** Turns a draft into a resource that the catalogue takes, or says all that is wrong with it. */
final class ResourceRules {
    /** A file that has been kept, the name under which it came, and whether it is a copy of what a link leads to. */
    record Kept(String fileName, StoredFile file, boolean copy) {}

    private static final Pattern UUID_TEXT =
            Pattern.compile("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}");
    private static final int MOST_EXTRAS = 300_000;

    /** Further keys that an update keeps where it does not say them: the data dictionary, how files go in. */
    private static final Set<String> KEPT_EXTRAS =
            Set.of("schema", "datapackage_name", LoadMode.KEY, LoadMode.PRIMARY_KEY, LoadMode.INDEXES, Refresh.KEY);

    private ResourceRules() {}

    /** The id that a caller chose, or a new one. */
    static String id(@Nullable String chosen, Refusals refusals) {
        if (chosen == null || chosen.isEmpty()) {
            return UUID.randomUUID().toString();
        }
        if (!UUID_TEXT.matcher(chosen).matches()) {
            refusals.add("id", "dataset.id");
        }
        return chosen;
    }

    /** A resource that is new. */
    static Resource created(
            String id,
            String datasetId,
            int position,
            ResourceDraft draft,
            @Nullable Kept kept,
            Instant now,
            Refusals refusals) {
        Resource nothing = new Resource(
                id, datasetId, position, "", "", "", "", "", "", "", null, null, null, null, Map.of(), null, "active",
                now, null, now);
        return patched(nothing, draft, kept, now, refusals);
    }

    /** The resource with all that is said changed, and all that is not said emptied; a kept file stays. */
    static Resource updated(Resource before, ResourceDraft draft, @Nullable Kept kept, Instant now, Refusals refusals) {
        ResourceDraft whole = new ResourceDraft(
                before.id(),
                or(draft.name(), ""),
                or(draft.nameEnglish(), ""),
                or(draft.description(), ""),
                or(draft.descriptionEnglish(), ""),
                draft.format(),
                draft.mimetype(),
                before.urlType().isEmpty() ? or(draft.url(), "") : draft.url(),
                draft.extras() == null ? Map.of() : draft.extras(),
                draft.upload(),
                draft.replacing());
        return changed(before, whole, keptExtras(before), kept, now, refusals);
    }

    /**
     * The resource until somebody has decided on its new file or link: what is said of it, beside the file that is there.
     *
     * @param said the resource with the new one
     * @param keep whether what the draft does not say stays
     */
    static Resource standing(Resource before, Resource said, ResourceDraft draft, boolean keep, Instant now) {
        boolean nothing = before.fileHash() == null && !before.linked();
        boolean emptied = said.fileHash() == null && !said.linked();
        // The same bytes under another name have the table that is there.
        boolean renamed = !before.linked()
                && !said.linked()
                && before.fileHash() != null
                && before.fileHash().equals(said.fileHash());
        if (nothing || emptied || renamed || said.isSourceOf(before)) {
            return said;
        }
        ResourceDraft words = draft.keepingFile(before);
        return keep
                ? patched(before, words, null, now, new Refusals())
                : updated(before, words, null, now, new Refusals());
    }

    /** What would be lost by silence: clients that know only their own keys replace files. */
    private static Map<String, Object> keptExtras(Resource before) {
        Map<String, Object> staying = new LinkedHashMap<>(before.extras());
        staying.keySet().removeIf(key -> !KEPT_EXTRAS.contains(key) && !Resource.RECIPE.contains(key));
        return staying;
    }

    /** The resource with all that is said changed, and the rest as it was. */
    static Resource patched(Resource before, ResourceDraft draft, @Nullable Kept kept, Instant now, Refusals refusals) {
        return changed(before, draft, before.extras(), kept, now, refusals);
    }

    private static Resource changed(
            Resource before,
            ResourceDraft draft,
            Map<String, Object> staying,
            @Nullable Kept kept,
            Instant now,
            Refusals refusals) {
        Resource source = source(before, draft, kept, now, refusals);
        Resource after = new Resource(
                before.id(),
                before.datasetId(),
                before.position(),
                name(before, draft, source, refusals),
                refusals.text("name_translated", or(draft.nameEnglish(), before.nameEnglish()), 1000),
                refusals.text("description", or(draft.description(), before.description()), 100_000),
                refusals.text(
                        "description_translated", or(draft.descriptionEnglish(), before.descriptionEnglish()), 100_000),
                format(before, draft, source, refusals),
                source.urlType(),
                source.url(),
                source.fileHash(),
                source.fileName(),
                source.fileSize(),
                mimetype(draft, source, refusals),
                extras(staying, draft.extras(), refusals),
                source.versionId(),
                before.state(),
                before.created(),
                source.lastModified(),
                before.metadataModified());
        return after.equals(before) ? before : after.withModified(now);
    }

    /** Where the bytes come from: the new file, the new link, or what was there. */
    private static Resource source(
            Resource before, ResourceDraft draft, @Nullable Kept kept, Instant now, Refusals refusals) {
        if (kept != null) {
            return source(before, kept, now);
        }
        String url = draft.url();
        if (url == null || url.equals(before.url()) || (!before.urlType().isEmpty() && isOwn(before, url))) {
            return before;
        }
        String link = refusals.text("url", url, 2000);
        if (!link.isEmpty() && !Links.isLink(link)) {
            refusals.add("url", "dataset.link");
        } else if (Links.tellsUser(link)) {
            refusals.add("url", "dataset.link.user");
        }
        return before.withLink(link, now);
    }

    /** The rows of the old file are served until those of the new one are whole. */
    private static Resource source(Resource before, Kept kept, Instant now) {
        StoredFile file = kept.file();
        boolean same = file.hash().equals(before.fileHash())
                && kept.fileName().equals(before.fileName())
                && kept.copy() == before.linked();
        if (same) {
            return before;
        }
        return kept.copy()
                ? before.withCopy(file.hash(), kept.fileName(), file.size(), now)
                : before.withFile(file.hash(), kept.fileName(), file.size(), now);
    }

    /** Whether a client only sends back the address at which we serve the kept file, or says nothing. */
    private static boolean isOwn(Resource before, String url) {
        return url.isEmpty()
                || url.equals(before.fileName())
                || url.contains("/resource/" + before.id() + "/download/")
                || url.endsWith(ResourceJson.dump(before.id()));
    }

    private static String name(Resource before, ResourceDraft draft, Resource source, Refusals refusals) {
        String name = refusals.text("name", or(draft.name(), before.name()), 1000);
        // A name that was only the old file's would be wrong beside the new file.
        boolean ofOldFile = name.equals(before.fileName()) && name.equals(before.name());
        if (!name.isEmpty() && !ofOldFile) {
            return name;
        }
        // A reader always needs something to tap on.
        return source.fileName() == null ? "" : source.fileName();
    }

    private static String format(Resource before, ResourceDraft draft, Resource source, Refusals refusals) {
        String said = refusals.text("format", or(draft.format(), ""), 100).replaceAll("^\\.+", "");
        if (!said.isEmpty()) {
            return said.toUpperCase(Locale.ROOT);
        }
        // What was said of a link is not corrected by the name under which its file comes.
        boolean copied = source.linked()
                && source.url().equals(before.url())
                && !before.format().isEmpty();
        boolean other = !source.equals(before) && !copied;
        if (!other && draft.format() == null) {
            return before.format();
        }
        String from = source.fileName() == null ? source.url().replaceAll("^[a-zA-Z]+://[^/]*", "") : source.fileName();
        return FileNames.ending(from).toUpperCase(Locale.ROOT);
    }

    private static @Nullable String mimetype(ResourceDraft draft, Resource source, Refusals refusals) {
        if (source.fileName() != null) {
            return FileNames.type(source.fileName());
        }
        String said = refusals.text(
                "mimetype", or(draft.mimetype(), source.mimetype() == null ? "" : source.mimetype()), 200);
        return said.isEmpty() ? null : said;
    }

    private static Map<String, Object> extras(
            Map<String, Object> staying, @Nullable Map<String, Object> said, Refusals refusals) {
        Map<String, Object> clean = new LinkedHashMap<>(staying);
        clean.putAll(said == null ? Map.of() : DictionaryRules.taken(said, refusals));
        if (Json.MAPPER.writeValueAsString(clean).length() > MOST_EXTRAS) {
            refusals.add("extras", "dataset.too_long", MOST_EXTRAS);
        }
        LoadMode.check(clean, refusals);
        Refresh.check(clean, refusals);
        return clean;
    }

    private static String or(@Nullable String said, String before) {
        return said != null ? said : before;
    }
}
