package khlang.tabular;

import java.util.Optional;
import java.util.stream.Stream;
import khlang.kind.Kind;
import khlang.kind.KindCounts;
import khlang.kind.QuantityText;
import khlang.kind.Reading;

/** Reads a column as the kind that somebody chose for it; values that are none of it stay out and are told. */
final class ChosenKind {
    private final ColumnCounter counter;
    private final NumberCounter numbers;

    /** One way in which numbers may be written, and those that can be read so. */
    private record Way(Reading reading, Figures figures) {}

    ChosenKind(ColumnCounter counter) {
        this.counter = counter;
        this.numbers = counter.numbers();
    }

    ColumnDecision.Found found(Kind kind) {
        return switch (kind.kept()) {
            case TEXT -> plain(FieldType.TEXT, kind, Reading.PLAIN, fits(kind).orElse(counter.values()));
            case TIMESTAMP -> moment(FieldType.TIMESTAMP, kind);
            case DATE -> moment(FieldType.DATE, kind);
            case BOOLEAN -> truth(kind);
            case INTEGER -> kind == Kind.INTEGER ? number(kind) : year(kind);
            case NUMBER -> number(kind);
        };
    }

    private ColumnDecision.Found plain(FieldType type, Kind kind, Reading reading, long fitting) {
        return new ColumnDecision.Found(type, numbers.figures(), kind, reading, "", fitting);
    }

    /** How many values are of a kind; absent where every text is. */
    private Optional<Long> fits(Kind kind) {
        return counter.kinds().tallies().stream()
                .filter(tally -> tally.kind() == kind)
                .map(KindCounts.Tally::fits)
                .findFirst();
    }

    private ColumnDecision.Found moment(FieldType type, Kind kind) {
        MomentCounter moments = counter.moments();
        long serials = type == FieldType.DATE ? numbers.serials() : 0;
        if (serials == 0 && moments.isMonthFirst()) {
            return plain(type, kind, Reading.MONTH_FIRST, moments.count() + moments.monthFirst());
        }
        Reading reading = serials > 0 ? Reading.SERIAL_DAYS : moments.dayFirstReading();
        return plain(type, kind, reading, moments.count() + serials);
    }

    private ColumnDecision.Found truth(Kind kind) {
        long figures = numbers.onesAndZeros();
        Reading reading = figures > 0 ? Reading.ONE_AND_ZERO : Reading.PLAIN;
        return plain(FieldType.BOOLEAN, kind, reading, counter.truths() + figures);
    }

    private ColumnDecision.Found year(Kind kind) {
        return plain(FieldType.INTEGER, kind, Reading.WITH_ERA, fits(kind).orElse(0L));
    }

    /** In the way in which most of the values are numbers; of several units none is taken off. */
    private ColumnDecision.Found number(Kind kind) {
        MarkedNumbers marked = counter.marked();
        Figures figures = numbers.figures();
        Figures united = figures.and(marked.united()).and(marked.inBrackets());
        Way best = Stream.of(
                        new Way(Reading.COMMA_WITH_UNIT, marked.commaUnits().figures()),
                        new Way(Reading.DECIMAL_COMMA, marked.commas()),
                        new Way(Reading.BRACKETS, figures.and(marked.bracketed())),
                        new Way(Reading.WITH_UNIT, marked.oneUnit() ? united : figures),
                        new Way(Reading.PLAIN, figures))
                // Of equal ones the last counts.
                .reduce((one, other) -> one.figures().count() > other.figures().count() ? one : other)
                .orElseThrow();
        FieldType type = kind == Kind.INTEGER
                ? FieldType.INTEGER
                : kind == Kind.NUMBER ? FieldType.NUMBER : best.figures().type();
        long fitting = type == FieldType.INTEGER
                ? best.figures().integers()
                : best.figures().count();
        return new ColumnDecision.Found(type, best.figures(), kind, best.reading(), unit(kind, best), fitting);
    }

    private String unit(Kind kind, Way way) {
        if (way.reading() == Reading.WITH_UNIT || way.reading() == Reading.COMMA_WITH_UNIT) {
            MarkedNumbers marked = counter.marked();
            return way.reading() == Reading.WITH_UNIT
                    ? marked.unit()
                    : marked.commaUnits().unit();
        }
        return kind == Kind.PERCENT
                ? QuantityText.PERCENT
                : kind == Kind.MONEY
                        ? counter.header().moneyUnit()
                        : counter.header().unit();
    }
}
