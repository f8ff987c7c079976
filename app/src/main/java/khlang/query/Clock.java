package khlang.query;

import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.ChronoField;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import khlang.problem.Problem;
import khlang.tabular.FieldType;
import org.jspecify.annotations.Nullable;

/**
 * How callers write dates and times and read them: in which years, and in which time zone. Tables hold the time that clocks
 * in Thailand showed; only what has a time moves with a zone, a date stays the date it is.
 *
 * @param zone null where nothing is said: times are told as they are kept, without an offset
 */
public record Clock(Era era, @Nullable ZoneId zone) {
    /** The zone of what tables hold. */
    private static final ZoneId KEPT = ZoneId.of("Asia/Bangkok");

    /** Years as ISO 8601 counts them, and times as they are kept. */
    public static final Clock ISO = new Clock(Era.ISO, null);

    private static final Pattern NAME = Pattern.compile("[A-Z][A-Za-z]+/[A-Za-z0-9_+/-]+");

    /** The zones that both engines know by the names that the tz database has for them. */
    public static final List<String> ZONES = Stream.concat(Stream.of("UTC"), ZoneId.getAvailableZoneIds().stream())
            .filter(name -> name.equals("UTC")
                    || (NAME.matcher(name).matches() && !name.startsWith("SystemV/") && !name.startsWith("Etc/")))
            .distinct()
            .sorted()
            .toList();

    /** A plus sign that nobody encoded arrives as a blank. */
    private static final Pattern WITH_OFFSET =
            Pattern.compile("(.+[T ][0-9:.]+?)(Z|[ +-][0-9]{2}:?[0-9]{2})", Pattern.CASE_INSENSITIVE);

    /** A time of day, with parts of a second where there are any. */
    static final DateTimeFormatter TIME = new DateTimeFormatterBuilder()
            .appendPattern("'T'HH:mm:ss")
            .appendFraction(ChronoField.NANO_OF_SECOND, 0, 6, true)
            .toFormatter(Locale.ROOT);

    private static final DateTimeFormatter OFFSET = DateTimeFormatter.ofPattern("xxx", Locale.ROOT);

    /** The zone of a name in any case. @throws Problem naming one that is right */
    static ZoneId zone(String name) {
        String wanted = name.strip();
        return ZONES.stream()
                .filter(known -> known.equalsIgnoreCase(wanted))
                .findFirst()
                .map(ZoneId::of)
                .orElseThrow(() -> unknown(wanted));
    }

    private static Problem unknown(String name) {
        String told = Tokens.shown(name);
        return NearMiss.of(name, ZONES)
                .map(near -> Problem.invalid("timezone", "datastore.timezone.near", told, near))
                .orElseGet(() -> Problem.invalid("timezone", "datastore.timezone.unknown", told, KEPT.getId()));
    }

    /** Whether values are told as they are kept. */
    public boolean plain() {
        return era != Era.BUDDHIST && zone == null;
    }

    /** Whether values of a type are told as texts of our own making. */
    public boolean writes(FieldType type) {
        boolean moment = type == FieldType.TIMESTAMP;
        return (era == Era.BUDDHIST && (moment || type == FieldType.DATE)) || (zone != null && moment);
    }

    /** The same where times stay as they are kept. */
    Clock unmoved() {
        return new Clock(era, null);
    }

    /** A time as clocks in the zone show it; anything else as it is. */
    public Expression local(Expression value) {
        return zone == null || zone.equals(KEPT) || value.type() != FieldType.TIMESTAMP
                ? value
                : new Expression.Moved(value, KEPT.getId(), zone.getId());
    }

    /** A date, or a date with a time, as a caller wrote it, as ISO 8601 has it: without an offset, as tables hold it. */
    LocalDateTime kept(String parameter, String written) {
        Matcher offset = WITH_OFFSET.matcher(written);
        if (offset.matches()) {
            LocalDateTime moment = local(parameter, offset.group(1));
            String shift = offset.group(2).replace(' ', '+').toUpperCase(Locale.ROOT);
            return moment.atZone(ZoneId.of(shift)).withZoneSameInstant(KEPT).toLocalDateTime();
        }
        LocalDateTime moment = local(parameter, written);
        return zone == null
                ? moment
                : moment.atZone(zone).withZoneSameInstant(KEPT).toLocalDateTime();
    }

    /** A date, or a date with a time and no offset. @throws DateTimeParseException where it is neither */
    LocalDateTime local(String parameter, String written) {
        String text = era.iso(parameter, written.replace(' ', 'T'));
        return text.indexOf('T') < 0
                ? java.time.LocalDate.parse(text).atStartOfDay()
                : LocalDateTime.parse(text, DateTimeFormatter.ISO_LOCAL_DATE_TIME);
    }

    /** A value of a row as it is told. */
    public @Nullable Object told(@Nullable Object value) {
        if (zone == null || !(value instanceof LocalDateTime moment)) {
            return era.told(value);
        }
        OffsetDateTime moved = moment.atZone(KEPT).withZoneSameInstant(zone).toOffsetDateTime();
        return era.told(moved.toLocalDate()) + TIME.format(moved) + OFFSET.format(moved);
    }

    /** The values of a row as they are told. */
    public @Nullable Object[] told(@Nullable Object[] values) {
        if (plain()) {
            return values;
        }
        @Nullable Object[] told = new @Nullable Object[values.length];
        for (int index = 0; index < values.length; index++) {
            told[index] = told(values[index]);
        }
        return told;
    }
}
