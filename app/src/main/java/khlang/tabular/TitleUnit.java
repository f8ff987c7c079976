package khlang.tabular;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import khlang.kind.Header;
import khlang.kind.Kind;
import khlang.problem.Phrase;

/**
 * The unit of money that stands above a table, as หน่วย : ล้านบาท at its right, goes to the columns of money that say none.
 * Other units do not: with คน above it, a table may count households as well.
 */
final class TitleUnit {
    private TitleUnit() {}

    /**
     * What stands below the header, with the unit above it.
     *
     * @param titles the rows above the header
     */
    static Below with(Below below, List<Row> titles, List<FieldNames.Name> names) {
        Set<String> units = new HashSet<>();
        titles.stream().flatMap(row -> row.filledCells().stream()).forEach(cell -> {
            String unit = UnitRow.said(cell);
            if (Header.isMoney(unit)) {
                units.add(unit);
            }
        });
        return units.size() == 1 ? with(below, units.iterator().next(), names) : below;
    }

    private static Below with(Below below, String unit, List<FieldNames.Name> names) {
        List<String> all = new ArrayList<>();
        List<String> counted = new ArrayList<>();
        for (int i = 0; i < names.size(); i++) {
            FieldNames.Name name = names.get(i);
            String own = i < below.units().size() ? below.units().get(i) : "";
            Header header = new Header(name.label(), name.id(), own, true);
            boolean money = header.names(Kind.MONEY)
                    && header.unit().isEmpty()
                    && header.moneyUnit().isEmpty();
            all.add(money ? unit : own);
            if (money) {
                counted.add("‘" + name.label() + "’");
            }
        }
        if (counted.isEmpty()) {
            return below;
        }
        List<Phrase> notes = new ArrayList<>(below.notes());
        notes.add(Phrase.of("tabular.note.unit_above", unit, counted.stream().collect(Collectors.joining(", "))));
        return new Below(below.rows(), below.left(), List.copyOf(all), List.copyOf(notes));
    }
}
