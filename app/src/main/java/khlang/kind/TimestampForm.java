package khlang.kind;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import khlang.thai.ThaiDates;
import org.jspecify.annotations.Nullable;

/** A day with a time, without zone. */
final class TimestampForm implements Form {
    @Override
    public @Nullable String normal(String cell) {
        LocalDateTime moment = ThaiDates.dateTime(cell).orElse(null);
        return moment == null ? null : written(moment);
    }

    static String written(LocalDateTime moment) {
        StringBuilder text = new StringBuilder(19);
        LocalDate date = moment.toLocalDate();
        text.append(date).append(' ');
        appendTwo(text, moment.getHour()).append(':');
        appendTwo(text, moment.getMinute()).append(':');
        return appendTwo(text, moment.getSecond()).toString();
    }

    private static StringBuilder appendTwo(StringBuilder text, int number) {
        return text.append((char) ('0' + number / 10)).append((char) ('0' + number % 10));
    }

    @Override
    public List<Example> examples() {
        return List.of(
                Example.sure("2024-01-31 08:30", "2024-01-31 08:30:00"),
                Example.sure("31/1/2567 8.30 น.", "2024-01-31 08:30:00"),
                Example.sure("1/2/2567 08.30", "2024-02-01 08:30:00"),
                Example.sure("1/2/2567 08.30.15", "2024-02-01 08:30:15"),
                Example.sure("1.2.2567 08.30", "2024-02-01 08:30:00"),
                Example.sure("๑.๒.๒๕๖๗ ๘.๓๐.๑๕ น.", "2024-02-01 08:30:15"),
                Example.sure("2024-01-31", "2024-01-31 00:00:00"),
                Example.not("1/2/2567 8.3"),
                Example.not("1.2.2567 8.3"),
                Example.not("1/2/2567 08.30.99"),
                Example.not("1/2/2567 08.30."),
                Example.not("1.2.67 08.30"),
                Example.not("2024-01-31 24:01"));
    }
}
