package khlang.chart;

/** The two widths that each chart is drawn for; the style sheet shows the one that fits. */
enum Frame {
    WIDE("chart-wide", 720, 14),
    NARROW("chart-narrow", 360, 13);

    private final String name;
    private final int width;
    private final int letters;

    Frame(String name, int width, int letters) {
        this.name = name;
        this.width = width;
        this.letters = letters;
    }

    String className() {
        return name;
    }

    int width() {
        return width;
    }

    /** The height of letters. */
    int letters() {
        return letters;
    }
}
