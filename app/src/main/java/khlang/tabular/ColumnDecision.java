package khlang.tabular;

import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;
import khlang.kind.Eras;
import khlang.kind.Evidence;
import khlang.kind.Kind;
import khlang.kind.KindCounts;
import khlang.kind.Meaning;
import khlang.kind.OtherEra;
import khlang.kind.QuantityText;
import khlang.kind.Reading;
import khlang.kind.Shown;
import khlang.thai.Era;
import org.jspecify.annotations.Nullable;

/** Decides what a column is from what was counted of it. */
final class ColumnDecision {
    /** Kept as text whatever figures they are made of: the next may have a zero in front, and 8.30 is not 8.3. */
    private static final Set<Kind> ALWAYS_TEXT = EnumSet.of(Kind.CITIZEN_ID, Kind.PHONE, Kind.POSTAL_CODE, Kind.TIME);

    private static final Set<Kind> ONLY_NUMBERS =
            EnumSet.of(Kind.LATITUDE, Kind.LONGITUDE, Kind.EASTING, Kind.NORTHING);

    /** So many digits under a header that says code are an account or a register's number, never reckoned with. */
    private static final int LONG_CODE = 10;

    private static final int COMMAS_PER_SLIP = 3;

    /** Digits of whole degrees. */
    private static final int MOST_DEGREES = 3;

    private final ColumnCounter counter;
    private final Figures figures;

    /** A column of a kind, of which so many values are such. */
    record Found(FieldType type, Figures figures, Kind kind, Reading reading, String unit, long fitting) {}

    ColumnDecision(ColumnCounter counter) {
        this.counter = counter;
        this.figures = counter.numbers().figures();
    }

    ColumnVerdict verdict(Optional<FieldType> declared) {
        Kind chosen = counter.chosen();
        Found likely = chosen == null ? found() : new ChosenKind(counter).found(chosen);
        Found found = declared.filter(type -> chosen == null && takes(type))
                .filter(type -> type != likely.type())
                .map(type -> as(type, likely))
                .orElse(likely);
        return verdict(found);
    }

    private ColumnVerdict verdict(Found found) {
        return new ColumnVerdict(found.type(), found.figures().scale(found.type()), meaning(found));
    }

    /** Anything is text; another type is believed where each value fits it, so that none is lost by a wrong word. */
    private boolean takes(FieldType type) {
        NumberCounter numbers = counter.numbers();
        long fitting = switch (type) {
            case TEXT -> counter.values();
            case INTEGER -> numbers.zerosFirst() ? 0 : figures.integers();
            case NUMBER -> numbers.zerosFirst() || !figures.exact(type) ? 0 : figures.count();
            case BOOLEAN -> counter.truths();
            case DATE -> counter.moments().timeOfDay() ? 0 : counter.moments().count();
            case TIMESTAMP -> counter.moments().count();
        };
        return fitting == counter.values();
    }

    /** A column that is said to be kept in another type than its values would be: what it means may stay. */
    private Found as(FieldType type, Found likely) {
        boolean number = type == FieldType.INTEGER || type == FieldType.NUMBER;
        Kind kind = switch (likely.kind()) {
            case INTEGER, NUMBER -> type == FieldType.TEXT ? Kind.CODE : type.plainKind();
            case TEXT, CATEGORY, LIST, DATE, TIMESTAMP, BOOLEAN ->
                type == FieldType.TEXT ? Kind.TEXT : type.plainKind();
            case CODE -> type == FieldType.TEXT || counter.header().names(Kind.CODE) ? Kind.CODE : type.plainKind();
            case JSON,
                    EMAIL,
                    URL,
                    CITIZEN_ID,
                    COORDINATES,
                    UTM,
                    TIME,
                    PERIOD,
                    FISCAL_YEAR,
                    YEAR,
                    MONTH,
                    PHONE,
                    POSTAL_CODE,
                    PROVINCE,
                    SUBDISTRICT,
                    DISTRICT,
                    LATITUDE,
                    LONGITUDE,
                    EASTING,
                    NORTHING,
                    PERCENT,
                    MONEY -> number || type == FieldType.TEXT ? likely.kind() : type.plainKind();
        };
        boolean days = isMoment(type) && isMoment(likely.type());
        return new Found(type, figures, kind, days ? likely.reading() : Reading.PLAIN, likely.unit(), likely.fitting());
    }

    private static boolean isMoment(FieldType type) {
        return type == FieldType.DATE || type == FieldType.TIMESTAMP;
    }

    private Found found() {
        if (counter.values() == 0) {
            return plain(FieldType.TEXT, Kind.TEXT, 0);
        }
        Stream<Supplier<Optional<Found>>> ways = Stream.of(
                this::days,
                this::special,
                this::truths,
                this::numbers,
                this::marked,
                this::decimalCommas,
                this::commasWithUnit,
                this::words);
        return ways.map(Supplier::get).flatMap(Optional::stream).findFirst().orElseThrow();
    }

    private Found plain(FieldType type, Kind kind, long fitting) {
        return new Found(type, figures, kind, Reading.PLAIN, "", fitting);
    }

    private Optional<Found> days() {
        if (counter.header().deniesDates()) {
            return Optional.empty();
        }
        MomentCounter moments = counter.moments();
        long american = moments.count() + moments.monthFirst();
        if (moments.isMonthFirst() && counter.fit(american)) {
            FieldType type = moments.type();
            return Optional.of(new Found(type, figures, type.plainKind(), Reading.MONTH_FIRST, "", american));
        }
        if (counter.fit(moments.count())) {
            FieldType type = moments.timeOfDay() ? FieldType.TIMESTAMP : FieldType.DATE;
            boolean serials = type == FieldType.DATE && counter.numbers().serials() > 0 && saysDate();
            long fitting = moments.count() + (serials ? counter.numbers().serials() : 0);
            Reading reading = serials ? Reading.SERIAL_DAYS : moments.dayFirstReading();
            return Optional.of(new Found(type, figures, type.plainKind(), reading, "", fitting));
        }
        if (moments.timeOfDay() || !saysDate()) {
            return Optional.empty();
        }
        long fitting = moments.count() + counter.numbers().serials();
        return counter.fit(fitting)
                ? Optional.of(new Found(FieldType.DATE, figures, Kind.DATE, Reading.SERIAL_DAYS, "", fitting))
                : Optional.empty();
    }

    private boolean saysDate() {
        return counter.header().names(Kind.DATE);
    }

    private Optional<Found> special() {
        return counter.kinds().winner().flatMap(tally -> {
            boolean numbers = counter.fit(figures.count()) && !counter.numbers().codes();
            boolean year = tally.kind() == Kind.YEAR || tally.kind() == Kind.FISCAL_YEAR;
            if (ONLY_NUMBERS.contains(tally.kind()) && !numbers) {
                return Optional.empty();
            }
            boolean code = tally.kind() == Kind.CODE && (numbersOfItems() || figures.wholeDigits() >= LONG_CODE);
            boolean asPrinted = ALWAYS_TEXT.contains(tally.kind()) || code;
            if (numbers && !asPrinted) {
                return Optional.of(plain(figures.type(), tally.kind(), tally.fits()));
            }
            if (year && counter.fit(tally.fits())) {
                return Optional.of(
                        new Found(FieldType.INTEGER, figures, tally.kind(), Reading.WITH_ERA, "", tally.fits()));
            }
            return Optional.of(plain(FieldType.TEXT, tally.kind(), tally.fits()));
        });
    }

    private Optional<Found> truths() {
        // N alone may as well be north; beside yes and no, "not known" is a third answer.
        boolean third = counter.missing().keySet().stream().anyMatch(CellText::isUnknown);
        if (counter.oneLetter() || third) {
            return Optional.empty();
        }
        boolean asked = counter.header().names(Kind.BOOLEAN);
        long fitting = counter.truths() + (asked ? counter.numbers().onesAndZeros() : 0);
        Reading reading = fitting > counter.truths() ? Reading.ONE_AND_ZERO : Reading.PLAIN;
        return counter.fit(fitting)
                ? Optional.of(new Found(FieldType.BOOLEAN, figures, Kind.BOOLEAN, reading, "", fitting))
                : Optional.empty();
    }

    private Optional<Found> numbers() {
        if (counter.numbers().lists(counter.header().numbersThings())
                && !counter.header().saysAmount()) {
            return Optional.empty();
        }
        if (counter.fit(figures.count()) && !figures.exact(figures.type())) {
            return Optional.of(new Found(FieldType.TEXT, figures, Kind.CODE, Reading.ALL_DIGITS, "", figures.count()));
        }
        if (counter.fit(figures.count()) || slipped()) {
            return Optional.of(
                    counter.numbers().codes() || numbersOfItems()
                            ? plain(FieldType.TEXT, Kind.CODE, figures.count())
                            : amount(figures, mayBeThousands() ? Reading.THOUSANDS : Reading.PLAIN));
        }
        Figures bracketed = counter.marked().bracketed();
        Figures both = figures.and(bracketed);
        boolean account = counter.marked().amountsInBrackets()
                || counter.numbers().signs()
                || figures.count() > bracketed.count();
        boolean fits =
                counter.fit(both.count()) && account && !counter.numbers().codes();
        return fits ? Optional.of(amount(both, Reading.BRACKETS)) : Optional.empty();
    }

    /** Where most numbers have commas, 12,50 is one that lost a figure; it makes no words of the others. */
    private boolean slipped() {
        long slips = counter.marked().slips();
        return counter.numbers().grouped() >= slips * COMMAS_PER_SLIP
                && !counter.numbers().codes()
                && counter.fit(figures.count() + slips);
    }

    /** Whether each fraction is of money and has three figures, as few have but thousands behind a point. */
    private boolean mayBeThousands() {
        return counter.marked().commasFree()
                && counter.header().names(Kind.MONEY)
                && counter.numbers().fractions() > 0
                && counter.numbers().pointed().count() > 0;
    }

    /** 1.10 under a header that says code is item ten of one, not 1.1. */
    private boolean numbersOfItems() {
        return counter.header().names(Kind.CODE) && figures.type() == FieldType.NUMBER;
    }

    /** Numbers without a unit in their cells; the header may say one. */
    private Found amount(Figures all, Reading reading) {
        FieldType type = all.type();
        if (reading == Reading.DECIMAL_COMMA && all.wholeDigits() <= MOST_DEGREES) {
            for (Kind degrees : List.of(Kind.LATITUDE, Kind.LONGITUDE)) {
                if (counter.header().names(degrees)) {
                    return new Found(type, all, degrees, reading, "", all.count());
                }
            }
        }
        if (counter.header().names(Kind.PERCENT)) {
            return new Found(type, all, Kind.PERCENT, reading, QuantityText.PERCENT, all.count());
        }
        if (counter.header().names(Kind.MONEY)) {
            return new Found(type, all, Kind.MONEY, reading, counter.header().moneyUnit(), all.count());
        }
        return new Found(type, all, type.plainKind(), reading, counter.header().unit(), all.count());
    }

    /** Where nine of ten numbers carry the same unit, those without one have it as well. */
    private Optional<Found> marked() {
        MarkedNumbers marked = counter.marked();
        Figures open = figures.and(marked.united());
        Figures all = open.and(marked.inBrackets());
        long without = figures.count() + marked.bracketed().count();
        boolean bare = isBareEnough(marked.unit(), without, all.count());
        // Where more stand in brackets than not, these set them apart from what stands beside them: 12 and (45%).
        boolean account = open.count() >= marked.inBrackets().count();
        if (!marked.oneUnit()
                || !account
                || !counter.fit(all.count())
                || !bare
                || counter.numbers().codes()) {
            return Optional.empty();
        }
        return Optional.of(united(all, shares().isEmpty() ? Reading.WITH_UNIT : Reading.MIXED_SHARES, marked.unit()));
    }

    /** Whether so few have no unit that they have it as well. */
    private boolean isBareEnough(String unit, long without, long all) {
        boolean percent = unit.equals(QuantityText.PERCENT) && counter.header().names(Kind.PERCENT);
        return percent || unit.equals(QuantityText.BAHT) || without * 10 <= all;
    }

    private static Found united(Figures all, Reading reading, String unit) {
        Kind kind = unit.equals(QuantityText.PERCENT)
                ? Kind.PERCENT
                : QuantityText.isMoney(unit) ? Kind.MONEY : all.type().plainKind();
        return new Found(all.type(), all, kind, reading, unit, all.count());
    }

    private Optional<Found> decimalCommas() {
        Figures commas = counter.marked().commas();
        return counter.fit(commas.count()) && !counter.marked().lists(counter.header())
                ? Optional.of(amount(commas, Reading.DECIMAL_COMMA))
                : Optional.empty();
    }

    /**
     * What the column is in a file whose other columns have a comma before their decimals: the same here, where its
     * values can be read so, or numbers of which it is told that their commas were taken for those of thousands.
     */
    Optional<ColumnVerdict> asElsewhere() {
        Found alone = found();
        if (counter.chosen() != null || !mayBeReadAnew(alone.reading()) || ONLY_NUMBERS.contains(alone.kind())) {
            return Optional.empty();
        }
        if (alone.reading() == Reading.WITH_UNIT) {
            return united(counter.marked().commaUnits().figuresElsewhere()).map(this::verdict);
        }
        Figures commas = new CommasElsewhere(counter).figures();
        if (counter.fit(commas.count())) {
            return Optional.of(verdict(amount(commas, Reading.DECIMAL_COMMA)));
        }
        boolean number = alone.type() == FieldType.INTEGER || alone.type() == FieldType.NUMBER;
        return number && counter.numbers().grouped() > 0
                ? Optional.of(verdict(new Found(
                        alone.type(), figures, alone.kind(), Reading.THOUSANDS, alone.unit(), alone.fitting())))
                : Optional.empty();
    }

    private static boolean mayBeReadAnew(Reading reading) {
        return reading == Reading.PLAIN
                || reading == Reading.THOUSANDS
                || reading == Reading.BRACKETS
                || reading == Reading.WITH_UNIT;
    }

    private Optional<Found> commasWithUnit() {
        return united(counter.marked().commaUnits().figures());
    }

    private Optional<Found> united(Figures all) {
        CommaUnits marked = counter.marked().commaUnits();
        return counter.fit(all.count()) && isBareEnough(marked.unit(), marked.bare(), all.count())
                ? Optional.of(united(all, Reading.COMMA_WITH_UNIT, marked.unit()))
                : Optional.empty();
    }

    private Optional<Found> words() {
        Kind kind = counter.kinds().few() ? Kind.CATEGORY : Kind.TEXT;
        return Optional.of(plain(FieldType.TEXT, kind, counter.values()));
    }

    private Meaning meaning(Found found) {
        boolean dated = isMoment(found.type());
        Eras eras = dated ? counter.moments().eras() : years(found.kind());
        long all = dated ? counter.moments().count() : isYear(found.kind()) ? found.fitting() : 0;
        boolean allBuddhist = found.reading() == Reading.SHORT_BUDDHIST;
        long buddhist = allBuddhist ? all : eras.buddhist();
        @Nullable Era era = all == 0 ? null : buddhist * 2 > all ? Era.BUDDHIST : Era.COMMON;
        @Nullable OtherEra fewer = all == 0 || allBuddhist ? null : eras.fewer();
        RunnerUp next = RunnerUp.of(counter, found.kind());
        long values = counter.values() - counter.kinds().nothing(found.kind());
        double share = values == 0 ? 1 : (double) found.fitting() / values;
        return new Meaning(
                found.kind(),
                found.unit(),
                found.reading(),
                era,
                fewer != null,
                share,
                values - found.fitting(),
                next.kind(),
                next.share(),
                found.type() == FieldType.TEXT ? Map.of() : counter.missing(),
                evidence(found.reading(), dated).withShares(shares()).withOtherEra(fewer));
    }

    private Evidence evidence(Reading reading, boolean dated) {
        NumberCounter numbers = counter.numbers();
        @Nullable Shown taken = numbers.firstGrouped() == null ? numbers.firstPointed() : numbers.firstGrouped();
        if (reading == Reading.THOUSANDS && taken != null) {
            return Evidence.of(taken);
        }
        @Nullable Shown pointed = numbers.firstPointed();
        if (reading == Reading.DECIMAL_COMMA
                && pointed != null
                && counter.marked().noPlain().count() == 0) {
            return Evidence.of(pointed);
        }
        return dated ? counter.moments().evidence(reading) : Evidence.NONE;
    }

    private Eras years(Kind kind) {
        return counter.kinds().tallies().stream()
                .filter(tally -> tally.kind() == kind && isYear(kind))
                .map(KindCounts.Tally::eras)
                .findFirst()
                .orElseGet(Eras::new);
    }

    /** A percent, and a number below one without %, where there are both: one of them is a hundred times off. */
    private List<Shown> shares() {
        @Nullable Shown percent = counter.marked().percent();
        @Nullable Shown share = counter.numbers().share();
        return percent == null || share == null || counter.numbers().codes() ? List.of() : List.of(percent, share);
    }

    private static boolean isYear(Kind kind) {
        return kind == Kind.YEAR || kind == Kind.FISCAL_YEAR;
    }
}
