package khlang.kind;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import khlang.thai.Moment;
import khlang.thai.ThaiDates;
import khlang.thai.ThaiDigits;
import org.jspecify.annotations.Nullable;

/** How the cells of a column are read where the column as a whole shows more than a cell could. */
public enum Reading {
    /** As the type of the column reads them. */
    PLAIN {
        @Override
        public String normal(String cell) {
            return cell;
        }

        @Override
        List<Example> examples() {
            return List.of(Example.sure("1,234", "1,234"));
        }
    },
    /** Numbers, of which nearly all carry the same unit. */
    WITH_UNIT {
        @Override
        public @Nullable String normal(String cell) {
            QuantityText quantity = new QuantityText();
            return quantity.read(cell) ? quantity.number().plain() : null;
        }

        @Override
        List<Example> examples() {
            return List.of(
                    Example.sure("๕ ครั้ง", "5"),
                    Example.sure("2 ไร่", "2"),
                    Example.sure("1,200.50 บาท", "1200.50"),
                    Example.sure("5kg", "5"),
                    Example.sure("1,212 รายการ", "1212"),
                    Example.sure("46 ตารางกิโลเมตร", "46"),
                    Example.sure("12", "12"),
                    Example.sure("(5) คน", "-5"),
                    Example.sure("(5 คน)", "-5"),
                    Example.sure("(5)", "-5"),
                    Example.not("(ก) คน"),
                    Example.not("(1) 2 คน"),
                    Example.not("(043) 221202"),
                    Example.not("5 ท่านขึ้นไป คน"),
                    Example.not("3G"),
                    Example.not("8.30 น."),
                    Example.not("1 ม.ค."),
                    Example.not("1 ตำบล 1 มหาวิทยาลัย"),
                    Example.not("๑๒)"));
        }
    },
    /** Years, of which some carry their era. */
    WITH_ERA {
        @Override
        public @Nullable String normal(String cell) {
            return Kind.FISCAL_YEAR.normal(cell);
        }

        @Override
        List<Example> examples() {
            return Kind.FISCAL_YEAR.examples();
        }
    },
    /** Numbers with a comma before their decimals, as 1.234,50; some of the column can be read in no other way. */
    DECIMAL_COMMA {
        @Override
        public @Nullable String normal(String cell) {
            boolean less = cell.length() > 2 && cell.charAt(0) == '(' && cell.endsWith(")") && hasMark(cell);
            String text = ThaiDigits.toArabic(less ? cell.substring(1, cell.length() - 1) : cell)
                    .replace('\u2212', '-');
            boolean fits =
                    text.length() <= LONGEST && COMMA_NUMBER.matcher(text).matches() && !(less && text.startsWith("-"));
            return fits ? (less ? "-" : "") + text.replace(".", "").replace(',', '.') : null;
        }

        @Override
        List<Example> examples() {
            return List.of(
                    Example.sure("1.234,50", "1234.50"),
                    Example.sure("12,5", "12.5"),
                    Example.sure("-1.234.567", "-1234567"),
                    Example.sure("(1.234,50)", "-1234.50"),
                    Example.sure("(1.250)", "-1250"),
                    Example.not("(5)"),
                    Example.not("(-2,5)"),
                    Example.sure("7", "7"),
                    Example.not("1,234.50"),
                    Example.not("1.5"),
                    Example.not("12.34,5"));
        }
    },
    /** Numbers whose commas are taken to stand between thousands, or points before decimals, and may mean the other. */
    THOUSANDS {
        @Override
        public @Nullable String normal(String cell) {
            return Kind.NUMBER.normal(cell);
        }

        @Override
        List<Example> examples() {
            return List.of(Example.sure("1,234", "1234"), Example.sure("1.250", "1.250"), Example.not("1,2"));
        }
    },
    /** Numbers with a unit and a comma before their decimals, as some of the column can be read in no other way. */
    COMMA_WITH_UNIT {
        @Override
        public @Nullable String normal(String cell) {
            QuantityText quantity = new QuantityText(DECIMAL_COMMA);
            return quantity.read(cell) ? quantity.number().plain() : null;
        }

        @Override
        List<Example> examples() {
            return List.of(
                    Example.sure("1,5%", "1.5"),
                    Example.sure("10,5 บาท", "10.5"),
                    Example.sure("฿10,50", "10.50"),
                    Example.sure("1.250,50 บาท", "1250.50"),
                    Example.sure("(2,5%)", "-2.5"),
                    Example.sure("3", "3"),
                    Example.not("1,250.50 บาท"),
                    Example.not("ไม่เกิน 1,5%"));
        }
    },
    /** Numbers of accounts, where (1,234) is less than nothing. */
    BRACKETS {
        @Override
        public @Nullable String normal(String cell) {
            boolean less = cell.length() > 2 && cell.charAt(0) == '(' && cell.endsWith(")");
            String inside = less ? cell.substring(1, cell.length() - 1).strip() : cell;
            String plain = Kind.NUMBER.normal(inside);
            return !less || plain == null ? plain : plain.startsWith("-") ? null : "-" + plain;
        }

        @Override
        List<Example> examples() {
            return List.of(
                    Example.sure("(1,234)", "-1234"),
                    Example.sure("(๑๒.๕)", "-12.5"),
                    Example.sure("1,234", "1234"),
                    Example.not("(-5)"),
                    Example.not("(ก)"),
                    Example.not("()"));
        }
    },
    /** Days, some of them in figures alone: 20240131, or 45322, as spreadsheets count that day. */
    SERIAL_DAYS {
        @Override
        public @Nullable String normal(String cell) {
            String day = Kind.DATE.normal(cell);
            NumberText number = new NumberText();
            boolean figures = day == null && number.read(cell);
            if (figures && isCompact(number)) {
                long whole = number.whole();
                return Kind.DATE.normal(whole / 10_000 + "-" + whole / 100 % 100 + "-" + whole % 100);
            }
            return figures && isCounted(number)
                    ? EXCEL_ZERO.plusDays(number.whole()).toString()
                    : day;
        }

        @Override
        List<Example> examples() {
            return List.of(
                    Example.sure("45322", "2024-01-31"),
                    Example.sure("๔๕๓๒๒", "2024-01-31"),
                    Example.sure("31/1/2567", "2024-01-31"),
                    Example.sure("20240131", "2024-01-31"),
                    Example.sure("25670131", "2024-01-31"),
                    Example.not("20240231"),
                    Example.not("99990131"),
                    Example.not("45,322"),
                    Example.not("2567"),
                    Example.not("99999"));
        }
    },
    /** Dates whose month stands before the day, as 3/15/2024; some of the column can be read in no other way. */
    MONTH_FIRST {
        @Override
        public @Nullable String normal(String cell) {
            Matcher parts = SHORT_DATE.matcher(cell.length() <= LONGEST ? ThaiDigits.toArabic(cell) : "");
            String day = parts.matches()
                    ? parts.group(2) + parts.group(4) + parts.group(1) + parts.group(3) + parts.group(5)
                    : cell;
            return written(ThaiDates.moment(day));
        }

        @Override
        List<Example> examples() {
            return List.of(
                    Example.sure("3/15/2024", "2024-03-15"),
                    Example.sure("04-02-2024", "2024-04-02"),
                    Example.sure("2024-04-02", "2024-04-02"),
                    Example.sure("3/15/24", "2024-03-15"),
                    Example.sure("03/15/2024 10:20", "2024-03-15 10:20:00"),
                    Example.not("15/3/2024"),
                    Example.not("3/15/67"),
                    Example.not("2/30/2024"));
        }
    },
    /** Dates with years of two digits, all of the Buddhist era, as some of the column show. */
    SHORT_BUDDHIST {
        @Override
        public @Nullable String normal(String cell) {
            return written(ThaiDates.buddhistMoment(slashed(cell)));
        }

        @Override
        List<Example> examples() {
            return List.of(
                    Example.sure("5/3/28", "1985-03-05"),
                    Example.sure("5.3.28", "1985-03-05"),
                    Example.sure("5/3/66 8:30", "2023-03-05 08:30:00"),
                    Example.sure("29/2/27", "1984-02-29"),
                    Example.not("29/2/24"));
        }
    },
    /** Dates with years of two digits of which nothing says the era; they are taken to be of the common one. */
    SHORT_COMMON {
        @Override
        public @Nullable String normal(String cell) {
            return written(ThaiDates.moment(slashed(cell)));
        }

        @Override
        List<Example> examples() {
            return List.of(
                    Example.sure("5/3/28", "2028-03-05"),
                    Example.sure("5.3.28", "2028-03-05"),
                    Example.sure("5/3/28 0:00", "2028-03-05"));
        }
    },
    /** Dates, some with points before years of two digits: elsewhere 1.2.67 numbers an item. */
    POINTED_DAYS {
        @Override
        public @Nullable String normal(String cell) {
            return written(ThaiDates.moment(slashed(cell)));
        }

        @Override
        List<Example> examples() {
            return List.of(
                    Example.sure("1.2.67", "2024-02-01"),
                    Example.sure("๑๕.๑๒.๖๖", "2023-12-15"),
                    Example.sure("1.2.67 09.30 น.", "2024-02-01 09:30:00"),
                    Example.sure("1/2/2567", "2024-02-01"),
                    Example.not("30.2.67"),
                    Example.not("1.2"));
        }
    },
    /** Dates with Thai months and years of two digits, of the common era as their header or the table before says. */
    NAMED_COMMON {
        @Override
        public @Nullable String normal(String cell) {
            return written(ThaiDates.commonMoment(cell));
        }

        @Override
        List<Example> examples() {
            return List.of(
                    Example.sure("5 มี.ค. 24", "2024-03-05"),
                    Example.sure("5-มี.ค.-67", "2024-03-05"),
                    Example.sure("5 มี.ค. พ.ศ. 24", "1981-03-05"),
                    Example.not("30 ก.พ. 24"));
        }
    },
    /** Times of which some say another zone than Thailand's; they are told as clocks show them there. */
    MOVED {
        @Override
        public @Nullable String normal(String cell) {
            return written(ThaiDates.moment(cell));
        }

        @Override
        List<Example> examples() {
            return List.of(Example.sure("2024-01-31T20:30:00Z", "2024-02-01 03:30:00"));
        }
    },
    /** Percents beside numbers without %, most of which are less than one: one of both is a hundred times off. */
    MIXED_SHARES {
        @Override
        public @Nullable String normal(String cell) {
            return WITH_UNIT.normal(cell);
        }

        @Override
        List<Example> examples() {
            return List.of(Example.sure("50%", "50"), Example.sure("0.6", "0.6"), Example.not("ก"));
        }
    },
    /** Numbers of so many digits that no column of numbers holds them: kept as printed. */
    ALL_DIGITS {
        @Override
        public String normal(String cell) {
            return cell;
        }

        @Override
        List<Example> examples() {
            return List.of(Example.sure("0.1234567890123456789", "0.1234567890123456789"));
        }
    },
    /** 1 for yes and 0 for no, where the header asks a question. */
    ONE_AND_ZERO {
        @Override
        public @Nullable String normal(String cell) {
            return switch (ThaiDigits.toArabic(cell)) {
                case "1" -> "true";
                case "0" -> "false";
                default -> Kind.BOOLEAN.normal(cell);
            };
        }

        @Override
        List<Example> examples() {
            return List.of(
                    Example.sure("1", "true"),
                    Example.sure("๐", "false"),
                    Example.sure("ใช่", "true"),
                    Example.not("2"));
        }
    };

    private static final int LONGEST = 40;
    private static final Pattern COMMA_NUMBER = Pattern.compile("-?(?:\\d{1,3}(?:\\.\\d{3})+|\\d+)(?:,\\d+)?");
    private static final Pattern SHORT_DATE =
            Pattern.compile("(\\d{1,2})[/-](\\d{1,2})(([/-])(?:(?:19|20)\\d{2}|[0-2]\\d|30))((?:[ ,T].*)?)");
    private static final Pattern POINTED =
            Pattern.compile("([\\d๐-๙]{1,2})\\.([\\d๐-๙]{1,2})\\.([\\d๐-๙]{2}(?![\\d๐-๙.]).*)");

    private static final LocalDate EXCEL_ZERO = LocalDate.of(1899, 12, 30);

    /** The cell, neither blank nor with blanks around it, in normal form; null where it does not fit. */
    public abstract @Nullable String normal(String cell);

    abstract List<Example> examples();

    /** A date with points before a year of two digits as it is written elsewhere, 1/2/67; anything else as it is. */
    public static String slashed(String cell) {
        boolean likely = cell.length() <= LONGEST && cell.indexOf('.') > 0 && Character.isDigit(cell.charAt(0));
        Matcher parts = POINTED.matcher(likely ? cell : "");
        return parts.matches() ? parts.group(1) + "/" + parts.group(2) + "/" + parts.group(3) : cell;
    }

    /** A day alone, or with its time where that is no midnight that a spreadsheet has added. */
    private static @Nullable String written(Optional<Moment> read) {
        Moment moment = read.orElse(null);
        return moment == null
                ? null
                : moment.isTimeOfDay()
                        ? TimestampForm.written(moment.dateTime())
                        : moment.date().toString();
    }

    /** Whether a whole number may be a day: as spreadsheets count days, or year, month and day without a mark between. */
    public static boolean isSerial(NumberText number) {
        return isCounted(number) || isCompact(number);
    }

    private static boolean isCompact(NumberText number) {
        boolean whole = number.wholeDigits() == 8 && number.scale() == 0 && !number.isSignedOrGrouped();
        long year = number.whole() / 10_000;
        return whole
                && number.whole() / 100 % 100 <= 12
                && number.whole() % 100 <= 31
                && ((year >= 1900 && year <= 2100) || (year >= 2443 && year <= 2643));
    }

    /** A day of the years 1954–2064. */
    private static boolean isCounted(NumberText number) {
        boolean whole = number.wholeDigits() == 5 && number.scale() == 0 && !number.isSignedOrGrouped();
        return whole && number.whole() >= 20_000 && number.whole() <= 60_000;
    }

    /** Whether a point stands between thousands, and 1.234 is more than a thousand. */
    public boolean hasDecimalComma() {
        return this == DECIMAL_COMMA || this == COMMA_WITH_UNIT;
    }

    /** Whether a number can be read in no other way than with a decimal comma. */
    public static boolean needsDecimalComma(String cell) {
        return cell.indexOf(',') > 0 && !mayBeThousands(cell);
    }

    private static boolean hasMark(String cell) {
        return cell.indexOf(',') > 0 || cell.indexOf('.') > 0;
    }

    /** Whether three figures stand behind a number's comma, as behind that of thousands; 0,750 has none. */
    public static boolean mayBeThousands(String cell) {
        int comma = cell.indexOf(',');
        boolean nothing = comma == 1 && ThaiDigits.value(cell.charAt(0)) == 0;
        int end = cell.endsWith(")") ? cell.length() - 1 : cell.length();
        return comma > 0 && !nothing && end - comma == 4 && cell.lastIndexOf('.', comma) < 0;
    }
}
