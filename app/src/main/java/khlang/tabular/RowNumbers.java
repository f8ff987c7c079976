package khlang.tabular;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import khlang.problem.Phrase;
import khlang.thai.ThaiDigits;

/** Recognises the column that only numbers the rows, as printed tables have it; it is kept, and told. */
final class RowNumbers {
    private static final int FEWEST = 3;
    private static final int MOST_DIGITS = 9;

    private final String id;
    private final String name;
    private final int column;
    private long last;
    private long numbered;
    private long inOrder;

    RowNumbers(List<FieldNames.Name> names) {
        int found = -1;
        for (int i = names.size() - 1; i >= 0; i--) {
            found = named(names.get(i).label()) ? i : found;
        }
        this.column = found;
        this.id = found < 0 ? "" : names.get(found).id();
        this.name = found < 0 ? "" : names.get(found).label();
    }

    /** Whether a header says that its column numbers the rows. */
    static boolean named(String header) {
        return HeaderWords.numbersRows(CellText.squeezed(header));
    }

    /** Looks at the next row. O(digits), and nothing in a table without such a header. */
    void row(Row row) {
        if (column < 0 || row.cell(column).isEmpty()) {
            return;
        }
        long number = number(row.cell(column));
        numbered++;
        // Each group, or each page, may begin anew.
        inOrder += number == last + 1 || number == 1 ? 1 : 0;
        last = number;
    }

    private static long number(String cell) {
        long number = 0;
        for (int i = 0; i < cell.length(); i++) {
            int digit = ThaiDigits.value(cell.charAt(i));
            if (digit < 0 || i == MOST_DIGITS) {
                return -1;
            }
            number = 10 * number + digit;
        }
        return number;
    }

    /** @param left the ids of columns that are left out */
    Optional<Phrase> note(Set<String> left) {
        boolean numbers = numbered >= FEWEST && inOrder == numbered && !left.contains(id);
        return numbers ? Optional.of(Phrase.of("tabular.note.row_numbers", name)) : Optional.empty();
    }
}
