package khlang.tabular;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import khlang.problem.Phrase;

/** Weighs how much of a reading was guessed. */
final class Certainty {
    private static final int MOST_FOR_MISFITS = 20;
    private static final int MOST_FOR_NAMES = 12;
    private static final int FEW_ROWS = 3;

    private Certainty() {}

    /**
     * How sure a reading is.
     *
     * @param encoding the encoding of a text; blank for other files
     * @param notes what was noted on the way
     */
    static Confidence of(Recipe recipe, Gathered gathered, String encoding, List<Phrase> notes) {
        Confidence.Doubts doubts = new Confidence.Doubts();
        header(doubts, recipe, gathered);
        lines(doubts, gathered);
        boolean guessed = recipe.encoding() == null && !encoding.isEmpty() && !encoding.startsWith("UTF-");
        boolean choice = recipe.sheet() == null && has(notes, "tabular.note.other_sheets");
        boolean others = recipe.table() == null
                && OtherTables.of(recipe, gathered.tables()).any();
        long misfits = notes.stream().filter(Recipe::isMisfit).count();
        doubts.add(misfits > 0, (int) (15 * misfits), "tabular.sure.recipe", misfits)
                .add(guessed, 3, "tabular.sure.encoding", encoding)
                .add(choice, 3, "tabular.sure.sheets", "")
                .add(others, 10, "tabular.sure.tables", "")
                .add(gathered.grouped(), 8, "tabular.sure.groups", "")
                .add(has(notes, "tabular.note.other_entries"), 5, "tabular.sure.entries", "");
        return doubts.weighed();
    }

    private static boolean has(List<Phrase> notes, String key) {
        return notes.stream().anyMatch(note -> note.key().equals(key));
    }

    private static void header(Confidence.Doubts doubts, Recipe recipe, Gathered gathered) {
        TableHead head = gathered.head();
        boolean found = recipe.headerRows() == null;
        int names = head.headerRows() - head.titleRows();
        long unnamed = gathered.fields().stream()
                .filter(field -> FieldNames.isUnnamed(field.label()))
                .count();
        boolean none = head.headerLine() == 0;
        doubts.add(found && none, 20, "tabular.sure.no_header", "")
                .add(found && !none && names > 1, 6, "tabular.sure.header_rows", names)
                .add(recipe.firstRow() == null && head.titleRows() > 0, 3, "tabular.sure.titles", head.titleRows())
                .add(!none && unnamed > 0, (int) Math.min(MOST_FOR_NAMES, 4 * unnamed), "tabular.sure.unnamed", unnamed)
                .add(gathered.fields().size() == 1, 10, "tabular.sure.one_column", "")
                .add(gathered.rows() < FEW_ROWS, 5, "tabular.sure.few_rows", gathered.rows());
    }

    private static void lines(Confidence.Doubts doubts, Gathered gathered) {
        Map<String, Long> kinds = gathered.problems().kept().stream()
                .map(problem -> problem.reason().key())
                .collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));
        long others = kinds.getOrDefault("tabular.row.other_header", 0L);
        long headers = kinds.getOrDefault("tabular.row.header", 0L) + others;
        long totals = -headers
                + kinds.entrySet().stream()
                        .filter(kind -> kind.getKey().startsWith("tabular.row."))
                        .mapToLong(Map.Entry::getValue)
                        .sum();
        long extra = kinds.getOrDefault("tabular.cell.extra", 0L);
        long inCells = kinds.getOrDefault("tabular.cell.encoding", 0L);
        long inNames = gathered.fields().stream()
                .filter(field -> field.label().indexOf('\uFFFD') >= 0)
                .count();
        long spoilt = inCells + inNames;
        long misfits = gathered.problems().count() - headers - totals - extra - inCells;
        long cells = Math.max(1, gathered.rows() * gathered.fields().size());
        int share = (int) Math.min(MOST_FOR_MISFITS, 1 + 100 * misfits / cells);
        doubts.add(misfits > 0, share, "tabular.sure.misfits", misfits)
                .add(spoilt > 0, 10, "tabular.sure.spoilt", spoilt)
                .add(extra > 0, 8, "tabular.sure.extra", extra)
                .add(headers > 0, 2, "tabular.sure.repeated", headers)
                .add(others > 0, 10, "tabular.sure.other_header", others)
                .add(totals > 0, 2, "tabular.sure.left_out", totals);
    }
}
