package khlang.dataset;

import java.util.List;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** What a tag may look like. */
final class TagRules {
    // CKAN's own rule leaves out marks, and so refuses เชียงใหม่ and สุขภาพ.
    private static final Pattern TAG = Pattern.compile("[\\p{L}\\p{M}\\p{N} \\-_.()&]{2,100}");

    private TagRules() {}

    /** The tags, each once and sorted; what is wrong with them goes to {@code refusals}. */
    static List<String> of(List<String> tags, Refusals refusals) {
        TreeSet<String> sorted = new TreeSet<>();
        for (String tag : tags) {
            String clean = tag.strip().replaceAll("\\s+", " ");
            if (clean.isEmpty()) {
                continue;
            }
            if (!TAG.matcher(clean).matches()) {
                refusals.add("tags", "dataset.tag", clean);
                continue;
            }
            sorted.add(clean);
        }
        return List.copyOf(sorted);
    }
}
