package khlang.tabular;

import java.util.ArrayList;
import java.util.List;
import khlang.kind.Header;
import khlang.kind.Kind;
import khlang.thai.Moment;
import khlang.thai.ThaiDates;

/** Counts what the values of all columns look like, and makes fields of them. */
final class ColumnCounters {
    private final DeclaredTypes said;
    private final int most;
    private final boolean dated;
    private final boolean commasFree;
    private final List<ColumnCounter> counters = new ArrayList<>();
    private final Recent<Moment> moments =
            new Recent<>(cell -> ThaiDates.moment(cell).orElse(null));
    private List<FieldNames.Name> names = List.of();
    private boolean money;

    /**
     * Counts none yet.
     *
     * @param most columns beyond these are not counted
     * @param dated whether the file holds days as such
     * @param commasFree as {@link Known#commasFree}
     */
    ColumnCounters(DeclaredTypes said, int most, boolean dated, boolean commasFree) {
        this.said = said;
        this.most = most;
        this.dated = dated;
        this.commasFree = commasFree;
    }

    /** Gives the columns their headers, before the first row is counted. */
    void name(List<FieldNames.Name> found) {
        names = found;
        money = names.stream().anyMatch(name -> header(name, false).names(Kind.MONEY));
    }

    void count(Row row) {
        String[] cells = row.cells();
        int width = Math.min(cells.length, most);
        while (counters.size() < width) {
            counters.add(counter(counters.size()));
        }
        for (int i = 0; i < width; i++) {
            counters.get(i).add(cells[i], row.line());
        }
    }

    private ColumnCounter counter(int column) {
        FieldNames.Name name = name(column);
        MarkedNumbers marked = new MarkedNumbers(commasFree);
        return new ColumnCounter(header(name, money), moments, said.kind(name), said.before(name), dated, marked);
    }

    private static Header header(FieldNames.Name name, boolean besideMoney) {
        return new Header(name.label(), name.id(), name.unit(), besideMoney);
    }

    /** A column's header, as far as the header reaches. */
    private FieldNames.Name name(int column) {
        return column < names.size() ? names.get(column) : new FieldNames.Name("", "");
    }

    /** A field for each header, of the type that the values so far show. */
    List<Field> fields() {
        List<ColumnVerdict> verdicts = new ArrayList<>();
        for (int i = 0; i < names.size(); i++) {
            ColumnCounter counter = i < counters.size() ? counters.get(i) : counter(i);
            verdicts.add(counter.verdict(said.of(name(i))));
        }
        boolean commas = commasFree
                && (counters.stream().anyMatch(ColumnCounter::showsThousands)
                        || verdicts.stream()
                                .anyMatch(verdict -> verdict.meaning().reading().hasDecimalComma()));
        List<Field> found = new ArrayList<>();
        for (int i = 0; i < names.size(); i++) {
            FieldNames.Name name = name(i);
            ColumnVerdict verdict = verdicts.get(i);
            if (commas && i < counters.size() && said.of(name).isEmpty()) {
                verdict = counters.get(i).asElsewhere().orElse(verdict);
            }
            found.add(new Field(i + 1, name.id(), name.label(), verdict.type(), verdict.scale(), verdict.meaning()));
        }
        return List.copyOf(found);
    }
}
