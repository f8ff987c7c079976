package khlang.tabular;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import khlang.thai.Moment;
import khlang.thai.ThaiDates;
import org.jspecify.annotations.Nullable;

/** The types a field can have; each is decided from all values of the field. */
public enum FieldType {
    TEXT {
        @Override
        @Nullable
        String normal(String cell) {
            return CellText.cleaned(cell);
        }

        @Override
        List<Example> examples() {
            return List.of(new Example("เทศบาลนครขอนแก่น", "เทศบาลนครขอนแก่น"), new Example("a\u0000b\r\nc", "ab\nc"));
        }
    },
    /** A whole number of at most 18 digits. */
    INTEGER {
        @Override
        @Nullable
        String normal(String cell) {
            NumberText number = new NumberText();
            boolean fits = number.read(cell) && number.isInteger();
            return fits && !number.isCode() ? number.plain() : null;
        }

        @Override
        List<Example> examples() {
            return List.of(
                    new Example("0", "0"),
                    new Example("-12", "-12"),
                    new Example("1,234,567", "1234567"),
                    new Example("๒๕๖๗", "2567"),
                    new Example("−5", "-5"),
                    new Example("00100", null),
                    new Example("1,23", null),
                    new Example("1234567890123456789", null),
                    new Example("12.0", null),
                    new Example("5 ท่าน", null),
                    new Example("+66812345678", null));
        }
    },
    /** A decimal number; {@link Field#scale} digits stand behind the point. */
    NUMBER {
        @Override
        @Nullable
        String normal(String cell) {
            NumberText number = new NumberText();
            return number.read(cell) && !number.isCode() ? number.plain() : null;
        }

        @Override
        List<Example> examples() {
            return List.of(
                    new Example("46.0", "46.0"),
                    new Example("102,229.50", "102229.50"),
                    new Example("-.5", "-0.5"),
                    new Example("๔.๐", "4.0"),
                    new Example("1.5E+3", "1500"),
                    new Example("12345678901234567890", "12345678901234567890"),
                    new Example("1.2.3", null),
                    new Example("97.4%", null),
                    new Example("1,2345.0", null),
                    new Example("00.5", null),
                    new Example("-", null),
                    new Example(".", null));
        }
    },
    BOOLEAN {
        @Override
        @Nullable
        String normal(String cell) {
            return CellText.truth(cell);
        }

        @Override
        List<Example> examples() {
            return List.of(
                    new Example("TRUE", "true"),
                    new Example("ใช่", "true"),
                    new Example("ไม่ใช่", "false"),
                    new Example("มี", "true"),
                    new Example("ไม่มี", "false"),
                    new Example("No", "false"),
                    new Example("เท็จ", "false"),
                    new Example("1", null),
                    new Example("มีบ้าง", null));
        }
    },
    DATE {
        @Override
        @Nullable
        String normal(String cell) {
            Moment moment = ThaiDates.moment(cell).orElse(null);
            return moment == null || moment.isTimeOfDay() ? null : moment.date().toString();
        }

        @Override
        List<Example> examples() {
            return List.of(
                    new Example("2024-01-31", "2024-01-31"),
                    new Example("31/1/2567", "2024-01-31"),
                    new Example("๑ ก.พ. ๖๗", "2024-02-01"),
                    new Example("1/1/2567 0:00", "2024-01-01"),
                    new Example("31/02/2567", null),
                    new Example("2567", null),
                    new Example("53/1", null));
        }
    },
    /** A date with a time of day, without zone. */
    TIMESTAMP {
        @Override
        @Nullable
        String normal(String cell) {
            LocalDateTime moment = ThaiDates.dateTime(cell).orElse(null);
            return moment == null ? null : written(moment);
        }

        @Override
        List<Example> examples() {
            return List.of(
                    new Example("2024-01-31 08:30", "2024-01-31 08:30:00"),
                    new Example("31/1/2567 8.30 น.", "2024-01-31 08:30:00"),
                    new Example("2024-01-31", "2024-01-31 00:00:00"),
                    new Example("2024-01-31 24:01", null));
        }
    };

    /** A cell and the normal form it has in this type, null where it does not fit. */
    record Example(String cell, @Nullable String normal) {}

    /** The cell, neither blank nor with blanks around it, in the normal form of this type; null where it does not fit. */
    abstract @Nullable String normal(String cell);

    /** Cells that fit and cells that do not: the test walks them. */
    abstract List<Example> examples();

    private static String written(LocalDateTime moment) {
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
}
