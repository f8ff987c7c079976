package khlang.tabular;

import java.util.List;
import khlang.problem.Phrase;
import khlang.quality.Finding;
import khlang.quality.Noticed;

/** What a file holds. */
record Gathered(
        List<Field> fields,
        long rows,
        CellProblems problems,
        TableHead head,
        List<TableRange> tables,
        Noticed noticed,
        boolean grouped,
        List<Phrase> notes) {
    /** The same with more findings. */
    Gathered with(List<Finding> more) {
        return with(noticed.with(more));
    }

    /** The same with more cells that do not fit. */
    Gathered with(CellProblems unfit) {
        problems.add(unfit);
        return with(unfit.findings());
    }

    /** The same with other findings. */
    Gathered with(Noticed other) {
        return new Gathered(fields, rows, problems, head, tables, other, grouped, notes);
    }
}
