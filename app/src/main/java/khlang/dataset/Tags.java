package khlang.dataset;

import java.nio.charset.StandardCharsets;
import java.util.UUID;

/** Tags are words; for CKAN's clients each has an id, which follows from the word. */
final class Tags {
    private Tags() {}

    static String id(String name) {
        return UUID.nameUUIDFromBytes(("tag:" + name).getBytes(StandardCharsets.UTF_8))
                .toString();
    }
}
