package khlang.tabular;

import java.util.List;
import khlang.problem.Phrase;
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
        List<Phrase> notes) {}
