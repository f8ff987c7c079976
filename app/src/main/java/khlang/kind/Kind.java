package khlang.kind;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What the values of a column mean, beside how they are kept. Where several kinds fit, the first counts, so the more
 * special stand before the more general.
 *
 * <p>A kind that says less than a type never changes how a value is kept: a year stays the number that was printed, a
 * district the name. Only marks that are no part of a number (%, บาท, พ.ศ.) are taken off where the whole column has
 * them.
 */
public enum Kind {
    JSON(Kept.TEXT, new JsonForm()),
    EMAIL(Kept.TEXT, new EmailForm()),
    URL(Kept.TEXT, new UrlForm()),
    CITIZEN_ID(Kept.TEXT, new CitizenIdForm()),
    COORDINATES(Kept.TEXT, new CoordinatesForm()),
    UTM(Kept.TEXT, new UtmForm()),
    TIMESTAMP(Kept.TIMESTAMP, new TimestampForm()),
    DATE(Kept.DATE, new DateForm()),
    TIME(Kept.TEXT, new TimeForm()),
    PERIOD(Kept.TEXT, new PeriodForm()),
    FISCAL_YEAR(Kept.INTEGER, new FiscalYearForm()),
    YEAR(Kept.INTEGER, new YearForm()),
    MONTH(Kept.TEXT, new MonthForm()),
    PHONE(Kept.TEXT, new PhoneForm()),
    POSTAL_CODE(Kept.TEXT, new PostalCodeForm()),
    PROVINCE(Kept.TEXT, new ProvinceForm()),
    SUBDISTRICT(Kept.TEXT, PlaceForm.SUBDISTRICT),
    DISTRICT(Kept.TEXT, PlaceForm.DISTRICT),
    LATITUDE(Kept.NUMBER, RangeForm.LATITUDE),
    LONGITUDE(Kept.NUMBER, RangeForm.LONGITUDE),
    EASTING(Kept.NUMBER, RangeForm.EASTING),
    NORTHING(Kept.NUMBER, RangeForm.NORTHING),
    BOOLEAN(Kept.BOOLEAN, new TruthForm()),
    PERCENT(Kept.NUMBER, new PercentForm()),
    MONEY(Kept.NUMBER, new MoneyForm()),
    CODE(Kept.TEXT, new CodeForm()),
    INTEGER(Kept.INTEGER, new IntegerForm()),
    NUMBER(Kept.NUMBER, new NumberForm()),
    LIST(Kept.TEXT, new ListForm()),
    /** Few different words; which only the whole column shows. */
    CATEGORY(Kept.TEXT, new TextForm()),
    TEXT(Kept.TEXT, new TextForm());

    private final Kept kept;
    // Forms keep nothing.
    @SuppressWarnings("ImmutableEnumChecker")
    private final Form form;

    Kind(Kept kept, Form form) {
        this.kept = kept;
        this.form = form;
    }

    /** Its name for machines: {@code postal_code}. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The kind of a name for machines. */
    public static Optional<Kind> of(String id) {
        return Stream.of(values()).filter(kind -> kind.id().equals(id)).findFirst();
    }

    /** All names for machines, with commas between them. */
    public static String ids() {
        return Stream.of(values()).map(Kind::id).collect(Collectors.joining(", "));
    }

    /** As what its values are kept; a number without digits behind its point as a whole one. */
    public Kept kept() {
        return kept;
    }

    /** The cell, neither blank nor with blanks around it, in normal form; null where it is no value of this kind. */
    public @Nullable String normal(String cell) {
        return form.normal(cell);
    }

    /** Whether a cell that fits shows the kind by itself. */
    boolean sure(String cell) {
        return form.sure(cell);
    }

    boolean fits(NumberText number) {
        return form.fits(number);
    }

    /** Whether its values say how much, so that a sum or a mean of them means something. */
    public boolean isAmount() {
        return switch (this) {
            case INTEGER, NUMBER, MONEY, PERCENT -> true;
            case JSON,
                    EMAIL,
                    URL,
                    CITIZEN_ID,
                    COORDINATES,
                    UTM,
                    TIMESTAMP,
                    DATE,
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
                    BOOLEAN,
                    CODE,
                    LIST,
                    CATEGORY,
                    TEXT -> false;
        };
    }

    /** Cells of this kind, and cells that are none. */
    public List<Example> examples() {
        return form.examples();
    }
}
