package khlang.ingest;

import java.util.List;
import java.util.Map;
import khlang.problem.Phrase;
import khlang.problem.Problem;

/** What became of each data package. */
public record ImportReport(List<Line> lines) {
    /** What became of a package. */
    public enum Outcome {
        CREATED,
        UPDATED,
        /** It is there, but private, because what {@link Line#reasons} names is missing. */
        INCOMPLETE,
        /** It is there, but without the resources and groups that {@link Line#reasons} names. */
        PARTLY,
        /** There is no dataset of it. */
        REFUSED
    }

    /**
     * One package.
     *
     * @param name the dataset's name
     * @param files how many files were new, or are read in another way now, and so are loaded
     * @param reasons by field of the dataset or name of a resource, what is missing or wrong
     */
    public record Line(String name, Outcome outcome, int files, Map<String, List<Phrase>> reasons) {}

    /** Whether everything that was brought is there, be it public or private. */
    public boolean whole() {
        return lines.stream()
                .map(Line::outcome)
                .noneMatch(outcome -> outcome == Outcome.REFUSED || outcome == Outcome.PARTLY);
    }

    /** What a problem says, by field; under a blank one where it is of none. */
    static Map<String, List<Phrase>> reasons(Problem problem) {
        return problem.fields().isEmpty() ? Map.of("", List.of(problem.phrase())) : problem.fields();
    }

    static List<Phrase> phrases(Problem problem) {
        return reasons(problem).values().stream().flatMap(List::stream).toList();
    }
}
