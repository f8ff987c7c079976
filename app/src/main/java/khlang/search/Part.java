package khlang.search;

/** The parts of a dataset in which words are looked for; a word in a weightier part counts more. */
enum Part {
    TITLE("title", 4),
    NAME("name_words", 3),
    TAGS("tag_words", 2),
    ORGANIZATION("organization_words", 1.5f),
    GROUPS("group_words", 1.5f),
    FIELDS("field_names", 1.5f),
    NOTES("notes", 1),
    /** What is said of the resources, and by whom. */
    REST("rest", 0.7f);

    private final String field;
    private final float weight;

    Part(String field, float weight) {
        this.field = field;
        this.weight = weight;
    }

    /** The index field of its words. */
    String field() {
        return field;
    }

    /** The index field of its pairs of letters. */
    String pairs() {
        return field + "_pairs";
    }

    float weight() {
        return weight;
    }
}
