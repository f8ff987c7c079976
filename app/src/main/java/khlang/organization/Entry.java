package khlang.organization;

import java.time.Instant;

/** What organizations and groups have in common; see {@link Organization} for what each means. */
public sealed interface Entry permits Organization, Group {
    String id();

    String name();

    String title();

    String titleEnglish();

    String description();

    String descriptionEnglish();

    String imageUrl();

    String state();

    Instant created();
}
