package khlang.chart;

import java.math.BigDecimal;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import khlang.datastore.FieldStatistics;
import khlang.kind.Header;
import khlang.kind.Kind;
import khlang.tabular.Field;
import khlang.tabular.FieldType;
import org.jspecify.annotations.Nullable;

/** What a field can be to a chart, decided from its name, its type and what is in it. */
enum FieldRole {
    /** Nothing in it. */
    EMPTY,
    /** One value throughout. */
    CONSTANT,
    /** A code, a running or telephone number: not to be added up, nor to be a category. */
    IDENTIFIER,
    LATITUDE,
    LONGITUDE,
    /** A whole number that is a year. */
    YEAR,
    /** A date or a time. */
    TIME,
    /** A number that says how much. */
    MEASURE,
    /** Few enough different values to be told apart. */
    CATEGORY,
    /** Words for reading. */
    TEXT;

    private static final Pattern LATITUDES = Pattern.compile("(^|[^a-z])lat(itude)?([^a-z]|$)|ละติจูด|แลตติจูด");
    private static final Pattern LONGITUDES =
            Pattern.compile("(^|[^a-z])(lon|lng|long|longitude)([^a-z]|$)|ลองจิจูด|ลองติจูด|ลองกิจูด");
    private static final Pattern YEARS =
            Pattern.compile("(^|[^a-z])(year|years|fy|yr)([^a-z]|$)|ปี|พ\\.?ศ\\.?|ค\\.?ศ\\.?");
    private static final Pattern CODES = Pattern.compile("(^|[_\\s.-])(id|uuid|code|no|zip|zipcode|postcode|phone|tel|"
            + "telephone|mobile|fax|line|lines|seq|ref)\\.?$|^(id|code|no|row|seq|order|rank|index|line|page)([_\\s.-]|$)"
            + "|^(รหัส|เลขที่|เลขทะเบียน|ลำดับ|เบอร์|โทร|หมายเลข)|ไปรษณีย์|บัตรประชาชน|โทรศัพท์"
            + "|^(month|week|quarter|day|hour|weekday)$");
    private static final Set<Kind> TELLING_APART =
            EnumSet.of(Kind.CODE, Kind.PHONE, Kind.CITIZEN_ID, Kind.EMAIL, Kind.URL);
    private static final long MOST_CATEGORIES = 1_000;

    /** The role of a field of a table of so many rows. */
    static FieldRole of(Field field, FieldStatistics statistics, long rows) {
        long present = rows - statistics.missing();
        if (present <= 0) {
            return EMPTY;
        }
        if (statistics.distinct() == 1) {
            return CONSTANT;
        }
        return switch (field.type()) {
            case DATE, TIMESTAMP -> TIME;
            case BOOLEAN -> CATEGORY;
            case INTEGER, NUMBER -> known(field).orElseGet(() -> ofNumber(field, statistics, rows));
            case TEXT -> ofText(field, statistics, present);
        };
    }

    /** What the kind of a field's numbers says, where it says more than that they are numbers. */
    private static Optional<FieldRole> known(Field field) {
        return switch (field.kind()) {
            case YEAR, FISCAL_YEAR -> Optional.of(field.type() == FieldType.INTEGER ? YEAR : IDENTIFIER);
            case LATITUDE -> Optional.of(LATITUDE);
            case LONGITUDE -> Optional.of(LONGITUDE);
            case CODE, PHONE, POSTAL_CODE, CITIZEN_ID, EASTING, NORTHING, MONTH, PROVINCE, DISTRICT, SUBDISTRICT ->
                Optional.of(IDENTIFIER);
            case INTEGER,
                    NUMBER,
                    MONEY,
                    PERCENT,
                    TEXT,
                    CATEGORY,
                    LIST,
                    JSON,
                    EMAIL,
                    URL,
                    COORDINATES,
                    UTM,
                    TIMESTAMP,
                    DATE,
                    TIME,
                    PERIOD,
                    BOOLEAN -> Optional.empty();
        };
    }

    private static FieldRole ofText(Field field, FieldStatistics statistics, long present) {
        // A code that comes back often, such as a station's, tells rows apart as well as a name does.
        boolean code = named(field, CODES) || Header.isOrdinal(field.id()) || TELLING_APART.contains(field.kind());
        if (code && statistics.distinct() * 10 > present) {
            return IDENTIFIER;
        }
        boolean few = statistics.distinct() <= MOST_CATEGORIES && statistics.distinct() * 2 <= present;
        boolean labels = present <= 40;
        return few || labels ? CATEGORY : TEXT;
    }

    private static FieldRole ofNumber(Field field, FieldStatistics statistics, long rows) {
        if (named(field, LATITUDES) && between(statistics, -90, 90)) {
            return LATITUDE;
        }
        if (named(field, LONGITUDES) && between(statistics, -180, 180)) {
            return LONGITUDE;
        }
        if (field.type() == FieldType.INTEGER && named(field, YEARS) && between(statistics, 1_800, 2_700)) {
            return YEAR;
        }
        boolean running = field.type() == FieldType.INTEGER
                && rows >= 3
                && statistics.distinct() == rows
                && between(statistics, 1, rows);
        return running || named(field, CODES) || Header.isOrdinal(field.id()) ? IDENTIFIER : MEASURE;
    }

    private static boolean named(Field field, Pattern names) {
        return names.matcher(field.id().toLowerCase(Locale.ROOT)).find();
    }

    private static boolean between(FieldStatistics statistics, long least, long most) {
        BigDecimal minimum = number(statistics.minimum());
        BigDecimal maximum = number(statistics.maximum());
        return minimum != null
                && maximum != null
                && minimum.compareTo(BigDecimal.valueOf(least)) >= 0
                && maximum.compareTo(BigDecimal.valueOf(most)) <= 0;
    }

    /** A statistic as a number, null where it is none. */
    static @Nullable BigDecimal number(@Nullable String text) {
        if (text == null) {
            return null;
        }
        try {
            return new BigDecimal(text);
        } catch (NumberFormatException e) {
            return null;
        }
    }
}
